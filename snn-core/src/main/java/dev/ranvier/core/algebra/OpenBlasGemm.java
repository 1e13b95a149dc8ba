package dev.ranvier.core.algebra;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.global.openblas;

/**
 * Dense products by OpenBLAS through JavaCPP, for those who build with {@code -Popenblas}. OpenBLAS computes each band on one
 * thread; its own threads stay unused, so that the bits do not depend on their number. They may differ from machine to machine,
 * because OpenBLAS chooses its kernel by the processor.
 *
 * <p>Matrices are copied to memory outside the heap and back, once a product. Safe for use by one thread at a time. Its worker threads are daemons
 * and end with {@link #close()}.
 */
public final class OpenBlasGemm extends BandedGemm {

    /** The library packs one matrix anew for each band: 18 % lost on two bands of 64 rows, 9 % on four of 300. */
    private static final int NARROWEST = 128;

    private static final int MOST_BANDS = 4;

    private final ThreadLocal<Buffers> buffers = ThreadLocal.withInitial(Buffers::new);

    /**
     * A kernel that uses up to {@code threads} threads, the caller's included.
     *
     * @throws IllegalArgumentException if there is not at least one thread
     * @throws LinkageError if OpenBLAS is not on the class path or not for this machine
     */
    public OpenBlasGemm(int threads) {
        super(threads, NARROWEST, MOST_BANDS);
        openblas.blas_set_num_threads(1);
    }

    @Override
    public String description() {
        try {
            return "OpenBLAS " + Loader.getVersion("org.bytedeco", "openblas") + " (JavaCPP)";
        } catch (IOException e) {
            throw new UncheckedIOException("the jar of OpenBLAS cannot be read", e);
        }
    }

    @Override
    Bands prepare(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            float alpha,
            float[] a,
            float[] b,
            float beta,
            float[] c) {
        Buffers own = buffers.get(); // of the thread that asks; it waits until all bands are done
        FloatPointer nativeA = own.a.with((long) m * k).put(a, 0, m * k);
        FloatPointer nativeB = own.b.with((long) n * k).put(b, 0, n * k);
        FloatPointer nativeC = own.c.with((long) m * n);
        if (beta != 0) {
            nativeC.put(c, 0, m * n);
        }
        return new Bands() {
            @Override
            public int length() {
                return Math.max(m, n);
            }

            @Override
            public void compute(int first, int count) {
                boolean rows = m >= n; // the longer side of C is cut
                long fromA = !rows ? 0 : transposeA ? first : (long) first * k;
                long fromB = rows ? 0 : transposeB ? (long) first * k : first;
                openblas.cblas_sgemm(
                        openblas.CblasRowMajor,
                        transposeA ? openblas.CblasTrans : openblas.CblasNoTrans,
                        transposeB ? openblas.CblasTrans : openblas.CblasNoTrans,
                        rows ? count : m,
                        rows ? n : count,
                        k,
                        alpha,
                        nativeA.getPointer(fromA),
                        transposeA ? m : k,
                        nativeB.getPointer(fromB),
                        transposeB ? k : n,
                        beta,
                        nativeC.getPointer(rows ? (long) first * n : first),
                        n);
            }

            @Override
            public void finish() {
                nativeC.get(c, 0, m * n);
            }
        };
    }

    @Override
    public void multiplyRows(boolean transposeA, int m, int n, int k, float[] a, int offset, float[][] b, float[][] c) {
        Buffers own = buffers.get();
        FloatPointer nativeA = own.a.with((long) m * k).put(a, offset, m * k);
        FloatPointer nativeB = rows(own.b, b, k, n);
        FloatPointer nativeC = own.c.with((long) m * n);
        openblas.cblas_sgemm(
                openblas.CblasRowMajor,
                transposeA ? openblas.CblasTrans : openblas.CblasNoTrans,
                openblas.CblasNoTrans,
                m,
                n,
                k,
                1,
                nativeA,
                transposeA ? m : k,
                nativeB,
                n,
                0,
                nativeC,
                n);
        for (int row = 0; row < m; row++) {
            nativeC.position((long) row * n).get(c[row], 0, n);
        }
    }

    @Override
    public void multiplyRowPairs(int m, int n, int k, float[][] a, float[][] b, float beta, float[] c) {
        Buffers own = buffers.get();
        FloatPointer nativeC = own.c.with((long) m * n);
        if (beta != 0) {
            nativeC.put(c, 0, m * n);
        }
        openblas.cblas_sgemm(
                openblas.CblasRowMajor,
                openblas.CblasNoTrans,
                openblas.CblasTrans,
                m,
                n,
                k,
                1,
                rows(own.a, a, m, k),
                k,
                rows(own.b, b, n, k),
                k,
                beta,
                nativeC,
                n);
        nativeC.get(c, 0, m * n);
    }

    private static FloatPointer rows(Buffer into, float[][] rows, int count, int length) {
        FloatPointer memory = into.with((long) count * length);
        for (int row = 0; row < count; row++) {
            memory.position((long) row * length).put(rows[row], 0, length);
        }
        return memory.position(0);
    }

    /** Memory of one thread for the three matrices. */
    private static final class Buffers {
        private final Buffer a = new Buffer();
        private final Buffer b = new Buffer();
        private final Buffer c = new Buffer();
    }

    /** Memory that grows. */
    private static final class Buffer {
        private FloatPointer memory = new FloatPointer();

        FloatPointer with(long values) {
            if (memory.isNull() || memory.capacity() < values) {
                Pointer old = memory;
                memory = new FloatPointer(values);
                old.deallocate();
            }
            return memory.position(0);
        }
    }
}
