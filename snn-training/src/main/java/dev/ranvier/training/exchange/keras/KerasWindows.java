package dev.ranvier.training.exchange.keras;

import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;
import dev.ranvier.training.exchange.Config;
import dev.ranvier.training.exchange.assembly.Extent;

/** The window of a convolution or a pool; "same" puts the odd element at the end. */
final class KerasWindows {

    private KerasWindows() {}

    static Window of(Config config, Shape input, int[] size, int[] strides, int... dilation) throws FormatException {
        String padding = config.text("padding", "valid");
        Extent rows = new Extent(0, 0);
        Extent columns = rows;
        for (int axis = 0; axis < 2; axis++) {
            if (size[axis] < 1 || strides[axis] < 1 || dilation[axis] < 1) {
                throw new IllegalArgumentException("sizes, strides and dilations must be positive");
            }
        }
        if ("same".equals(padding)) {
            rows = Extent.same(input.height(), size[0], strides[0], dilation[0], false);
            columns = Extent.same(input.width(), size[1], strides[1], dilation[1], false);
        } else if (!"valid".equals(padding)) {
            throw new IllegalArgumentException("padding is '" + padding + "'; there are valid and same");
        }
        return new Window(
                size[0],
                size[1],
                strides[0],
                strides[1],
                dilation[0],
                dilation[1],
                rows.before(),
                columns.before(),
                rows.after(),
                columns.after());
    }
}
