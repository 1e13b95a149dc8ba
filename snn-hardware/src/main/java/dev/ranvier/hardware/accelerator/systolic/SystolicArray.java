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
 * A stall-free systolic array of any {@link Dataflow}, timed by {@link SystolicSchedule}. The groups of a convolution run
 * one after the other.
 *
 * <p>Parameters of the sheet: {@code rows}, {@code columns}, {@code wordBits}, {@code clockHertz}. Actions:
 * {@code mac.multiply} and {@code mac.add} (useful ones only; operands of 0 in partly filled folds are not charged),
 * {@code buffer.read} of inputs and filters, {@code buffer.write} of results, {@code accumulator.read} and
 * {@code accumulator.write} of partial sums. Memory off the chip is not part of this model: everything is taken to be on
 * the chip. {@link TpuArray} adds the weight memory.
 */
public final class SystolicArray implements Accelerator {

    private final MachineSheet sheet;
    private final EnergyTable energies;
    private final Dataflow dataflow;
    private final OutputDrain drain;

    /**
     * @param sheet what the machine is
     * @param energies what its actions cost
     * @param dataflow which operand stays in the array
     * @param drain how an output-stationary array empties; the other dataflows ignore it
     * @throws IllegalArgumentException if the sheet lacks a parameter
     */
    public SystolicArray(MachineSheet sheet, EnergyTable energies, Dataflow dataflow, OutputDrain drain) {
        sheet.whole("rows");
        sheet.whole("columns");
        sheet.whole("wordBits");
        sheet.value("clockHertz");
        this.sheet = sheet;
        this.energies = energies;
        this.dataflow = dataflow;
        this.drain = drain;
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
        return (long) sheet.whole("rows") * sheet.whole("columns");
    }

    @Override
    public int wordBits() {
        return sheet.whole("wordBits");
    }

    @Override
    public LayerCounts count(WorkloadLayer layer, int batch) {
        Operation operation = layer.operation();
        SystolicSchedule schedule = SystolicSchedule.of(
                operation.outputPixels() * batch,
                operation.filtersPerGroup(),
                operation.reduction(),
                sheet.whole("rows"),
                sheet.whole("columns"),
                dataflow,
                drain);
        ActionCounts counts = arrayCounts(schedule, operation, batch)
                .plus(ActionCounts.builder()
                        .add("buffer", "read", operation.groups() * schedule.filterReads())
                        .build());
        long overhead = schedule.cyclesPerFold() - schedule.streamedSteps();
        return new LayerCounts(
                operation.groups() * schedule.cycles(),
                counts,
                schedule.mappingEfficiency() * schedule.elements(),
                overhead > schedule.streamedSteps() ? "array fill and drain" : "compute",
                List.of());
    }

    /** What every systolic array does, filters apart: their way in differs. */
    static ActionCounts arrayCounts(SystolicSchedule schedule, Operation operation, int batch) {
        long groups = operation.groups();
        long results = operation.outputWords() * batch;
        return ActionCounts.builder()
                .add("mac", "multiply", groups * schedule.multiplyAccumulates())
                .add("mac", "add", groups * schedule.multiplyAccumulates())
                .add("accumulator", "read", groups * schedule.outputWrites() - results)
                .add("accumulator", "write", groups * schedule.outputWrites())
                .add("buffer", "read", groups * schedule.inputReads())
                .add("buffer", "write", results)
                .build();
    }
}
