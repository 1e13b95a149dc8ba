package dev.ranvier.training.conversion;

/**
 * Choices of the rate-code conversion.
 *
 * @param percentile share of a layer's positive activations that a rate of one spike a step can express, in percent, above 0
 *     and at most 100
 * @param steps length of a run in steps of 1 ms, at least 1
 * @param initialPotentialFraction start of the potentials as a fraction of the threshold, from 0 to below 1; one half rounds
 *     to the nearest count instead of down
 */
public record RateSettings(double percentile, int steps, double initialPotentialFraction) {

    /** Percentile 99.9, 32 steps, potentials start at half the threshold. */
    public static final RateSettings DEFAULT = new RateSettings(99.9, 32, 0.5);

    /** @throws IllegalArgumentException if a value is outside its range */
    public RateSettings {
        if (!(percentile > 0 && percentile <= 100)) {
            throw new IllegalArgumentException("the percentile must be above 0 and at most 100, got " + percentile);
        }
        if (steps < 1) {
            throw new IllegalArgumentException("a rate code needs at least 1 step, got " + steps);
        }
        if (!(initialPotentialFraction >= 0 && initialPotentialFraction < 1)) {
            throw new IllegalArgumentException(
                    "potentials must start at 0 or more and below 1 times the threshold, got "
                            + initialPotentialFraction);
        }
    }
}
