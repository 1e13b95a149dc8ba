package dev.ranvier.core.model;

import java.util.List;

/**
 * Rectified linear unit with a ceiling: {@code y = min(max(0, x), max)}.
 *
 * @param max largest output, positive and finite
 */
public record ClippedRelu(float max) implements Layer {

    /** @throws IllegalArgumentException if the ceiling is not positive and finite */
    public ClippedRelu {
        if (!(max > 0) || Float.isInfinite(max)) {
            throw new IllegalArgumentException("the ceiling of a clipped ReLU must be positive and finite, got " + max);
        }
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Checks.only("a clipped ReLU", inputs);
    }
}
