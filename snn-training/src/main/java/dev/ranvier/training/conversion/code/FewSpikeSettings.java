package dev.ranvier.training.conversion.code;

/**
 * Choices of the few-spike conversion.
 *
 * @param steps steps of a layer's window and most spikes of a neuron, 1 to 30; stages with quantised activations take as many
 *     as their levels need instead
 * @param rounding true to round values to the nearest code; false to round down, as the paper's neuron does
 */
public record FewSpikeSettings(int steps, boolean rounding) {

    /** 8 steps a layer, rounding to the nearest. */
    public static final FewSpikeSettings DEFAULT = new FewSpikeSettings(8, true);

    /** @throws IllegalArgumentException if the number of steps is out of range */
    public FewSpikeSettings {
        if (steps < 1 || steps > 30) {
            throw new IllegalArgumentException("a few-spike window has 1 to 30 steps, got " + steps);
        }
    }
}
