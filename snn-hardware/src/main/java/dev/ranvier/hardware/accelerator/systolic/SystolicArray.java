package dev.ranvier.hardware.accelerator.systolic;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.accelerator.MachineSheet;
import dev.ranvier.hardware.cost.ActionCounts;
import dev.ranvier.hardware.cost.EnergyTable;
import dev.ranvier.hardware.workload.Operation;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;

/**
 * Stall-free systolic arrays of any {@link Dataflow}, one or a grid of them, timed by {@link SystolicGrid}. The groups
 * of a convolution run one after the other.
 *
 * <p>Parameters of the sheet: {@code rows}, {@code columns}, {@code gridRows}, {@code gridColumns}, {@code wordBits},
 * {@code clockHertz}. Actions: {@code mac.multiply} and {@code mac.add} (useful ones only; operands of 0 in partly
 * filled folds are not charged), {@code buffer.read} of inputs and filters, {@code buffer.write} of results,
 * {@code accumulator.read} and {@code accumulator.write} of partial sums. Memory off the chip is not part of this
 * model: everything is taken to be on the chip. {@link TpuArray} adds the weight memory.
 */
public final class SystolicArray implements Accelerator {

    private final MachineSheet sheet;
    private final EnergyTable energies;
    private final Dataflow dataflow;
    private final OutputDrain drain;
    private final GridShape grid;

    /**
     * @param sheet what the machine is
     * @param energies what its actions cost
     * @param dataflow which operand stays in the array
     * @param drain how an output-stationary array empties; the other dataflows ignore it
     * @throws IllegalArgumentException if the sheet lacks a parameter
     */
    public SystolicArray(MachineSheet sheet, EnergyTable energies, Dataflow dataflow, OutputDrain drain) {
        sheet.whole("wordBits");
        sheet.value("clockHertz");
        this.grid = GridShape.of(sheet);
        this.sheet = sheet;
        this.energies = energies;
        this.dataflow = dataflow;
        this.drain = drain;
    }

    /** The array of 32 x 32 that comes with the program, for one dataflow, emptied as SCALE-Sim counts. */
    public static SystolicArray generic(Dataflow dataflow) {
        return resource("systolic.json", dataflow);
    }

    /** Sixteen weight-stationary arrays of 64 x 64, as many elements as the TPU has in one array. */
    public static SystolicArray scaleOut() {
        return resource("scale-out.json", Dataflow.WEIGHT_STATIONARY);
    }

    private static SystolicArray resource(String sheet, Dataflow dataflow) {
        return new SystolicArray(
                MachineSheet.resource(SystolicArray.class, sheet),
                EnergyTable.resource(SystolicArray.class, "systolic-energy.json"),
                dataflow,
                OutputDrain.TOOL);
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
    public SystolicArray withEnergies(EnergyTable changed) {
        return new SystolicArray(sheet, changed, dataflow, drain);
    }

    @Override
    public SystolicArray withSheet(MachineSheet changed) {
        return new SystolicArray(changed, energies, dataflow, drain);
    }

    @Override
    public long processingElements() {
        return grid.elements();
    }

    @Override
    public int wordBits() {
        return sheet.whole("wordBits");
    }

    @Override
    public LayerCounts count(WorkloadLayer layer, int batch) {
        Operation operation = layer.operation();
        SystolicGrid laid = SystolicGrid.of(
                operation.outputPixels() * batch,
                operation.filtersPerGroup(),
                operation.reduction(),
                grid,
                dataflow,
                drain);
        long groups = operation.groups();
        ActionCounts counts = arrayCounts(
                        groups * laid.multiplyAccumulates(),
                        groups * laid.inputReads(),
                        groups * laid.outputWrites(),
                        operation.outputWords() * batch)
                .plus(ActionCounts.builder()
                        .add("buffer", "read", groups * laid.filterReads())
                        .build());
        long overhead = laid.fullest().cyclesPerFold() - laid.fullest().streamedSteps();
        return new LayerCounts(
                groups * laid.cycles(),
                counts,
                laid.activeElements(),
                overhead > laid.fullest().streamedSteps() ? "array fill and drain" : "compute",
                List.of());
    }

    /** What every systolic array does, filters apart: their way in differs. */
    static ActionCounts arrayCounts(long multiplyAccumulates, long inputReads, long outputWrites, long results) {
        return ActionCounts.builder()
                .add("mac", "multiply", multiplyAccumulates)
                .add("mac", "add", multiplyAccumulates)
                .add("accumulator", "read", outputWrites - results)
                .add("accumulator", "write", outputWrites)
                .add("buffer", "read", inputReads)
                .add("buffer", "write", results)
                .build();
    }
}
