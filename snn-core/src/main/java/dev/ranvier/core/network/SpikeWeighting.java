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
     * By the neuron's own past: g is 1 after a step without a spike, and {@code base} times what it was after one with a
     * spike (Park et al. 2019, DAC, doi:10.1145/3316781.3317822).
     *
     * @param base above 1
     */
    record Burst(double base) implements SpikeWeighting {

        /** @throws IllegalArgumentException if the base is not above 1 */
        public Burst {
            if (!(base > 1) || Double.isInfinite(base)) {
                throw new IllegalArgumentException("the base of a burst must be above 1 and finite, got " + base);
            }
        }
    }
}
