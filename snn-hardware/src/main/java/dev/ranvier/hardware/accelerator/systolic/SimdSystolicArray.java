package dev.ranvier.hardware.accelerator.systolic;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.accelerator.MachineSheet;
import dev.ranvier.hardware.cost.ActionCounts;
import dev.ranvier.hardware.cost.EnergyTable;
import dev.ranvier.hardware.workload.Convolution;
import dev.ranvier.hardware.workload.Operation;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;

/**
 * An output-stationary array whose elements take several terms of a sum in a cycle, in the manner of Wei et al. 2017
 * (DAC), doi:10.1145/3061639.3062207: filters are laid on R rows, output pixels on C columns, input channels on L
 * lanes. Sums are double-buffered, so that folds follow each other without a gap:
 *
 * <pre>  cycles = ceil(N / R) ceil(M / C) T + R + C - 2,    T = window area x ceil(channels of a group / L)</pre>
 *
 * <p>Parameters of the sheet: {@code rows}, {@code columns}, {@code lanes}, {@code wordBits}, {@code clockHertz}.
 * Actions: {@code mac.multiplyAdd}, {@code buffer.read} of inputs and filters at the edges of the array,
 * {@code buffer.write} of results. Memory off the chip is not modelled.
 */
public final class SimdSystolicArray implements Accelerator {

    private final MachineSheet sheet;
    private final EnergyTable energies;

    /**
     * @param sheet what the machine is
     * @param energies what its actions cost
     * @throws IllegalArgumentException if the sheet lacks a parameter
     */
    public SimdSystolicArray(MachineSheet sheet, EnergyTable energies) {
        sheet.whole("rows");
        sheet.whole("columns");
        sheet.whole("lanes");
        sheet.whole("wordBits");
        sheet.value("clockHertz");
        this.sheet = sheet;
        this.energies = energies;
    }

    /** The fp32 design of Wei et al. with the sheet that comes with the program. */
    public static SimdSystolicArray wei() {
        return new SimdSystolicArray(
                MachineSheet.resource(SimdSystolicArray.class, "wei-fpga.json"),
                EnergyTable.resource(SimdSystolicArray.class, "wei-fpga-energy.json"));
    }

    @Override
    public MachineSheet sheet() {
        return sheet;
    }

    @Override
    public EnergyTable energies() {
        return energies;
    }

    @Override
    public SimdSystolicArray withEnergies(EnergyTable changed) {
        return new SimdSystolicArray(sheet, changed);
    }

    @Override
    public SimdSystolicArray withSheet(MachineSheet changed) {
        return new SimdSystolicArray(changed, energies);
    }

    @Override
    public long processingElements() {
        return (long) sheet.whole("rows") * sheet.whole("columns") * sheet.whole("lanes");
    }

    @Override
    public int wordBits() {
        return sheet.whole("wordBits");
    }

    @Override
    public LayerCounts count(WorkloadLayer layer, int batch) {
        Operation operation = layer.operation();
        int lanes = sheet.whole("lanes");
        long area = operation instanceof Convolution conv ? conv.window().area() : 1;
        long channels = operation.reduction() / area;
        SystolicSchedule schedule = SystolicSchedule.of(
                operation.filtersPerGroup(),
                operation.outputPixels() * batch,
                area * ((channels + lanes - 1) / lanes),
                sheet.whole("rows"),
                sheet.whole("columns"),
                Dataflow.OUTPUT_STATIONARY,
                OutputDrain.TOOL);
        long groups = operation.groups();
        long fill = schedule.cyclesPerFold() - schedule.streamedSteps();
        long cycles = groups * schedule.folds() * schedule.streamedSteps() + fill;
        // Words at the edges of the array: each fold of the pixels reads all filters, each fold of the filters all
        // pixels.
        long filterFolds = ceil(operation.filtersPerGroup(), sheet.whole("rows"));
        long pixelFolds = ceil(operation.outputPixels() * batch, sheet.whole("columns"));
        ActionCounts counts = ActionCounts.builder()
                .add("mac", "multiplyAdd", operation.multiplyAccumulates() * batch)
                .add(
                        "buffer",
                        "read",
                        operation.weightWords() * pixelFolds
                                + groups * operation.outputPixels() * batch * operation.reduction() * filterFolds)
                .add("buffer", "write", operation.outputWords() * batch)
                .build();
        double laneShare = (double) channels / (ceil(channels, lanes) * lanes);
        return new LayerCounts(
                cycles,
                counts,
                schedule.mappingEfficiency() * laneShare * processingElements(),
                fill > cycles / 2 ? "array fill and drain" : "compute",
                List.of());
    }

    private static long ceil(long size, long by) {
        return (size + by - 1) / by;
    }
}
