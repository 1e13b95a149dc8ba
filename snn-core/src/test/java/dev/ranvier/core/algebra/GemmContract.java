package dev.ranvier.core.algebra;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What every {@link Gemm} must do. A subclass names the implementation; a bug that passes here is a bug of this class. */
abstract class GemmContract {

    private static final long SEED = 20_261_123;

    /** The kernel under test, with up to this many threads. */
    abstract Gemm gemm(int threads);

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void multipliesAsByHand(boolean transposeA, boolean transposeB) {
        // op(A) = 1 2 3    op(B) = 1 0    op(A) op(B) =  7 -1    2 * product + 3 * ones = 17  1
        //         4 5 6            0 1                  16 -1                            35  1
        //                          2 -1
        float[] a = transposeA ? new float[] {1, 4, 2, 5, 3, 6} : new float[] {1, 2, 3, 4, 5, 6};
        float[] b = transposeB ? new float[] {1, 0, 2, 0, 1, -1} : new float[] {1, 0, 0, 1, 2, -1};
        float[] c = {1, 1, 1, 1};
        gemm(1).multiply(transposeA, transposeB, 2, 2, 3, 2, a, b, 3, c);
        assertArrayEquals(new float[] {17, 1, 35, 1}, c);
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void agreesWithAnotherLibraryOnRaggedSizes(boolean transposeA, boolean transposeB) {
        RandomGenerator random = random(SEED);
        for (int round = 0; round < 25; round++) {
            int m = 1 + random.nextInt(140);
            int n = 1 + random.nextInt(90);
            int k = 1 + random.nextInt(120);
            float alpha = random.nextFloat(-2, 2);
            float beta = random.nextFloat(-2, 2);
            float[] a = floats(random, m * k);
            float[] b = floats(random, k * n);
            float[] c = floats(random, m * n);
            float[] expected = reference(transposeA, transposeB, m, n, k, alpha, a, b, beta, c);
            float[] inputA = a.clone();
            float[] inputB = b.clone();
            gemm(2).multiply(transposeA, transposeB, m, n, k, alpha, a, b, beta, c);
            String where = "seed " + SEED + ", round " + round + ", m " + m + ", n " + n + ", k " + k;
            assertArrayEquals(expected, c, 2e-5f * k, where); // sums of k products of values below 1, factors below 2
            assertArrayEquals(inputA, a, where + ": A was modified");
            assertArrayEquals(inputB, b, where + ": B was modified");
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 2, 2", "70, 33, 40", "100, 80, 60"})
    void betaZeroOverwritesWhateverWasThere(int m, int n, int k) {
        float[] a = floats(random(SEED), m * k);
        float[] b = floats(random(SEED + 1), k * n);
        float[] fresh = new float[m * n];
        float[] dirty = new float[m * n];
        Arrays.fill(dirty, Float.NaN);
        gemm(2).multiply(false, false, m, n, k, 1, a, b, 0, fresh);
        gemm(2).multiply(false, false, m, n, k, 1, a, b, 0, dirty);
        assertTrue(Float.isFinite(dirty[0]));
        assertArrayEquals(fresh, dirty);
    }

    @ParameterizedTest
    @CsvSource({"false, false", "false, true", "true, false", "true, true"})
    void givesTheSameBitsForAnyNumberOfThreads(boolean transposeA, boolean transposeB) {
        int[][] sizes = {{1, 300, 1000}, {64, 256, 784}, {65, 129, 333}, {1000, 10, 100}, {333, 77, 50}};
        for (int[] size : sizes) {
            int m = size[0];
            int n = size[1];
            int k = size[2];
            float[] a = floats(random(SEED), m * k);
            float[] b = floats(random(SEED + 1), k * n);
            float[] one = new float[m * n];
            gemm(1).multiply(transposeA, transposeB, m, n, k, 1, a, b, 0, one);
            for (int threads = 2; threads <= 5; threads++) {
                float[] several = new float[m * n];
                gemm(threads).multiply(transposeA, transposeB, m, n, k, 1, a, b, 0, several);
                assertArrayEquals(bits(one), bits(several), threads + " threads, sizes " + Arrays.toString(size));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void multipliesRowsLikeWholeMatrices(boolean transposeA) {
        RandomGenerator random = random(SEED);
        for (int round = 0; round < 25; round++) {
            int m = 1 + random.nextInt(70);
            int n = 1 + random.nextInt(200);
            int k = 1 + random.nextInt(90);
            int offset = random.nextInt(3);
            float[] a = floats(random, offset + m * k);
            float[] b = floats(random, k * n);
            float[][] rows = new float[k][n + 2]; // longer than needed
            for (int row = 0; row < k; row++) {
                System.arraycopy(b, row * n, rows[row], 0, n);
            }
            float[] inA = Arrays.copyOfRange(a, offset, a.length);
            float[] expected = reference(transposeA, false, m, n, k, 1, inA, b, 0, new float[m * n]);
            float[][] c = new float[m][n + 1];
            for (float[] row : c) {
                Arrays.fill(row, 7);
            }
            gemm(1).multiplyRows(transposeA, m, n, k, a, offset, rows, c);
            for (int row = 0; row < m; row++) {
                String where = "seed " + SEED + ", round " + round + ", row " + row;
                float[] wanted = Arrays.copyOfRange(expected, row * n, (row + 1) * n);
                assertArrayEquals(wanted, Arrays.copyOf(c[row], n), 1e-5f * k, where);
                assertEquals(7, c[row][n], where + ": wrote beyond the end");
            }
        }
    }

    @Test
    void multipliesPairsOfRowsLikeWholeMatrices() {
        RandomGenerator random = random(SEED);
        for (int round = 0; round < 25; round++) {
            int m = 1 + random.nextInt(70);
            int n = 1 + random.nextInt(90);
            int k = 1 + random.nextInt(200);
            float[] a = floats(random, m * k);
            float[] b = floats(random, n * k);
            float beta = round % 3;
            float[] c = floats(random, m * n);
            float[] expected = reference(false, true, m, n, k, 1, a, b, beta, c);
            if (beta == 0) {
                Arrays.fill(c, Float.NaN);
            }
            gemm(1).multiplyRowPairs(m, n, k, longer(a, m, k), longer(b, n, k), beta, c);
            assertArrayEquals(expected, c, 1e-5f * k, "seed " + SEED + ", round " + round);
        }
    }

    /** Rows in arrays of their own that go on with what must not be read. */
    private static float[][] longer(float[] matrix, int rows, int length) {
        float[][] result = new float[rows][length + 3];
        for (int row = 0; row < rows; row++) {
            Arrays.fill(result[row], Float.NaN);
            System.arraycopy(matrix, row * length, result[row], 0, length);
        }
        return result;
    }

    @Test
    void touchesNothingBeyondTheResult() {
        float[] c = new float[40 * 30 + 5];
        Arrays.fill(c, 7);
        gemm(2).multiply(false, false, 40, 30, 20, 1, new float[40 * 20], new float[20 * 30], 0, c);
        assertEquals(0, c[40 * 30 - 1]);
        for (int i = 40 * 30; i < c.length; i++) {
            assertEquals(7, c[i]);
        }
    }

    @Test
    void refusesAResultThatIsAlsoAnInput() {
        float[] shared = new float[4];
        float[] other = new float[4];
        assertRefused(2, 2, 2, shared, other, shared, "also an input");
        assertRefused(2, 2, 2, other, shared, shared, "also an input");
    }

    @Test
    void refusesWrongSizes() {
        float[] ok = new float[6];
        assertRefused(0, 2, 3, ok, ok.clone(), ok.clone(), "m = 0");
        assertRefused(2, -1, 3, ok, ok.clone(), ok.clone(), "n = -1");
        assertRefused(2, 2, 0, ok, ok.clone(), ok.clone(), "k = 0");
        assertRefused(2, 2, 3, new float[5], new float[6], new float[4], "A needs 6 values, got 5");
        assertRefused(2, 2, 3, new float[6], new float[5], new float[4], "B needs 6 values, got 5");
        assertRefused(2, 2, 3, new float[6], new float[6], new float[3], "C needs 4 values, got 3");
        assertRefused(
                1 << 16, 2, 1 << 16, ok, ok.clone(), new float[1 << 17], "4294967296"); // no overflow of the check
    }

    @Test
    void doesEachPieceOnceAndProductsWithinThem() {
        for (int threads = 1; threads <= 3; threads++) {
            Gemm gemm = gemm(threads);
            float[][] results = new float[17][];
            gemm.parallel(results.length, piece -> {
                float[] a = floats(random(piece), 100 * 80);
                float[] c = results[piece] == null ? new float[100 * 100] : null; // a second visit fails
                gemm.multiply(false, true, 100, 100, 80, 1, a, a.clone(), 0, c);
                results[piece] = c;
            });
            for (int piece = 0; piece < results.length; piece++) {
                float[] a = floats(random(piece), 100 * 80);
                float[] alone = new float[100 * 100];
                gemm.multiply(false, true, 100, 100, 80, 1, a, a.clone(), 0, alone);
                assertArrayEquals(bits(alone), bits(results[piece]), threads + " threads, piece " + piece);
            }
        }
    }

    @Test
    void passesOnWhatAPieceThrows() {
        Gemm gemm = gemm(2);
        var thrown = assertThrows(
                ArithmeticException.class,
                () -> gemm.parallel(8, piece -> {
                    throw new ArithmeticException("piece");
                }));
        assertEquals("piece", thrown.getMessage());
        gemm.parallel(2, piece -> {}); // still of use
    }

    @Test
    void saysWhatItIs() {
        assertFalse(gemm(1).description().isBlank());
    }

    private void assertRefused(int m, int n, int k, float[] a, float[] b, float[] c, String inMessage) {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class, () -> gemm(1).multiply(false, false, m, n, k, 1, a, b, 0, c));
        assertTrue(refusal.getMessage().contains(inMessage), refusal.getMessage());
    }

    private static float[] reference(
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
        FMatrixRMaj opA = FMatrixRMaj.wrap(transposeA ? k : m, transposeA ? m : k, a.clone());
        FMatrixRMaj opB = FMatrixRMaj.wrap(transposeB ? n : k, transposeB ? k : n, b.clone());
        if (transposeA) {
            CommonOps_FDRM.transpose(opA);
        }
        if (transposeB) {
            CommonOps_FDRM.transpose(opB);
        }
        FMatrixRMaj result = FMatrixRMaj.wrap(m, n, c.clone());
        CommonOps_FDRM.scale(beta, result);
        CommonOps_FDRM.multAdd(alpha, opA, opB, result);
        return result.data;
    }

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static float[] floats(RandomGenerator random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = random.nextFloat(-1, 1);
        }
        return values;
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            bits[i] = Float.floatToRawIntBits(values[i]);
        }
        return bits;
    }
}
