package dev.ranvier.training.conversion;

/**
 * Choices of the rate-code conversion.
 *
 * @param percentile share of a layer's positive activations that a rate of one spike a step can express, in percent, above 0
 *     and at most 100
 * @param byChannel true for a scale for each channel, false for one a layer
 * @param steps length of a run in steps of 1 ms, at least 1
 * @param initialPotentialFraction start of the potentials as a fraction of the threshold, from 0 to below 1; one half rounds
 *     to the nearest count instead of down
 * @param input how samples enter
 * @param reading how the answer is read
 */
public record RateSettings(
        double percentile,
        boolean byChannel,
        int steps,
        double initialPotentialFraction,
        Input input,
        Reading reading) {

    /** How samples enter. */
    public enum Input {
        /** Each value fires at its rate, evenly spread. */
        REGULAR,
        /** Each value fires at its rate, by chance. */
        POISSON,
        /** Each value is a constant current: one graded spike, and the first layer's product is computed once. */
        DIRECT
    }

    /** How the answer is read from the output neurons. */
    public enum Reading {
        /** They spike like all others; the most spikes win, then the largest potential. */
        SPIKES,
        /** They only integrate; the largest potential wins. It is not rounded to whole spikes and can be negative. */
        POTENTIALS
    }

    /** Percentile 99.9 a layer, 32 steps, potentials start at half the threshold, regular input, answers by spikes. */
    public static final RateSettings DEFAULT = new RateSettings(99.9, false, 32, 0.5, Input.REGULAR, Reading.SPIKES);

    /** The same with direct input and answers by potentials: the fewest steps. */
    public static final RateSettings DIRECT = DEFAULT.with(Input.DIRECT).reading(Reading.POTENTIALS);

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

    /** The same for runs of another length. */
    public RateSettings withSteps(int other) {
        return new RateSettings(percentile, byChannel, other, initialPotentialFraction, input, reading);
    }

    /** The same with other scales. */
    public RateSettings withScales(double otherPercentile, boolean otherByChannel) {
        return new RateSettings(otherPercentile, otherByChannel, steps, initialPotentialFraction, input, reading);
    }

    /** The same with samples that enter another way. */
    public RateSettings with(Input other) {
        return new RateSettings(percentile, byChannel, steps, initialPotentialFraction, other, reading);
    }

    /** The same with the answer read another way. */
    public RateSettings reading(Reading other) {
        return new RateSettings(percentile, byChannel, steps, initialPotentialFraction, input, other);
    }
}
