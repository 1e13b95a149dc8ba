package dev.ranvier.training.conversion.stage;

import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;

/**
 * Rows and columns of zeros around each channel.
 *
 * @param top rows above
 * @param left columns on the left
 * @param bottom rows below
 * @param right columns on the right
 */
record Pads(int top, int left, int bottom, int right) {

    static final Pads NONE = new Pads(0, 0, 0, 0);

    boolean isNone() {
        return top + left + bottom + right == 0;
    }

    Shape around(Shape inner) {
        return new Shape(inner.channels(), inner.height() + top + bottom, inner.width() + left + right);
    }

    Pads plus(Pads other) {
        return new Pads(top + other.top, left + other.left, bottom + other.bottom, right + other.right);
    }

    /** The window over the padded values as one over the values themselves. */
    Window within(Window window) {
        return window.padded(
                window.padTop() + top, window.padLeft() + left, window.padBottom() + bottom, window.padRight() + right);
    }

    /** The map with its targets moved to where they stand in the padded shape. */
    SparseMap move(SparseMap map, Shape inner) {
        int[] target = map.target().clone();
        for (int entry = 0; entry < target.length; entry++) {
            target[entry] = place(target[entry], inner);
        }
        return new SparseMap(around(inner).size(), map.rowStart(), target, map.weights());
    }

    /** The values moved to where they stand in the padded shape. */
    double[] move(double[] values, Shape inner) {
        double[] padded = new double[around(inner).size()];
        for (int i = 0; i < values.length; i++) {
            padded[place(i, inner)] = values[i];
        }
        return padded;
    }

    private int place(int index, Shape inner) {
        int column = index % inner.width();
        int row = index / inner.width() % inner.height();
        int channel = index / (inner.width() * inner.height());
        Shape outer = around(inner);
        return (channel * outer.height() + row + top) * outer.width() + column + left;
    }
}
