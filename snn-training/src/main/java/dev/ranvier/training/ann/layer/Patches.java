package dev.ranvier.training.ann.layer;

import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;
import java.util.Arrays;

/**
 * What a window sees at each of its positions, laid out as a matrix (im2col), and the way back: {@code columns[(c, i, j)][p]}
 * is the input value of channel c under row i and column j of the window at position p, 0 where that lies in the padding.
 * Positions are numbered row by row.
 */
final class Patches {

    private final Window window;
    private final WindowPositions positions;

    Patches(Shape input, Window window) {
        this.window = window;
        positions = new WindowPositions(input, window);
    }

    /** Positions of the window. */
    int positions() {
        return positions.count();
    }

    /**
     * Fills the matrix for some channels of one sample.
     *
     * @param x holds the sample. Not modified.
     * @param offset index of the first value of the first of these channels
     * @param channels how many
     * @param into {@code [channel, row, column of the window][position]}. Modified.
     * @param at index of position 0 in each row of the matrix
     */
    void gather(float[] x, int offset, int channels, float[][] into, int at) {
        int row = 0;
        for (int c = 0; c < channels; c++) {
            int channel = offset + c * positions.plane();
            for (int i = 0; i < window.height(); i++) {
                for (int j = 0; j < window.width(); j++) {
                    gather(x, channel, i, j, into[row++], at);
                }
            }
        }
    }

    private void gather(float[] x, int channel, int i, int j, float[] into, int at) {
        int first = positions.first(j);
        int end = positions.end(j);
        int columns = positions.columns;
        for (int r = 0; r < positions.rows; r++) {
            int to = at + r * columns;
            if (!positions.inside(r, i)) {
                Arrays.fill(into, to, to + columns, 0f);
                continue;
            }
            if (first > 0) {
                Arrays.fill(into, to, to + first, 0f);
            }
            int from = channel + positions.start(r, i, j);
            if (window.strideX() == 1) {
                System.arraycopy(x, from + first, into, to + first, end - first);
            } else {
                for (int p = first; p < end; p++) {
                    into[to + p] = x[from + p * window.strideX()];
                }
            }
            if (end < columns) {
                Arrays.fill(into, to + end, to + columns, 0f);
            }
        }
    }

    /**
     * Adds each value of the matrix to the place that it was gathered from.
     *
     * @param from {@code [channel, row, column of the window][position]}. Not modified.
     * @param at index of position 0 in each row of the matrix
     * @param x holds the sample. Modified.
     * @param offset index of the first value of the first of these channels
     * @param channels how many
     */
    void scatter(float[][] from, int at, float[] x, int offset, int channels) {
        int row = 0;
        for (int c = 0; c < channels; c++) {
            int channel = offset + c * positions.plane();
            for (int i = 0; i < window.height(); i++) {
                for (int j = 0; j < window.width(); j++) {
                    scatter(from[row++], at, i, j, x, channel);
                }
            }
        }
    }

    private void scatter(float[] from, int at, int i, int j, float[] x, int channel) {
        int first = positions.first(j);
        int end = positions.end(j);
        for (int r = 0; r < positions.rows; r++) {
            if (!positions.inside(r, i)) {
                continue;
            }
            int source = at + r * positions.columns;
            int to = channel + positions.start(r, i, j);
            if (window.strideX() == 1) {
                for (int p = first; p < end; p++) {
                    x[to + p] += from[source + p];
                }
            } else {
                for (int p = first; p < end; p++) {
                    x[to + p * window.strideX()] += from[source + p];
                }
            }
        }
    }
}
