package dev.ranvier.core.model;

import java.util.List;

/** Sum of two or more inputs of one shape, element by element: where a residual connection joins. */
public record Add() implements Layer {

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape first = Checks.several("add", inputs);
        for (Shape other : inputs) {
            if (!other.equals(first)) {
                throw new IllegalArgumentException("add needs inputs of one shape, got " + inputs);
            }
        }
        return first;
    }
}
