package dev.ranvier.core.coding;

/**
 * When a sample may end before its time because the answer is sure enough. Its spikes and synaptic events then end there
 * too. A rule on steps is tested after each of them; if it comes true in step k, the decision has the time of step k, and
 * its label and confidence are what the decoder reads there.
 */
public sealed interface EarlyDecision {

    /** Every sample runs to its end. */
    record Never() implements EarlyDecision {}

    /**
     * The first output spike ends a sample; for a {@link FirstSpikeDecoder}. Label and decision time stay as they are; the
     * confidence is 1, because the runner-up is not awaited.
     */
    record AtFirstSpike() implements EarlyDecision {}

    /**
     * A class leads all others by so much {@linkplain Decoder#evidence evidence}: spikes for a count decoder, potential for a
     * potential decoder. For clocked networks.
     *
     * @param lead positive
     */
    record Margin(double lead) implements EarlyDecision {

        /** @throws IllegalArgumentException if the lead is not positive */
        public Margin {
            if (!(lead > 0) || Double.isInfinite(lead)) {
                throw new IllegalArgumentException("a lead must be positive and finite, got " + lead);
            }
        }
    }

    /**
     * The same class has led alone after each of some steps in a row. For clocked networks.
     *
     * @param steps at least 1
     */
    record Stability(int steps) implements EarlyDecision {

        /** @throws IllegalArgumentException if the number is not positive */
        public Stability {
            if (steps < 1) {
                throw new IllegalArgumentException("an answer is stable for 1 step or more, got " + steps);
            }
        }
    }
}
