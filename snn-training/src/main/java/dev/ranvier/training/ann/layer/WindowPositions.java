package dev.ranvier.training.ann.layer;

import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;

/** Where a window lies over one channel of its input, and which of its rows and columns are inside. */
final class WindowPositions {

    /** Positions of the window, down. */
    final int rows;

    /** Positions of the window, across. */
    final int columns;

    private final int height;
    private final int width;
    private final Window window;

    WindowPositions(Shape input, Window window) {
        this.window = window;
        height = input.height();
        width = input.width();
        Shape output = window.outputShape(input, 1);
        rows = output.height();
        columns = output.width();
    }

    /** Positions of the window. */
    int count() {
        return rows * columns;
    }

    /** Values of one channel of the input. */
    int plane() {
        return height * width;
    }

    /**
     * Index in the channel of what lies under row i and column j of the window at row r of the positions and column 0; the
     * column may be outside. -1 or less if the row is outside, see {@link #inside}.
     */
    int start(int r, int i, int j) {
        return start(inputRow(r, i), j);
    }

    /** The same for a row of the input. */
    int start(int inputRow, int j) {
        return inputRow * width + j * window.dilationX() - window.padLeft();
    }

    /** Whether row i of the window at row r of the positions is inside the input. */
    boolean inside(int r, int i) {
        return inside(inputRow(r, i));
    }

    /** Whether there is such a row in the input. */
    boolean inside(int inputRow) {
        return inputRow >= 0 && inputRow < height;
    }

    private int inputRow(int r, int i) {
        return r * window.strideY() + i * window.dilationY() - window.padTop();
    }

    /** First position across at which column j of the window is inside the input. */
    int first(int j) {
        int before = window.padLeft() - j * window.dilationX();
        return Math.min(columns, before <= 0 ? 0 : (before + window.strideX() - 1) / window.strideX());
    }

    /** The position after the last one at which column j of the window is inside the input; not before the first. */
    int end(int j) {
        int last = width - 1 + window.padLeft() - j * window.dilationX();
        int end = last < 0 ? 0 : last / window.strideX() + 1;
        return Math.max(first(j), Math.min(columns, end));
    }
}
