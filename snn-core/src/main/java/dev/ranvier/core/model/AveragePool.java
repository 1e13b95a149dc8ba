package dev.ranvier.core.model;

import java.util.List;

/**
 * Mean over a window, channel by channel.
 *
 * @param window size, stride and padding
 * @param countPadding true if the mean is over all elements of the window, padding as zeros; false if over those inside the
 *     input only
 */
public record AveragePool(Window window, boolean countPadding) implements Layer {

    /** @throws IllegalArgumentException if a position of the window could lie in the padding altogether */
    public AveragePool {
        Checks.poolPadding(window);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Checks.only("an average pool", inputs);
        return window.outputShape(input, input.channels());
    }
}
