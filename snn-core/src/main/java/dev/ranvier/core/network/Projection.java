package dev.ranvier.core.network;

/**
 * Synapses from one population to another, all with one delay.
 *
 * @param source name of the population whose spikes are carried
 * @param target name of the population that they reach
 * @param connectivity who reaches whom, with which weight
 * @param delayMs time from spike to arrival, at least 0; a zero delay arrives in the same instant, which is allowed as long
 *     as no loop has a total delay of zero. In a clocked network it must be a whole number of steps.
 */
public record Projection(String source, String target, Connectivity connectivity, double delayMs) {

    /** @throws IllegalArgumentException if the delay is negative or not finite */
    public Projection {
        if (!(delayMs >= 0) || Double.isInfinite(delayMs)) {
            throw new IllegalArgumentException(
                    "delay of " + source + " -> " + target + " must be at least 0 ms and finite, got " + delayMs);
        }
    }

    /** {@code source -> target}, as shown to the user. */
    public String label() {
        return source + " -> " + target;
    }
}
