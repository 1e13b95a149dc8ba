package dev.ranvier.core.engine.kernel;

/**
 * Adding rows of weights that stand in one single-precision array: row s begins at {@code s * stride + first}. Stateless. On
 * each sum every implementation adds the rows in the order in which the sources are listed and fuses no multiplication with
 * an addition, so that all give the same bits.
 */
public interface RowKernels {

    /** The fastest kernels that this Java runtime can load. */
    static RowKernels best() {
        return LoadedKernels.BEST_ROWS;
    }

    /**
     * {@code sums[at + i] += row[i]} for the row of each source.
     *
     * @param weights holds the rows. Not modified.
     * @param sources {@code [spike]}; {@code from} (inclusive) to {@code to} (exclusive) are used. Not modified.
     * @param sums changed from index {@code at} on. Modified.
     * @param length elements of a row
     */
    void addRows(
            float[] weights, int stride, int first, int[] sources, int from, int to, float[] sums, int at, int length);

    /** The same with sums in double precision. */
    void addRows(
            float[] weights, int stride, int first, int[] sources, int from, int to, double[] sums, int at, int length);

    /**
     * {@code sums[at + i] += factor * row[i]} for the row of each source with its own factor.
     *
     * @param weights holds the rows. Not modified.
     * @param sources {@code [spike]}; {@code from} (inclusive) to {@code to} (exclusive) are used. Not modified.
     * @param factors {@code [spike]}, used over the same range. Not modified.
     * @param sums changed from index {@code at} on. Modified.
     * @param length elements of a row
     */
    void addScaledRows(
            float[] weights,
            int stride,
            int first,
            int[] sources,
            double[] factors,
            int from,
            int to,
            double[] sums,
            int at,
            int length);

    /** The same in single precision; the factors are rounded first. */
    void addScaledRows(
            float[] weights,
            int stride,
            int first,
            int[] sources,
            double[] factors,
            int from,
            int to,
            float[] sums,
            int at,
            int length);

    /**
     * {@code sums[at + i] += row[i]} for the row of each source, in whole numbers.
     *
     * @param weights holds the rows. Not modified.
     * @param sources {@code [spike]}; {@code from} (inclusive) to {@code to} (exclusive) are used. Not modified.
     * @param sums changed from index {@code at} on. Modified.
     * @param length elements of a row
     */
    void addRows(
            byte[] weights, int stride, int first, int[] sources, int from, int to, int[] sums, int at, int length);
}
