package dev.ranvier.core.model;

import java.util.List;

/** The same values as a plain vector, in the order in which {@link Shape} stores them: channel, row, column. */
public record Flatten() implements Layer {

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Shape.vector(Checks.only("flatten", inputs).size());
    }
}
