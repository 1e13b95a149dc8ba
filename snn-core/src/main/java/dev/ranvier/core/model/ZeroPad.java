package dev.ranvier.core.model;

import java.util.List;

/**
 * Surrounds each channel with zeros. Padding that belongs to a convolution or a pool stands in its {@link Window} instead.
 *
 * @param top rows added above, at least 0
 * @param left columns added on the left
 * @param bottom rows added below
 * @param right columns added on the right
 */
public record ZeroPad(int top, int left, int bottom, int right) implements Layer {

    /** @throws IllegalArgumentException if a number is negative */
    public ZeroPad {
        if (top < 0 || left < 0 || bottom < 0 || right < 0) {
            throw new IllegalArgumentException("padding must be at least 0, got " + top + "," + left + "," + bottom
                    + "," + right + " (top, left, bottom, right)");
        }
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Checks.only("zero padding", inputs);
        return new Shape(input.channels(), input.height() + top + bottom, input.width() + left + right);
    }
}
