package dev.ranvier.hardware.mapping;

import java.util.Locale;

/**
 * How the weights of integrate-and-fire neurons become whole numbers. Each neuron has a scale of its own, which its
 * threshold shares, so a rounded weight is a whole number of that neuron's steps.
 *
 * @param kind the rule
 * @param bits bits of a weight with its sign, for {@link Kind#ROUNDED}; else 0
 */
public record WeightLevels(Kind kind, int bits) {

    /** The rule. */
    public enum Kind {
        /** Only neurons whose weights are multiples of a common step already; others are refused. */
        EXACT,
        /**
         * -1, 0 or 1 times the neuron's step: weights below 0.7 of the mean magnitude are dropped, the step is the mean
         * of the others (ternary weight networks, Li et al. 2016, arXiv:1605.04711).
         */
        TERNARY,
        /** Rounded to whole steps, of which the largest weight has as many as the bits can say. */
        ROUNDED
    }

    /** @throws IllegalArgumentException if the bits are not 2..8 where they count */
    public WeightLevels {
        if (kind == Kind.ROUNDED && (bits < 2 || bits > 8)) {
            throw new IllegalArgumentException(
                    "weights can be rounded to 2..8 bits with their sign, got " + bits + "; for one bit use ternary");
        }
    }

    /** Nothing is rounded. */
    public static WeightLevels exact() {
        return new WeightLevels(Kind.EXACT, 0);
    }

    /** -1, 0, 1. */
    public static WeightLevels ternary() {
        return new WeightLevels(Kind.TERNARY, 0);
    }

    /** Rounded to that many bits. */
    public static WeightLevels bits(int bits) {
        return new WeightLevels(Kind.ROUNDED, bits);
    }

    /**
     * Reads {@code exact}, {@code ternary} or a number of bits.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static WeightLevels parse(String text) {
        switch (text.toLowerCase(Locale.ROOT)) {
            case "exact":
                return exact();
            case "ternary":
                return ternary();
            default:
                try {
                    return bits(Integer.parseInt(text));
                } catch (NumberFormatException e) {
                    throw new IllegalArgumentException(
                            "weights can be exact, ternary or a number of bits 2..8, got '" + text + "'", e);
                }
        }
    }

    /** Steps of the largest weight; 0 for exact. */
    int mostSteps() {
        return switch (kind) {
            case EXACT -> 0;
            case TERNARY -> 1;
            case ROUNDED -> (1 << bits - 1) - 1;
        };
    }
}
