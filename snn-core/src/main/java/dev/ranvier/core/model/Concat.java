package dev.ranvier.core.model;

import java.util.List;

/** The channels of two or more inputs of equal height and width, one after the other. */
public record Concat() implements Layer {

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape first = Checks.several("concat", inputs);
        int channels = 0;
        for (Shape other : inputs) {
            if (other.height() != first.height() || other.width() != first.width()) {
                throw new IllegalArgumentException("concat needs inputs of one height and width, got " + inputs);
            }
            channels = Math.addExact(channels, other.channels());
        }
        return new Shape(channels, first.height(), first.width());
    }
}
