package dev.ranvier.core.algebra;

import dev.ludovic.netlib.blas.JavaBLAS;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Dense products by netlib's {@code JavaBLAS}: its vector path when the JVM was started with {@code --add-modules
 * jdk.incubator.vector}, else its scalar path. The same bits for any number of threads; they may differ between the vector and
 * the scalar path.
 *
 * <p>The vector path ends each dot product in a reduction over lanes, whose order Java leaves open. On JDK 17 it was seen to be fixed;
 * on JDK 25 interpreted and compiled code differ in the last bit, so that the same product differs from one call to the next. On JDKs
 * that may do so the scalar path is taken even if the module is there: slower, but the same bits.
 *
 * <p>Safe for use by one thread at a time. Its worker threads are daemons and end with {@link #close()}.
 */
public final class NetlibGemm extends BandedGemm {

    /** The library loses little on so many rows: 3 % at 64, 40 % at 32. */
    private static final int FEWEST_ROWS = 64;

    private static final int MOST_BANDS = 8; // chosen, not tuned

    private final JavaBLAS blas = Library.BLAS;
    private final ThreadLocal<float[][]> flat = ThreadLocal.withInitial(() -> new float[2][0]);

    /**
     * A kernel that uses up to {@code threads} threads, the caller's included.
     *
     * @throws IllegalArgumentException if there is not at least one thread
     */
    public NetlibGemm(int threads) {
        super(threads, FEWEST_ROWS, MOST_BANDS);
    }

    @Override
    public String description() {
        boolean vector = Library.VECTOR.equals(blas.getClass().getSimpleName());
        return "netlib JavaBLAS " + Library.VERSION + ", " + (vector ? "vector" : "scalar") + " path";
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
        // BLAS is column-major: a row-major C is a column-major C', and C' = op(B)' op(A)'.
        String first = transposeB ? "T" : "N";
        String second = transposeA ? "T" : "N";
        int strideA = transposeA ? m : k;
        int strideB = transposeB ? k : n;
        return new Bands() {
            @Override
            public int length() {
                return m;
            }

            @Override
            public void compute(int row, int rows) {
                int from = transposeA ? row : row * k;
                blas.sgemm(first, second, n, rows, k, alpha, b, 0, strideB, a, from, strideA, beta, c, row * n, n);
            }
        };
    }

    @Override
    public void multiplyRowPairs(int m, int n, int k, float[][] a, float[][] b, float beta, float[] c) {
        float[][] own = flat.get();
        own[0] = own[0].length < m * k ? new float[Math.multiplyExact(m, k)] : own[0];
        own[1] = own[1].length < n * k ? new float[Math.multiplyExact(n, k)] : own[1];
        RowProducts.copy(a, m, k, own[0]);
        RowProducts.copy(b, n, k, own[1]);
        blas.sgemm("T", "N", n, m, k, 1, own[1], 0, k, own[0], 0, k, beta, c, 0, n);
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
