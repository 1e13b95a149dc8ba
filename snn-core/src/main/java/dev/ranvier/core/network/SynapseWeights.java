package dev.ranvier.core.network;

/** The weights of a random connectivity. */
public sealed interface SynapseWeights {

    /**
     * One weight for all synapses; it is stored once.
     *
     * @param weight in the unit of the target's potential or current, finite
     */
    record Shared(float weight) implements SynapseWeights {

        /** @throws IllegalArgumentException if the weight is not finite */
        public Shared {
            Checks.finite("shared weight", weight);
        }
    }

    /**
     * A weight of its own for each synapse, normally distributed and drawn again while its sign is not that of the mean
     * (zero included), so that an excitatory synapse stays one.
     *
     * @param mean mean before the cut, not 0
     * @param standardDeviation standard deviation before the cut, at least 0 and at most five times the mean
     */
    record Normal(double mean, double standardDeviation) implements SynapseWeights {

        /** @throws IllegalArgumentException if a parameter is out of range */
        public Normal {
            Checks.finite("mean of the weights", mean);
            Checks.notNegative("standard deviation of the weights", standardDeviation);
            if (mean == 0 || standardDeviation > 5 * Math.abs(mean)) {
                throw new IllegalArgumentException(
                        "normal weights keep the sign of their mean, which must not be 0 nor "
                                + "small beside their spread; got mean " + mean + ", standard deviation "
                                + standardDeviation);
            }
        }
    }
}
