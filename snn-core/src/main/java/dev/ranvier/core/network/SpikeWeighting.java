package dev.ranvier.core.network;

/** How much a spike of a {@link WeightedIntegrateAndFire} neuron counts, g, from step to step. */
public sealed interface SpikeWeighting {

    /**
     * By the phase of a clock that all neurons share: {@code g = 2^-(1 + step mod periodSteps)} (Kim et al. 2018,
     * Neurocomputing 311:373, doi:10.1016/j.neucom.2018.05.087).
     *
     * @param periodSteps steps of a period, 1 to 30
     */
    record Phase(int periodSteps) implements SpikeWeighting {

        /** @throws IllegalArgumentException if the period is out of range */
        public Phase {
            if (periodSteps < 1 || periodSteps > 30) {
                throw new IllegalArgumentException("a period has 1 to 30 steps, got " + periodSteps);
            }
        }
    }

    /**
     * By the neuron's own past: g is 1 after a step without a spike, and {@code base} times what it was, but at most {@code
     * limit}, after one with a spike (Park et al. 2019, DAC, doi:10.1145/3316781.3317822, there without a limit). With a limit
     * there is a largest rate, {@code limit threshold} a step.
     *
     * @param base above 1
     * @param limit at least 1; infinite for none
     */
    record Burst(double base, double limit) implements SpikeWeighting {

        /** Without a limit. */
        public Burst(double base) {
            this(base, Double.POSITIVE_INFINITY);
        }

        /** @throws IllegalArgumentException if the base is not above 1 or the limit below 1 */
        public Burst {
            if (!(limit >= 1)) {
                throw new IllegalArgumentException("the limit of a burst must be at least 1, got " + limit);
            }
            if (!(base > 1) || Double.isInfinite(base)) {
                throw new IllegalArgumentException("the base of a burst must be above 1 and finite, got " + base);
            }
        }
    }
}
