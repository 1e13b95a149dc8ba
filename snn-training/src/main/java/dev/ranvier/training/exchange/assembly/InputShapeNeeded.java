package dev.ranvier.training.exchange.assembly;

import dev.ranvier.core.model.Shape;

/**
 * A layer needs the model's input as an image of this shape, which the graph was not begun with. Whoever assembles begins
 * again with it.
 */
public final class InputShapeNeeded extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Shape shape;

    InputShapeNeeded(Shape shape) {
        super("the input is needed as an image of " + shape);
        this.shape = shape;
    }

    /** The shape that is needed. */
    public Shape shape() {
        return shape;
    }
}
