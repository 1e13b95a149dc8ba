package dev.ranvier.core.algebra;

import dev.ludovic.netlib.blas.JavaBLAS;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Dense products by netlib's {@code JavaBLAS}: its vector path when the JVM was started with {@code --add-modules
 * jdk.incubator.vector}, else its scalar path.
 *
 * <p>A product is cut into bands of rows whose borders depend on its shape only, never on the number of threads, so the bits
 * are the same for any number of threads. They may differ between the vector and the scalar path.
 *
 * <p>The vector path ends each dot product in a reduction over lanes, whose order Java leaves open. On JDK 17 it was seen to be fixed;
 * on JDK 25 interpreted and compiled code differ in the last bit, so that the same product differs from one call to the next. On JDKs
 * that may do so the scalar path is taken even if the module is there: slower, but the same bits.
 *
 * <p>Safe for use by one thread at a time. Its worker threads are daemons and end with {@link #close()}.
 */
public final class NetlibGemm implements Gemm, AutoCloseable {

    /** Rows of C in one band; fixed, so that bands do not depend on the threads. Chosen, not tuned. */
    private static final int BAND_ROWS = 32;

    /** Below this many multiply-accumulates a product stays with the calling thread. Chosen, not tuned. */
    private static final long PARALLEL_WORK = 1L << 18;

    private final JavaBLAS blas = Library.BLAS;
    private final int threads;
    private final ExecutorService workers;

    /**
     * A kernel that uses up to {@code threads} threads, the caller's included.
     *
     * @throws IllegalArgumentException if there is not at least one thread
     */
    public NetlibGemm(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("a product needs at least 1 thread, got " + threads);
        }
        this.threads = threads;
        this.workers = Executors.newFixedThreadPool(Math.max(1, threads - 1), task -> {
            Thread thread = new Thread(task, "ranvier-gemm");
            thread.setDaemon(true);
            return thread;
        });
    }

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
        int bands = (m + BAND_ROWS - 1) / BAND_ROWS;
        int parts = (long) m * n * k < PARALLEL_WORK ? 1 : Math.min(threads, bands);
        List<Future<?>> others = new ArrayList<>(parts - 1);
        for (int part = 1; part < parts; part++) {
            int from = bands * part / parts;
            int to = bands * (part + 1) / parts;
            others.add(workers.submit(() -> bands(from, to, transposeA, transposeB, m, n, k, alpha, a, b, beta, c)));
        }
        bands(0, bands / parts, transposeA, transposeB, m, n, k, alpha, a, b, beta, c);
        others.forEach(NetlibGemm::await);
    }

    @Override
    public String description() {
        boolean vector = Library.VECTOR.equals(blas.getClass().getSimpleName());
        return "netlib JavaBLAS " + Library.VERSION + ", " + (vector ? "vector" : "scalar") + " path";
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    /** One band after the other: each is the same library call whichever thread makes it. */
    private void bands(
            int from,
            int to,
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
        // BLAS is column-major: a row-major C is a column-major C', and C' = op(B)' op(A)'.
        String first = transposeB ? "T" : "N";
        String second = transposeA ? "T" : "N";
        int strideA = transposeA ? m : k;
        int strideB = transposeB ? k : n;
        for (int band = from; band < to; band++) {
            int row = band * BAND_ROWS;
            int rows = Math.min(BAND_ROWS, m - row);
            int offsetA = transposeA ? row : row * k;
            blas.sgemm(first, second, n, rows, k, alpha, b, 0, strideB, a, offsetA, strideA, beta, c, row * n, n);
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

    private static void await(Future<?> future) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a product", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a product failed", e);
        }
    }

    /** Loads the library once, without its warnings about native code that is not meant to be there. */
    private static final class Library {

        private static final String POM = "/META-INF/maven/dev.ludovic.netlib/blas/pom.properties";

        /**
         * Newest JDK whose vector reductions are taken to keep their order, on the safe side of the changes that freed it
         * (JDK-8337062 for x86-64, JDK-8298244 for AArch64). Seen on x86-64 with JDK 17 (kept) and 25 (not kept) only; the
         * kernel's contract test holds it on the JDK that runs the tests.
         */
        private static final int LAST_ORDERED_JDK =
                System.getProperty("os.arch").equals("amd64") ? 22 : 19;

        private static final String VECTOR = "VectorBLAS";
        private static final String VERSION = version();
        private static final JavaBLAS BLAS = ordered(load());

        private Library() {}

        private static String version() {
            Properties pom = new Properties();
            try (InputStream in = JavaBLAS.class.getResourceAsStream(POM)) {
                if (in != null) {
                    pom.load(in);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the jar of netlib cannot be read", e);
            }
            return pom.getProperty("version", "of unknown version");
        }

        @SuppressWarnings(
                "PMD.AvoidAccessibilityAlteration") // netlib chooses by the modules at hand and offers no other way
        private static JavaBLAS ordered(JavaBLAS found) {
            if (!VECTOR.equals(found.getClass().getSimpleName())
                    || Runtime.version().feature() <= LAST_ORDERED_JDK) {
                return found;
            }
            try {
                Method scalar =
                        Class.forName("dev.ludovic.netlib.blas.Java11BLAS").getDeclaredMethod("getInstance");
                scalar.setAccessible(true);
                return (JavaBLAS) scalar.invoke(null);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("netlib " + VERSION + " has no scalar path where it was expected", e);
            }
        }

        private static JavaBLAS load() {
            Logger logger = Logger.getLogger("dev.ludovic.netlib.blas.InstanceBuilder");
            Level level = logger.getLevel();
            logger.setLevel(Level.OFF);
            try {
                return JavaBLAS.getInstance();
            } finally {
                logger.setLevel(level);
            }
        }
    }
}
