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
