package dev.ranvier.training.ann;

import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;
import java.util.Arrays;

/**
 * What a window sees at each of its positions, laid out as a matrix (im2col), and the way back: {@code columns[(c, i, j)][p]}
 * is the input value of channel c under row i and column j of the window at position p, 0 where that lies in the padding.
 * Positions are numbered row by row.
 */
final class Patches {

    private final Shape input;
    private final Window window;
    private final int rows; // positions of the window, down
    private final int columns; // positions of the window, across

    Patches(Shape input, Window window) {
        this.input = input;
        this.window = window;
        Shape output = window.outputShape(input, 1);
        rows = output.height();
        columns = output.width();
    }

    /** Positions of the window. */
    int positions() {
        return rows * columns;
    }

    /**
     * Fills the matrix for some channels of one sample.
     *
     * @param x holds the sample. Not modified.
     * @param offset index of the first value of the first of these channels
     * @param channels how many
     * @param into {@code [channel, row, column of the window][stride]}. Modified.
     * @param at index of position 0 in each row of the matrix
     * @param stride length of a row of the matrix
     */
    void gather(float[] x, int offset, int channels, float[] into, int at, int stride) {
        int row = at;
        for (int c = 0; c < channels; c++) {
            int channel = offset + c * input.height() * input.width();
            for (int i = 0; i < window.height(); i++) {
                for (int j = 0; j < window.width(); j++) {
                    gather(x, channel, i, j, into, row);
                    row += stride;
                }
            }
        }
    }

    private void gather(float[] x, int channel, int i, int j, float[] into, int at) {
        int first = firstColumn(j);
        int end = endColumn(j);
        int shift = j * window.dilationX() - window.padLeft();
        for (int r = 0; r < rows; r++) {
            int to = at + r * columns;
            int y = r * window.strideY() + i * window.dilationY() - window.padTop();
            if (y < 0 || y >= input.height() || first >= end) {
                Arrays.fill(into, to, to + columns, 0f);
                continue;
            }
            Arrays.fill(into, to, to + first, 0f);
            int from = channel + y * input.width() + shift;
            if (window.strideX() == 1) {
                System.arraycopy(x, from + first, into, to + first, end - first);
            } else {
                for (int p = first; p < end; p++) {
                    into[to + p] = x[from + p * window.strideX()];
                }
            }
            Arrays.fill(into, to + end, to + columns, 0f);
        }
    }

    /**
     * Adds each value of the matrix to the place that it was gathered from.
     *
     * @param from {@code [channel, row, column of the window][stride]}. Not modified.
     * @param at index of position 0 in each row of the matrix
     * @param stride length of a row of the matrix
     * @param x holds the sample. Modified.
     * @param offset index of the first value of the first of these channels
     * @param channels how many
     */
    void scatter(float[] from, int at, int stride, float[] x, int offset, int channels) {
        int row = at;
        for (int c = 0; c < channels; c++) {
            int channel = offset + c * input.height() * input.width();
            for (int i = 0; i < window.height(); i++) {
                for (int j = 0; j < window.width(); j++) {
                    scatter(from, row, i, j, x, channel);
                    row += stride;
                }
            }
        }
    }

    private void scatter(float[] from, int at, int i, int j, float[] x, int channel) {
        int first = firstColumn(j);
        int end = endColumn(j);
        int shift = j * window.dilationX() - window.padLeft();
        for (int r = 0; r < rows; r++) {
            int y = r * window.strideY() + i * window.dilationY() - window.padTop();
            if (y < 0 || y >= input.height()) {
                continue;
            }
            int source = at + r * columns;
            int to = channel + y * input.width() + shift;
            for (int p = first; p < end; p++) {
                x[to + p * window.strideX()] += from[source + p];
            }
        }
    }

    /** First position across at which column j of the window is inside the input. */
    private int firstColumn(int j) {
        int before = window.padLeft() - j * window.dilationX();
        return Math.min(columns, before <= 0 ? 0 : (before + window.strideX() - 1) / window.strideX());
    }

    /** The position after the last one at which column j of the window is inside the input; not before the first. */
    private int endColumn(int j) {
        int last = input.width() - 1 + window.padLeft() - j * window.dilationX();
        int end = last < 0 ? 0 : last / window.strideX() + 1;
        return Math.max(firstColumn(j), Math.min(columns, end));
    }
}
