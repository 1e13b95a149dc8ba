package dev.ranvier.training.ann.layer;

import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;
import java.util.Arrays;

/** Averages and maxima over windows, plane by plane: a plane is one channel of one sample. */
final class PoolPass {

    private final Window window;
    private final WindowPositions positions;
    private final QuarterPool quarters; // null for other windows

    PoolPass(Shape input, Window window) {
        this.window = window;
        quarters = QuarterPool.serves(window) ? new QuarterPool(input.height(), input.width()) : null;
        positions = new WindowPositions(input, window);
    }

    /** One over the number of values that a mean is taken of, by position; see {@code AveragePool}. */
    float[] shares(boolean countPadding) {
        float[] counts = new float[positions.count()];
        for (int i = 0; i < window.height(); i++) {
            for (int j = 0; j < window.width(); j++) {
                for (int r = 0; r < positions.rows; r++) {
                    for (int c = positions.first(j); positions.inside(r, i) && c < positions.end(j); c++) {
                        counts[r * positions.columns + c]++;
                    }
                }
            }
        }
        for (int p = 0; p < counts.length; p++) {
            counts[p] = 1 / (countPadding ? window.area() : counts[p]);
        }
        return counts;
    }

    /**
     * Means.
     *
     * @param shares see {@link #shares}. Not modified.
     * @param x {@code [plane][row][column]}. Not modified.
     * @param y {@code [plane][position]}. Modified.
     * @param from first plane
     * @param to the plane after the last one
     */
    void average(float[] shares, float[] x, float[] y, int from, int to) {
        if (quarters != null) {
            quarters.average(x, y, from, to);
            return;
        }
        int count = positions.count();
        Arrays.fill(y, from * count, to * count, 0f);
        for (int plane = from; plane < to; plane++) {
            for (int r = 0; r < positions.rows; r++) {
                int row = plane * count + r * positions.columns;
                for (int i = 0; i < window.height(); i++) {
                    for (int j = 0; positions.inside(r, i) && j < window.width(); j++) {
                        add(x, plane * positions.plane() + positions.start(r, i, j), y, row, j);
                    }
                }
            }
            for (int p = 0; p < count; p++) {
                y[plane * count + p] *= shares[p];
            }
        }
    }

    private void add(float[] x, int source, float[] y, int row, int j) {
        int stride = window.strideX();
        int end = positions.end(j);
        for (int c = positions.first(j); c < end; c++) {
            y[row + c] += x[source + c * stride];
        }
    }

    /**
     * Gradient of the means with respect to their inputs.
     *
     * @param shares see {@link #shares}. Not modified.
     * @param dy {@code [plane][position]}. Not modified.
     * @param dx {@code [plane][row][column]}. Modified.
     */
    void averageBackward(float[] shares, float[] dy, float[] dx, int from, int to) {
        int count = positions.count();
        Arrays.fill(dx, from * positions.plane(), to * positions.plane(), 0f);
        if (quarters != null) {
            quarters.averageBackward(dy, dx, from, to);
            return;
        }
        for (int plane = from; plane < to; plane++) {
            for (int r = 0; r < positions.rows; r++) {
                for (int i = 0; i < window.height(); i++) {
                    for (int j = 0; positions.inside(r, i) && j < window.width(); j++) {
                        int target = plane * positions.plane() + positions.start(r, i, j);
                        int row = r * positions.columns;
                        spread(shares, row, dy, plane * count + row, dx, target, j);
                    }
                }
            }
        }
    }

    private void spread(float[] shares, int share, float[] dy, int row, float[] dx, int target, int j) {
        int stride = window.strideX();
        int end = positions.end(j);
        for (int c = positions.first(j); c < end; c++) {
            dx[target + c * stride] += dy[row + c] * shares[share + c];
        }
    }

    /**
     * Maxima.
     *
     * @param x {@code [plane][row][column]}. Not modified.
     * @param y {@code [plane][position]}. Modified.
     * @param winners {@code [plane][position]}, receives the index in x of the first largest value, or null. Modified.
     */
    void max(float[] x, float[] y, int[] winners, int from, int to) {
        if (quarters != null) {
            quarters.max(x, y, winners, from, to);
            return;
        }
        int count = positions.count();
        for (int plane = from; plane < to; plane++) {
            for (int r = 0; r < positions.rows; r++) {
                for (int c = 0; c < positions.columns; c++) {
                    int winner = winner(x, plane * positions.plane(), r, c);
                    int target = plane * count + r * positions.columns + c;
                    y[target] = x[winner];
                    if (winners != null) {
                        winners[target] = winner;
                    }
                }
            }
        }
    }

    private int winner(float[] x, int plane, int r, int c) {
        int best = -1;
        for (int i = 0; i < window.height(); i++) {
            if (!positions.inside(r, i)) {
                continue;
            }
            for (int j = 0; j < window.width(); j++) {
                if (c >= positions.first(j) && c < positions.end(j)) {
                    int index = plane + positions.start(r, i, j) + c * window.strideX();
                    best = best < 0 || x[index] > x[best] ? index : best;
                }
            }
        }
        return best;
    }
}
