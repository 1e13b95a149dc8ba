package dev.ranvier.core.network;

/** Checks that several descriptions share; each failure says what was given and what is allowed. */
final class Checks {

    private Checks() {}

    static void positive(String what, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " must be positive and finite, got " + value);
        }
    }

    static void notNegative(String what, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(what + " must be at least 0 and finite, got " + value);
        }
    }

    static void finite(String what, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(what + " must be finite, got " + value);
        }
    }

    static void resetBelowThreshold(ResetRule reset, Values threshold) {
        if (reset instanceof ResetRule.ToValue toValue && toValue.potential() >= threshold.min()) {
            throw new IllegalArgumentException("the reset potential " + toValue.potential()
                    + " must be below the threshold " + threshold.min() + ", or the neuron would fire for ever");
        }
    }

    static void weights(String what, float[] weights) {
        for (int i = 0; i < weights.length; i++) {
            if (!Float.isFinite(weights[i])) {
                throw new IllegalArgumentException(what + ": weight " + i + " is " + weights[i]);
            }
        }
    }
}
