package dev.ranvier.core.algebra;

import java.util.Arrays;

/**
 * Dense products of matrices whose rows are arrays of their own. In that layout compilers of Java turn the inner loop into
 * vector code without help from an incubating module, and patches of a convolution can be written in place. Each value is the
 * sum of its products in a fixed order, so the bits are the same on every machine.
 */
final class RowProducts {

    /** Rows of B that one pass takes. With more, JDK 17 was seen to leave the loop scalar. */
    private static final int ROWS = 4;

    private RowProducts() {}

    /** See {@link Gemm#multiplyRows}. */
    static void multiply(boolean transposeA, int m, int n, int k, float[] a, int offset, float[][] b, float[][] c) {
        int next = transposeA ? m : 1; // distance of neighbours in a row of op(A)
        int down = transposeA ? 1 : k; // distance of neighbours in a column
        for (int i = 0; i < m; i++) {
            Arrays.fill(c[i], 0, n, 0f);
        }
        int row = 0;
        for (; row + ROWS <= k; row += ROWS) {
            for (int i = 0; i < m; i++) {
                int at = offset + i * down + row * next;
                add(
                        c[i],
                        a[at],
                        b[row],
                        a[at + next],
                        b[row + 1],
                        a[at + 2 * next],
                        b[row + 2],
                        a[at + 3 * next],
                        b[row + 3],
                        n);
            }
        }
        for (; row < k; row++) {
            for (int i = 0; i < m; i++) {
                add(c[i], a[offset + i * down + row * next], b[row], n);
            }
        }
    }

    /** Kept this small and plain so that it becomes vector code. Modifies c only. */
    private static void add(
            float[] c, float a0, float[] b0, float a1, float[] b1, float a2, float[] b2, float a3, float[] b3, int n) {
        for (int j = 0; j < n; j++) {
            c[j] = c[j] + (a0 * b0[j] + a1 * b1[j]) + (a2 * b2[j] + a3 * b3[j]);
        }
    }

    private static void add(float[] c, float a0, float[] b0, int n) {
        for (int j = 0; j < n; j++) {
            c[j] += a0 * b0[j];
        }
    }

    /** The first rows one after the other, each cut off at a length. */
    static float[] flat(float[][] rows, int count, int length) {
        float[] flat = new float[Math.multiplyExact(count, length)];
        copy(rows, count, length, flat);
        return flat;
    }

    /** The same into an array that is long enough. Modifies flat only. */
    static void copy(float[][] rows, int count, int length, float[] flat) {
        for (int row = 0; row < count; row++) {
            System.arraycopy(rows[row], 0, flat, row * length, length);
        }
    }
}
