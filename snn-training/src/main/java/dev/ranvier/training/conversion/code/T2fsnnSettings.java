package dev.ranvier.training.conversion.code;

/**
 * Choices of the T2FSNN conversion.
 *
 * @param windowSteps length of a layer's fire phase, at least 2
 * @param advanceSteps steps from the start of one layer's fire phase to that of the next, from 1 to the window: the window if
 *     each waits until the one before has ended, less for early firing
 * @param rounding true to give a spike the middle of the values that it may stand for; false for the smallest, the kernel
 *     itself, as in the paper
 */
public record T2fsnnSettings(int windowSteps, int advanceSteps, boolean rounding) {

    /** 32 steps a layer, one after the other, rounding to the middle. */
    public static final T2fsnnSettings DEFAULT = new T2fsnnSettings(32, 32, true);

    /** @throws IllegalArgumentException if a value is out of range */
    public T2fsnnSettings {
        if (windowSteps < 2 || advanceSteps < 1 || advanceSteps > windowSteps) {
            throw new IllegalArgumentException(
                    "a fire phase has at least 2 steps, and the next begins 1 to that many steps" + " after it; got "
                            + windowSteps + " and " + advanceSteps);
        }
    }

    /** The same with fire phases that begin when half of the one before is over. */
    public T2fsnnSettings firingEarly() {
        return new T2fsnnSettings(windowSteps, (windowSteps + 1) / 2, rounding);
    }
}
