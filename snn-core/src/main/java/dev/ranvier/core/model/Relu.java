package dev.ranvier.core.model;

/** Rectified linear unit: {@code y = max(0, x)}. */
public record Relu() implements Layer {

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }
}
