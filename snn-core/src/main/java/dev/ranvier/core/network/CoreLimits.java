package dev.ranvier.core.network;

/**
 * What one core of a neuromorphic chip can hold. The trainer that learns under these limits and the mapper that has to
 * meet them share this description and nothing else.
 *
 * @param axons inputs of a core
 * @param neurons neurons of a core
 * @param axonTypes number of axon types; each neuron has one weight per type, each axon one type for all neurons
 * @param maxWeight largest magnitude of such a weight
 * @param maxDelayTicks longest delay of a spike
 */
public record CoreLimits(int axons, int neurons, int axonTypes, int maxWeight, int maxDelayTicks) {

    /**
     * IBM's core: 256 axons, 256 neurons, 4 axon types, delays 1..15 (Merolla et al. 2014, Science 345:668,
     * doi:10.1126/science.1254642, supplement S1). Weights are signed 9-bit numbers; that -256 is excluded is recalled.
     */
    public static final CoreLimits TRUENORTH = new CoreLimits(256, 256, 4, 255, 15);

    /** @throws IllegalArgumentException if a limit is not positive */
    public CoreLimits {
        if (axons < 1 || neurons < 1 || axonTypes < 1 || maxWeight < 1 || maxDelayTicks < 1) {
            throw new IllegalArgumentException("core limits must be positive, got " + axons + " axons, " + neurons
                    + " neurons, " + axonTypes + " axon types, weights up to " + maxWeight + ", delays up to "
                    + maxDelayTicks);
        }
    }
}
