package dev.ranvier.core.model;

import java.util.List;

/**
 * Sums the votes of several units for one class: input {@code i} votes for class {@code i mod classes}.
 *
 * @param classes number of classes, at least 2
 */
public record Vote(int classes) implements Layer {

    /** @throws IllegalArgumentException if there are fewer than two classes */
    public Vote {
        if (classes < 2) {
            throw new IllegalArgumentException("a vote needs at least 2 classes, got " + classes);
        }
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Checks.only("a vote", inputs);
        if (input.size() < classes) {
            throw new IllegalArgumentException(
                    "a vote for " + classes + " classes needs at least as many units, got " + input);
        }
        return Shape.vector(classes);
    }
}
