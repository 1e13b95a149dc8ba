package dev.ranvier.core.model;

import java.util.List;

/**
 * Largest value in a window, channel by channel; positions in the padding never win.
 *
 * @param window size, stride and padding
 */
public record MaxPool(Window window) implements Layer {

    /** @throws IllegalArgumentException if a position of the window could lie in the padding altogether */
    public MaxPool {
        Checks.poolPadding(window);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Checks.only("a max pool", inputs);
        return window.outputShape(input, input.channels());
    }
}
