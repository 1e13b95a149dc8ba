package dev.ranvier.core.network;

/** What a spike does to the potential of the neuron that fired. */
public sealed interface ResetRule {

    /**
     * The potential is set to a value.
     *
     * @param potential the value after the spike, finite, in the units of the threshold
     */
    record ToValue(double potential) implements ResetRule {

        /** @throws IllegalArgumentException if the potential is not finite */
        public ToValue {
            if (!Double.isFinite(potential)) {
                throw new IllegalArgumentException("the reset potential must be finite, got " + potential);
            }
        }
    }

    /**
     * The threshold is subtracted, so that what exceeded it is not lost. At most one spike a neuron and instant: in a
     * clocked network the rest waits for the next step.
     */
    record BySubtraction() implements ResetRule {}
}
