package dev.ranvier.training.conversion.code;

/**
 * Choices of the conversion to bursts.
 *
 * @param steps length of a run, at least 1
 * @param threshold share of a stage's scale that the first spike of a burst stands for, above 0 and at most 1
 * @param base factor from spike to spike of a burst, above 1
 */
public record BurstSettings(int steps, double threshold, double base) {

    /**
     * 32 steps, first spikes of a whole scale, doubling. The paper's eighth (recalled) is finer for small values, but coarser
     * for large ones: between the spikes of a burst that has grown there is much to leave unsaid. On training images of MNIST
     * a whole scale was the best of 1, 1/2, 1/4 and 1/8, with the fewest spikes.
     */
    public static final BurstSettings DEFAULT = new BurstSettings(32, 1, 2);

    /** @throws IllegalArgumentException if a value is out of range */
    public BurstSettings {
        if (steps < 1 || !(threshold > 0 && threshold <= 1) || !(base > 1)) {
            throw new IllegalArgumentException(
                    "a burst code needs at least 1 step, a threshold above 0 and at most 1, and"
                            + " a base above 1; got " + steps + ", " + threshold + " and " + base);
        }
    }
}
