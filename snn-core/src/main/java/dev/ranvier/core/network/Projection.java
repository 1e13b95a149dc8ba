package dev.ranvier.core.network;

/**
 * Synapses from one population to another.
 *
 * @param source name of the population whose spikes are carried
 * @param target name of the population that they reach
 * @param connectivity who reaches whom, with which weight
 * @param delays time from spike to arrival; a zero delay arrives in the same instant, which is allowed as long as no loop
 *     has a total delay of zero. In a clocked network they must be whole numbers of steps.
 * @param receptor which of the target's receptors takes the weights, from 0
 * @param plasticity whether and how the weights change
 */
public record Projection(
        String source, String target, Connectivity connectivity, Delays delays, int receptor, Plasticity plasticity) {

    /** Synapses whose weights stay as they are. */
    public Projection(String source, String target, Connectivity connectivity, Delays delays, int receptor) {
        this(source, target, connectivity, delays, receptor, new Plasticity.Fixed());
    }

    /** Synapses that all have one delay and reach the first receptor. */
    public Projection(String source, String target, Connectivity connectivity, double delayMs) {
        this(source, target, connectivity, fixed(source, target, delayMs), 0);
    }

    /**
     * The one delay of all synapses.
     *
     * @throws IllegalStateException if they have delays of their own
     */
    public double delayMs() {
        if (delays instanceof Delays.Fixed fixed) {
            return fixed.ms();
        }
        throw new IllegalStateException("the synapses of " + label() + " have delays of their own: " + delays);
    }

    /** True if the weights change while the network runs. */
    public boolean isPlastic() {
        return !(plasticity instanceof Plasticity.Fixed);
    }

    /** True if all synapses have one delay. */
    public boolean hasOneDelay() {
        return delays instanceof Delays.Fixed;
    }

    /** {@code source -> target}, as shown to the user. */
    public String label() {
        return source + " -> " + target;
    }

    private static Delays fixed(String source, String target, double delayMs) {
        if (!(delayMs >= 0) || Double.isInfinite(delayMs)) {
            throw new IllegalArgumentException(
                    "delay of " + source + " -> " + target + " must be at least 0 ms and finite, got " + delayMs);
        }
        return new Delays.Fixed(delayMs);
    }
}
