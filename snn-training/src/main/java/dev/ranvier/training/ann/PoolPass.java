package dev.ranvier.training.ann;

import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;

/** Averages and maxima over windows, plane by plane: a plane is one channel of one sample. */
final class PoolPass {

    private final Shape input;
    private final Window window;
    private final int rows;
    private final int columns;

    PoolPass(Shape input, Window window) {
        this.input = input;
        this.window = window;
        Shape output = window.outputShape(input, input.channels());
        rows = output.height();
        columns = output.width();
    }

    /**
     * Means; see {@code AveragePool}.
     *
     * @param x {@code [plane][row][column]}. Not modified.
     * @param y {@code [plane][position]}. Modified.
     * @param planes how many
     */
    void average(boolean countPadding, float[] x, float[] y, int planes) {
        for (int plane = 0; plane < planes; plane++) {
            int from = plane * input.height() * input.width();
            int to = plane * rows * columns;
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) {
                    y[to + r * columns + c] = average(countPadding, x, from, r, c);
                }
            }
        }
    }

    private float average(boolean countPadding, float[] x, int from, int r, int c) {
        float sum = 0;
        int inside = 0;
        for (int i = 0; i < window.height(); i++) {
            int y = row(r, i);
            if (y < 0 || y >= input.height()) {
                continue;
            }
            for (int j = 0; j < window.width(); j++) {
                int column = column(c, j);
                if (column >= 0 && column < input.width()) {
                    sum += x[from + y * input.width() + column];
                    inside++;
                }
            }
        }
        return sum / (countPadding ? window.area() : inside);
    }

    /**
     * Maxima; see {@code MaxPool}.
     *
     * @param x {@code [plane][row][column]}. Not modified.
     * @param y {@code [plane][position]}. Modified.
     * @param planes how many
     */
    void max(float[] x, float[] y, int planes) {
        for (int plane = 0; plane < planes; plane++) {
            int from = plane * input.height() * input.width();
            int to = plane * rows * columns;
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) {
                    y[to + r * columns + c] = x[largest(x, from, r, c)];
                }
            }
        }
    }

    /** Index of the first largest value under the window. */
    private int largest(float[] x, int from, int r, int c) {
        int best = -1;
        for (int i = 0; i < window.height(); i++) {
            int y = row(r, i);
            if (y < 0 || y >= input.height()) {
                continue;
            }
            for (int j = 0; j < window.width(); j++) {
                int column = column(c, j);
                if (column >= 0 && column < input.width()) {
                    int index = from + y * input.width() + column;
                    if (best < 0 || x[index] > x[best]) {
                        best = index;
                    }
                }
            }
        }
        return best;
    }

    private int row(int position, int i) {
        return position * window.strideY() + i * window.dilationY() - window.padTop();
    }

    private int column(int position, int j) {
        return position * window.strideX() + j * window.dilationX() - window.padLeft();
    }
}
