package dev.ranvier.core.network;

/** How long the spikes of a projection travel. */
public sealed interface Delays {

    /** The shortest delay that can occur, ms. */
    double minimumMs();

    /**
     * One delay for all synapses.
     *
     * @param ms time from spike to arrival, at least 0; a zero delay arrives in the same instant
     */
    record Fixed(double ms) implements Delays {

        /** @throws IllegalArgumentException if the delay is negative or not finite */
        public Fixed {
            Checks.notNegative("delayMs", ms);
        }

        @Override
        public double minimumMs() {
            return ms;
        }
    }

    /**
     * A delay of its own for each synapse, normally distributed and drawn again while it is below the minimum. Synapse
     * number n of the row of source s, counted in the order in which the connectivity makes them, gets the draws of stream
     * {@code (seed, s)} in turn, so that the delays depend on nothing else.
     *
     * @param meanMs mean before the cut
     * @param standardDeviationMs standard deviation before the cut, at least 0
     * @param minimumMs shortest delay, positive and at most the mean
     * @param seed of the draws
     */
    record Normal(double meanMs, double standardDeviationMs, double minimumMs, long seed) implements Delays {

        /** @throws IllegalArgumentException if a parameter is out of range */
        public Normal {
            Checks.positive("minimumMs of the delays", minimumMs);
            Checks.notNegative("standardDeviationMs of the delays", standardDeviationMs);
            Checks.finite("meanMs of the delays", meanMs);
            if (meanMs < minimumMs) {
                throw new IllegalArgumentException("the mean of the delays, " + meanMs + " ms, is below their minimum, "
                        + minimumMs + " ms; most draws would be thrown away");
            }
        }
    }
}
