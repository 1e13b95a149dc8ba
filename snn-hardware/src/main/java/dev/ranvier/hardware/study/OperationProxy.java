package dev.ranvier.hardware.study;

import dev.ranvier.hardware.cost.ActionCounts;
import dev.ranvier.hardware.cost.EnergyReport;
import dev.ranvier.hardware.cost.EnergyTable;

/**
 * The accounting of most papers: arithmetic operations times a constant, nothing else. It is an alternative accounting,
 * not a machine: no memory, no static power, no time. Constants at 45 nm, 32-bit floating point, from Horowitz 2014
 * (ISSCC), doi:10.1109/ISSCC.2014.6757323:
 *
 * <pre>
 *   E_ANN = multiply-accumulates x 4.6 pJ          E_SNN = synaptic events x 0.9 pJ
 * </pre>
 *
 * Synaptic events are counted over the whole run of a sample, so rate and time steps are already in them; multiplying
 * by a rate again would be wrong. A first layer that takes values instead of spikes still multiplies.
 */
public final class OperationProxy {

    /** What to show beside every figure of this class. */
    public static final String LABEL =
            "operation count only (45 nm, 32-bit floating point): an alternative accounting, not a machine";

    private final EnergyTable energies;

    /** With the constants that come with the program. */
    public OperationProxy() {
        this(EnergyTable.resource(OperationProxy.class, "operation-proxy-energy.json"));
    }

    /** @param energies constants for {@code operation.multiplyAccumulate} and {@code operation.accumulate} */
    public OperationProxy(EnergyTable energies) {
        this.energies = energies;
    }

    /**
     * One sample of a conventional network.
     *
     * @param multiplyAccumulates of one sample
     */
    public EnergyReport conventional(double multiplyAccumulates) {
        return spiking(0, multiplyAccumulates);
    }

    /**
     * One sample of a spiking network.
     *
     * @param synapticEvents accumulations caused by spikes, over the whole run of a sample
     * @param multiplyAccumulates of layers that take values instead of spikes, over the whole run; often 0
     */
    public EnergyReport spiking(double synapticEvents, double multiplyAccumulates) {
        return energies.price(ActionCounts.builder()
                .add("operation", "multiplyAccumulate", multiplyAccumulates)
                .add("operation", "accumulate", synapticEvents)
                .build());
    }
}
