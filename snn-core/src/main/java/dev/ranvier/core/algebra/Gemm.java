package dev.ranvier.core.algebra;

import java.util.function.IntConsumer;

/**
 * The one seam for dense products. All matrices are row-major. Implementations give the same bits for any number of threads.
 */
public interface Gemm {

    /**
     * {@code C = alpha * op(A) * op(B) + beta * C}, where op is the matrix itself or its transpose.
     *
     * @param transposeA whether A is stored as {@code [k][m]} instead of {@code [m][k]}
     * @param transposeB whether B is stored as {@code [n][k]} instead of {@code [k][n]}
     * @param m rows of C
     * @param n columns of C
     * @param k inner dimension
     * @param alpha factor of the product
     * @param a op(A) is {@code m x k}. Not modified.
     * @param b op(B) is {@code k x n}. Not modified.
     * @param beta factor of the old C; 0 means that C is overwritten, whatever it held
     * @param c {@code m x n}, not the same array as a or b. Modified.
     * @throws IllegalArgumentException if a dimension is not positive, an array is too short, or c is also an input
     */
    void multiply(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            float alpha,
            float[] a,
            float[] b,
            float beta,
            float[] c);

    /**
     * {@code C = op(A) B} on the calling thread, for matrices whose rows are arrays of their own, as a convolution has them.
     * Arrays are not checked.
     *
     * @param transposeA whether A is stored as {@code [k][m]} instead of {@code [m][k]}
     * @param m rows of C
     * @param n columns of C
     * @param k rows of B
     * @param a op(A) is {@code m x k}, row-major. Not modified.
     * @param offset index of the first value of A
     * @param b {@code [k][n]}; rows may be longer. Not modified.
     * @param c {@code [m][n]}; rows may be longer. Modified.
     */
    default void multiplyRows(
            boolean transposeA, int m, int n, int k, float[] a, int offset, float[][] b, float[][] c) {
        RowProducts.multiply(transposeA, m, n, k, a, offset, b, c);
    }

    /**
     * {@code C = A B' + beta C} on the calling thread, for A and B whose rows are arrays of their own. Arrays are not checked.
     *
     * @param m rows of C and of A
     * @param n columns of C, rows of B
     * @param k length of the rows that are multiplied
     * @param a {@code [m][k]}; rows may be longer. Not modified.
     * @param b {@code [n][k]}; rows may be longer. Not modified.
     * @param beta factor of the old C; 0 means that C is overwritten, whatever it held
     * @param c {@code m x n}, row-major. Modified.
     */
    default void multiplyRowPairs(int m, int n, int k, float[][] a, float[][] b, float beta, float[] c) {
        multiply(false, true, m, n, k, 1, RowProducts.flat(a, m, k), RowProducts.flat(b, n, k), beta, c);
    }

    /**
     * Does independent pieces of work, several at once if the kernel has several threads. Products that a piece asks for are
     * computed by the thread that does the piece. Pieces must not ask for further pieces.
     *
     * @param pieces how many
     * @param work does the piece of the given number, 0 to {@code pieces - 1}; must give the same bits in whatever order the
     *     pieces are done
     */
    default void parallel(int pieces, IntConsumer work) {
        for (int piece = 0; piece < pieces; piece++) {
            work.accept(piece);
        }
    }

    /** What computes, for provenance: library, and vector or scalar path (bits may differ between the two). */
    String description();
}
