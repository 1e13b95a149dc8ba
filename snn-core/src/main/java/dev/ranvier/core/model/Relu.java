package dev.ranvier.core.model;

import java.util.List;

/** Rectified linear unit: {@code y = max(0, x)}. */
public record Relu() implements Layer {

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Checks.only("a ReLU", inputs);
    }
}
