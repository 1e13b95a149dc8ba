package dev.ranvier.core.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Cuts a product into bands of rows or columns whose borders depend on its shape only, never on the number of threads, so that the bits
 * are the same for any number of threads. Each band is one call of a library on one thread. {@link #fastest} chooses the library.
 *
 * <p>Safe for use by one thread at a time. Its worker threads are daemons and end with {@link #close()}.
 */
public abstract class BandedGemm implements Gemm, AutoCloseable {

    /** Below this many multiply-accumulates a product stays with the calling thread. Chosen, not tuned. */
    private static final long PARALLEL_WORK = 1L << 18;

    private final int threads;
    private final int narrowest;
    private final int mostBands;
    private final ExecutorService workers;
    private boolean inPieces; // only the thread that uses the kernel changes it, before and after its workers work

    /**
     * A kernel.
     *
     * @param narrowest fewest rows or columns of C in one band
     * @param mostBands most bands of one product
     */
    BandedGemm(int threads, int narrowest, int mostBands) {
        if (threads < 1) {
            throw new IllegalArgumentException("a product needs at least 1 thread, got " + threads);
        }
        this.threads = threads;
        this.narrowest = narrowest;
        this.mostBands = mostBands;
        this.workers = Executors.newFixedThreadPool(Math.max(1, threads - 1), task -> {
            Thread thread = new Thread(task, "ranvier-gemm");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * The fastest kernel there is: OpenBLAS if it is on the class path (build with {@code -Popenblas}), else netlib. Bits differ
     * between the two.
     *
     * @param threads up to how many threads, the caller's included
     * @throws IllegalArgumentException if there is not at least one thread
     */
    public static BandedGemm fastest(int threads) {
        try {
            return new OpenBlasGemm(threads);
        } catch (LinkageError e) {
            return new NetlibGemm(threads); // not on the class path, or not for this machine
        }
    }

    /** The bands of one product, each computed by one thread. */
    interface Bands {

        /** What is cut into bands: the rows of C, or its columns. */
        int length();

        /** Computes rows or columns {@code first} to {@code first + count - 1} of C. */
        void compute(int first, int count);

        /** Called by the thread that asked for the product when all bands are done. */
        default void finish() {}
    }

    /** Does once what all bands of a product need; the parameters are those of {@link Gemm#multiply}. */
    abstract Bands prepare(
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

    @Override
    public void multiply(
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
        check(m, n, k, a, b, c);
        Bands product = prepare(transposeA, transposeB, m, n, k, alpha, a, b, beta, c);
        int length = product.length();
        int width = Math.max(narrowest, (length + mostBands - 1) / mostBands);
        IntConsumer work = band -> product.compute(band * width, Math.min(width, length - band * width));
        boolean alone = inPieces || (long) m * n * k < PARALLEL_WORK;
        spread((length + width - 1) / width, alone ? 1 : threads, work);
        product.finish();
    }

    @Override
    public void parallel(int pieces, IntConsumer work) {
        if (inPieces) {
            throw new IllegalStateException("a piece of work asked for further pieces");
        }
        inPieces = true;
        try {
            spread(pieces, threads, work);
        } finally {
            inPieces = false;
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    /** Does all pieces, the caller's thread included; each thread takes the next piece when it is done with one. */
    private void spread(int pieces, int mostThreads, IntConsumer work) {
        int parts = Math.min(mostThreads, pieces);
        if (parts <= 1) {
            for (int piece = 0; piece < pieces; piece++) {
                work.accept(piece);
            }
            return;
        }
        AtomicInteger next = new AtomicInteger();
        Runnable share = () -> {
            for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
                work.accept(piece);
            }
        };
        List<Future<?>> others = new ArrayList<>(parts - 1);
        for (int part = 1; part < parts; part++) {
            others.add(workers.submit(share));
        }
        try {
            share.run();
        } finally {
            others.forEach(BandedGemm::await);
        }
    }

    private static void check(int m, int n, int k, float[] a, float[] b, float[] c) {
        if (m < 1 || n < 1 || k < 1) {
            throw new IllegalArgumentException(
                    "a product needs positive dimensions, got m = " + m + ", n = " + n + ", k = " + k);
        }
        require("A", a.length, (long) m * k);
        require("B", b.length, (long) k * n);
        require("C", c.length, (long) m * n);
        if (c == a || c == b) {
            throw new IllegalArgumentException("the result must be an array of its own, it is also an input");
        }
    }

    private static void require(String name, int given, long needed) {
        if (given < needed) {
            throw new IllegalArgumentException("matrix " + name + " needs " + needed + " values, got " + given);
        }
    }

    @SuppressWarnings("PMD.PreserveStackTrace") // what a piece threw has its own
    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a product", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("a product failed", e);
        }
    }
}
