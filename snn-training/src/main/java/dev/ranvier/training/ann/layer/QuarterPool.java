package dev.ranvier.training.ann.layer;

import dev.ranvier.core.model.Window;

/** Means and maxima of 2 x 2 values side by side, the pool that most networks have, without loops over the window. */
final class QuarterPool {

    private static final int SIDE = 2;

    private final int width; // of the input
    private final int plane; // values of one channel of the input
    private final int rows; // of the result
    private final int columns;

    QuarterPool(int height, int width) {
        this.width = width;
        plane = height * width;
        rows = height / SIDE;
        columns = width / SIDE;
    }

    /** Whether a window is of this kind. */
    static boolean serves(Window window) {
        return window.equals(Window.square(SIDE, SIDE));
    }

    /** Means of some planes. Modifies y only. */
    void average(float[] x, float[] y, int from, int to) {
        int target = from * rows * columns;
        for (int p = from; p < to; p++) {
            for (int r = 0; r < rows; r++) {
                int upper = p * plane + SIDE * r * width;
                int lower = upper + width;
                for (int c = 0; c < columns; c++) {
                    int at = SIDE * c;
                    y[target + c] = 0.25f * (x[upper + at] + x[upper + at + 1] + (x[lower + at] + x[lower + at + 1]));
                }
                target += columns;
            }
        }
    }

    /** The way back of {@link #average}; an odd last row or column keeps what it has. Modifies dx only. */
    void averageBackward(float[] dy, float[] dx, int from, int to) {
        int source = from * rows * columns;
        for (int p = from; p < to; p++) {
            for (int r = 0; r < rows; r++) {
                int upper = p * plane + SIDE * r * width;
                int lower = upper + width;
                for (int c = 0; c < columns; c++) {
                    int at = SIDE * c;
                    float share = 0.25f * dy[source + c];
                    dx[upper + at] = share;
                    dx[upper + at + 1] = share;
                    dx[lower + at] = share;
                    dx[lower + at + 1] = share;
                }
                source += columns;
            }
        }
    }

    /** Maxima of some planes, and where the first largest value was unless winners are null. Modifies y and winners. */
    void max(float[] x, float[] y, int[] winners, int from, int to) {
        int target = from * rows * columns;
        for (int p = from; p < to; p++) {
            for (int r = 0; r < rows; r++) {
                int upper = p * plane + SIDE * r * width;
                for (int c = 0; c < columns; c++) {
                    int above = upper + SIDE * c;
                    int below = above + width;
                    int first = x[above + 1] > x[above] ? above + 1 : above;
                    int second = x[below + 1] > x[below] ? below + 1 : below;
                    int winner = x[second] > x[first] ? second : first;
                    y[target] = x[winner];
                    if (winners != null) {
                        winners[target] = winner;
                    }
                    target++;
                }
            }
        }
    }
}
