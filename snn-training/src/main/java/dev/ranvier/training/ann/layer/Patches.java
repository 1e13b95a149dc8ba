package dev.ranvier.training.ann.layer;

import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;
import java.util.Arrays;

/**
 * What a window sees at each of its positions, laid out as a matrix (im2col), and the way back: {@code columns[(c, i, j)][p]}
 * is the input value of channel c under row i and column j of the window at position p, 0 where that lies in the padding.
 * Positions are numbered row by row.
 *
 * <p>The rows of the matrix for one channel and one column j of the window overlap: row i begins as row {@code i + strideY}
 * goes on. So a strip is made first that holds, for each row of the padded input that any of them needs, what column j sees
 * there; each row of the matrix is then a copy of a piece of that strip.
 */
final class Patches {

    private final Window window;
    private final WindowPositions positions;
    private final int[] starts; // [row of the window], index in a strip of what it sees first
    private final int[] inputRows; // [row of a strip], row of the input; outside it for padding

    Patches(Shape input, Window window) {
        this.window = window;
        positions = new WindowPositions(input, window);
        starts = new int[window.height()];
        inputRows = layOutStrip();
    }

    /** Rows of the window whose distance is a multiple of the stride share a part of the strip. */
    private int[] layOutStrip() {
        int[] rows = new int[Math.multiplyExact(window.height(), positions.rows)];
        Arrays.fill(starts, -1);
        int length = 0;
        for (int i = 0; i < window.height(); i++) {
            for (int k = i; k < window.height(); k++) {
                if ((k - i) * window.dilationY() % window.strideY() == 0 && starts[k] < 0) {
                    length = place(k, rows, length);
                }
            }
        }
        return Arrays.copyOf(rows, length);
    }

    /** Finds where a row of the window begins in the strip and adds what is missing behind it; the new length. */
    private int place(int i, int[] rows, int length) {
        int first = i * window.dilationY() - window.padTop();
        int row = 0;
        while (row < length && rows[row] != first) {
            row++;
        }
        starts[i] = row * positions.columns;
        for (int r = 0; r < positions.rows; r++) {
            rows[row + r] = first + r * window.strideY();
        }
        return Math.max(length, row + positions.rows);
    }

    /** Positions of the window. */
    int positions() {
        return positions.count();
    }

    /** Length of a strip. */
    int stripLength() {
        return inputRows.length * positions.columns;
    }

    /**
     * Fills the matrix for some channels of one sample.
     *
     * @param x holds the sample. Not modified.
     * @param offset index of the first value of the first of these channels
     * @param channels how many
     * @param strip at least {@link #stripLength} long. Modified.
     * @param into {@code [channel, row, column of the window][position]}. Modified.
     * @param at index of position 0 in each row of the matrix
     */
    void gather(float[] x, int offset, int channels, float[] strip, float[][] into, int at) {
        int count = positions.count();
        for (int c = 0; c < channels; c++) {
            for (int j = 0; j < window.width(); j++) {
                fill(strip, x, offset + c * positions.plane(), j);
                for (int i = 0; i < window.height(); i++) {
                    System.arraycopy(strip, starts[i], into[row(c, i, j)], at, count);
                }
            }
        }
    }

    private void fill(float[] strip, float[] x, int channel, int j) {
        int first = positions.first(j);
        int end = positions.end(j);
        int columns = positions.columns;
        int stride = window.strideX();
        for (int row = 0; row < inputRows.length; row++) {
            int to = row * columns;
            if (!positions.inside(inputRows[row])) {
                Arrays.fill(strip, to, to + columns, 0f);
                continue;
            }
            int from = channel + positions.start(inputRows[row], j);
            for (int p = 0; p < first; p++) {
                strip[to + p] = 0;
            }
            if (stride == 1) {
                System.arraycopy(x, from + first, strip, to + first, end - first);
            } else {
                for (int p = first; p < end; p++) {
                    strip[to + p] = x[from + p * stride];
                }
            }
            for (int p = end; p < columns; p++) {
                strip[to + p] = 0;
            }
        }
    }

    /**
     * Adds each value of the matrix to the place that it was gathered from.
     *
     * @param from {@code [channel, row, column of the window][position]}. Not modified.
     * @param at index of position 0 in each row of the matrix
     * @param strip at least {@link #stripLength} long. Modified.
     * @param x holds the sample. Modified.
     * @param offset index of the first value of the first of these channels
     * @param channels how many
     */
    void scatter(float[][] from, int at, float[] strip, float[] x, int offset, int channels) {
        int count = positions.count();
        for (int c = 0; c < channels; c++) {
            for (int j = 0; j < window.width(); j++) {
                Arrays.fill(strip, 0, stripLength(), 0f);
                for (int i = 0; i < window.height(); i++) {
                    add(from[row(c, i, j)], at, strip, starts[i], count);
                }
                addStrip(strip, x, offset + c * positions.plane(), j);
            }
        }
    }

    private void addStrip(float[] strip, float[] x, int channel, int j) {
        int first = positions.first(j);
        int count = positions.end(j) - first;
        int stride = window.strideX();
        for (int row = 0; row < inputRows.length; row++) {
            if (positions.inside(inputRows[row])) {
                int to = channel + positions.start(inputRows[row], j) + first * stride;
                int at = row * positions.columns + first;
                if (stride == 1) {
                    add(strip, at, x, to, count);
                } else {
                    for (int p = 0; p < count; p++) {
                        x[to + p * stride] += strip[at + p];
                    }
                }
            }
        }
    }

    private static void add(float[] from, int at, float[] to, int target, int count) {
        for (int p = 0; p < count; p++) {
            to[target + p] += from[at + p];
        }
    }

    /** Row of the matrix. */
    private int row(int channel, int i, int j) {
        return (channel * window.height() + i) * window.width() + j;
    }
}
