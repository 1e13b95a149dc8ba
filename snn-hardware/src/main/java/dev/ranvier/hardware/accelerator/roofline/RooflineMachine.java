package dev.ranvier.hardware.accelerator.roofline;

import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.accelerator.MachineSheet;
import dev.ranvier.hardware.accelerator.SheetMachine;
import dev.ranvier.hardware.cost.ActionCounts;
import dev.ranvier.hardware.cost.EnergyTable;
import dev.ranvier.hardware.workload.Operation;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A machine under two roofs (Williams, Waterman, Patterson 2009, doi:10.1145/1498765.1498785): a layer takes
 *
 * <pre>  max( operations / peak, bytes / bandwidth ),</pre>
 *
 * where a multiply-accumulate is two operations, and the weights, inputs and results of a layer go over the memory link
 * once for the whole batch, in words of the machine. A machine whose bandwidth is not published has the first roof
 * only, and its notes say so. Power is drawn for the whole time, whatever the work.
 *
 * <p>Parameters of the sheet: {@code peakOperationsPerSecond}, {@code wordBits}, and where published
 * {@code memoryBytesPerSecond}. It counts in steps of one nanosecond. Actions: {@code mac.multiplyAdd} and
 * {@code dram.byte}, which the tables price at nothing, because {@code static.idle} is the power of the whole.
 */
public final class RooflineMachine extends SheetMachine<RooflineMachine> {

    private static final double STEPS_PER_SECOND = 1e9;

    /**
     * @param sheet what the machine is
     * @param energies what its actions cost
     * @throws IllegalArgumentException if the sheet lacks a parameter
     */
    public RooflineMachine(MachineSheet sheet, EnergyTable energies) {
        super(sheet, energies);
        requireWhole("wordBits");
        require("peakOperationsPerSecond");
    }

    @Override
    protected RooflineMachine with(MachineSheet changedSheet, EnergyTable changedEnergies) {
        return new RooflineMachine(changedSheet, changedEnergies);
    }

    @Override
    public double clockHertz() {
        return STEPS_PER_SECOND;
    }

    @Override
    public double peakMultiplyAccumulatesPerCycle() {
        return sheet().value("peakOperationsPerSecond") / 2 / STEPS_PER_SECOND;
    }

    /** Multiply-accumulates in a nanosecond, rounded up: how many units there are is not known. */
    @Override
    public long processingElements() {
        return (long) Math.ceil(peakMultiplyAccumulatesPerCycle());
    }

    /** Multiply-accumulates for each byte of memory at which both roofs meet; empty without a published bandwidth. */
    public OptionalDouble ridgeMultiplyAccumulatesPerByte() {
        OptionalDouble bandwidth = sheet().optional("memoryBytesPerSecond");
        return bandwidth.isEmpty()
                ? bandwidth
                : OptionalDouble.of(sheet().value("peakOperationsPerSecond") / 2 / bandwidth.getAsDouble());
    }

    @Override
    public LayerCounts count(WorkloadLayer layer, int batch) {
        Operation operation = layer.operation();
        double macs = (double) operation.multiplyAccumulates() * batch;
        double words = operation.weightWords() + (double) (operation.inputWords() + operation.outputWords()) * batch;
        double bytes = words * wordBits() / 8;
        double computeSteps = macs / peakMultiplyAccumulatesPerCycle();
        OptionalDouble bandwidth = sheet().optional("memoryBytesPerSecond");
        double memorySteps = bandwidth.isEmpty() ? 0 : bytes / bandwidth.getAsDouble() * STEPS_PER_SECOND;
        ActionCounts counts = ActionCounts.builder()
                .add("mac", "multiplyAdd", macs)
                .add("dram", "byte", bytes)
                .build();
        return new LayerCounts(
                (long) Math.ceil(Math.max(computeSteps, memorySteps)),
                counts,
                processingElements(),
                memorySteps > computeSteps ? "memory bandwidth" : "compute",
                List.of());
    }
}
