package dev.ranvier.hardware.accelerator;

import dev.ranvier.hardware.cost.EnergyTable;
import dev.ranvier.hardware.workload.Operation;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;

/**
 * A conventional machine that runs the layers of a workload one after the other. Implementations are immutable.
 *
 * <p>Contract: {@link #count} depends on shapes, zeros and the sheet, never on the energy constants; every parameter of the
 * sheet moves some result. For a multiple of a batch the utilisation is never lower.
 */
public interface Accelerator {

    /** What the machine is. */
    MachineSheet sheet();

    /** What its actions cost. */
    EnergyTable energies();

    /** The same machine with other constants. */
    Accelerator withEnergies(EnergyTable energies);

    /**
     * The same machine with other parameters.
     *
     * @throws IllegalArgumentException if the sheet lacks a parameter
     */
    Accelerator withSheet(MachineSheet sheet);

    /** Units that compute, each at most one multiply-accumulate in a cycle unless the peak says otherwise. */
    long processingElements();

    /** Multiply-accumulates in one cycle at peak. */
    default double peakMultiplyAccumulatesPerCycle() {
        return processingElements();
    }

    /** Cycles in a second; a machine without a clock counts in steps of its own and says which. */
    default double clockHertz() {
        return sheet().value("clockHertz");
    }

    /**
     * The machine as a compiler sets it up for a workload, e.g. with the weights of some layers kept on the chip, or with copies
     * of a layer so that a pipeline is balanced. By default the machine as it is.
     */
    default Accelerator preparedFor(Workload workload) {
        return this;
    }

    /**
     * Whether the machine is charged for an operation; what it does not run is named in the notes of the result. By default
     * it runs what has multiply-accumulates.
     */
    default boolean runs(Operation operation) {
        return operation.multiplyAccumulates() > 0;
    }

    /**
     * Share of a layer's multiply-accumulates that count as work done, 0..1: all of them, except on a machine that leaves
     * products with zeros out. Utilisation is of those.
     */
    default double usefulShare(WorkloadLayer layer) {
        return 1;
    }

    /** Bits of the words it computes with. */
    int wordBits();

    /**
     * Cycles and counts of one layer for a whole batch. Of a {@link dev.ranvier.hardware.workload.Recurrent} layer the
     * machine is asked for one time step, {@link #run} multiplies.
     *
     * @param layer one that {@link #runs}
     * @param batch samples that run together, at least 1
     */
    LayerCounts count(WorkloadLayer layer, int batch);

    /**
     * Runs and prices a whole workload.
     *
     * @throws dev.ranvier.hardware.cost.MissingConstantException if the table lacks a constant that is needed
     */
    default AcceleratorResult run(Workload workload) {
        return AcceleratorRun.of(this, workload);
    }
}
