package dev.ranvier.hardware.accelerator;

import dev.ranvier.hardware.cost.EnergyTable;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;

/**
 * A conventional machine that runs the layers of a workload one after the other. Implementations are immutable.
 *
 * <p>Contract: {@link #count} depends on shapes, measured zeros and the sheet, never on the energy constants. For a
 * multiple of a batch the utilisation is never lower.
 */
public interface Accelerator {

    /** What the machine is. */
    MachineSheet sheet();

    /** What its actions cost. */
    EnergyTable energies();

    /** The same machine with other constants. */
    Accelerator withEnergies(EnergyTable energies);

    /** Multiply-accumulates in one cycle at peak. */
    long processingElements();

    /** Bits of the words it computes with. */
    int wordBits();

    /**
     * Cycles and counts of one layer for a whole batch.
     *
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
