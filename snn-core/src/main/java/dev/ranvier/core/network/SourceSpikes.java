package dev.ranvier.core.network;

/**
 * Where the spikes of a {@link SpikeSource} come from. Sources that make their own make them in continuous time, the same in
 * every engine; in a clocked network and on a grid each moves to the nearest step, and what a neuron has in one step is one
 * spike.
 */
public sealed interface SourceSpikes {

    /** The stimulus of the run. */
    record Given() implements SourceSpikes {}

    /**
     * A Poisson process of its own for each neuron. Interval number k of neuron n is the draw of counter k under a key that
     * seed and n make up, so that the spikes depend on nothing else.
     *
     * @param rateHz spikes per second of a neuron, at least 0
     * @param seed of the intervals
     */
    record Poisson(Values rateHz, long seed) implements SourceSpikes {

        /** @throws IllegalArgumentException if a rate is negative */
        public Poisson {
            rateHz.requireAll("rateHz of a Poisson source", rate -> rate >= 0, "at least 0");
        }
    }

    /**
     * Spike number k of a neuron at {@code firstMs + k intervalMs}.
     *
     * @param firstMs time of the first spike, at least 0
     * @param intervalMs between two spikes, positive
     */
    record Regular(Values firstMs, Values intervalMs) implements SourceSpikes {

        /** @throws IllegalArgumentException if a time is negative or an interval not positive */
        public Regular {
            firstMs.requireAll("firstMs of a regular source", first -> first >= 0, "at least 0");
            intervalMs.requireAll("intervalMs of a regular source", interval -> interval > 0, "positive");
        }
    }
}
