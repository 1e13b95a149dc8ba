package dev.ranvier.training.conversion.code;

/**
 * Choices of the conversion to ramps.
 *
 * @param steps length of a run, at least 1
 * @param thresholdSteps steps in which a neuron whose activation is its scale reaches its threshold, at least 1
 * @param dynamic true for thresholds that wait for expected input, false for constant ones
 */
public record RampSettings(int steps, int thresholdSteps, boolean dynamic) {

    /** 100 steps, 8 to the threshold, constant. */
    public static final RampSettings DEFAULT = new RampSettings(100, 8, false);

    /**
     * 8 steps to the threshold, and a run two and a half times as long for every layer, which lets late spikes of one layer
     * still move the next.
     *
     * @param depth number of activations between input and output, the outputs included, at least 1
     */
    public static RampSettings forDepth(int depth, boolean dynamic) {
        return new RampSettings(20 * depth, 8, dynamic);
    }

    /** @throws IllegalArgumentException if a number is not positive */
    public RampSettings {
        if (steps < 1 || thresholdSteps < 1) {
            throw new IllegalArgumentException(
                    "a run and the way to the threshold take at least 1 step, got " + steps + " and " + thresholdSteps);
        }
    }
}
