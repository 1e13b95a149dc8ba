package dev.ranvier.core.algebra;

import java.util.Arrays;
import java.util.Random;
import org.ejml.data.FMatrixRMaj;
import org.ejml.dense.row.CommonOps_FDRM;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

class RowProductsTest {

    @Test
    void multipliesAsByHand() {
        // 1 2 3    1 0      7 -1
        // 4 5 6    0 1   = 16 -1
        //          2 -1
        float[][] b = {{1, 0}, {0, 1}, {2, -1}};
        float[][] c = {{9, 9, 5}, {9, 9, 5}};
        RowProducts.multiply(false, 2, 2, 3, new float[] {0, 1, 2, 3, 4, 5, 6}, 1, b, c);
        assertArrayEquals(new float[] {7, -1, 5}, c[0]);
        assertArrayEquals(new float[] {16, -1, 5}, c[1]);
        RowProducts.multiply(true, 2, 2, 3, new float[] {1, 4, 2, 5, 3, 6}, 0, b, c);
        assertArrayEquals(new float[] {16, -1, 5}, c[1]);
    }

    @Test
    void agreesWithAnotherLibraryOnRaggedSizes() {
        long seed = 20_261_124;
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            int m = 1 + random.nextInt(30);
            int n = 1 + random.nextInt(90);
            int k = 1 + random.nextInt(40);
            boolean transpose = random.nextBoolean();
            FMatrixRMaj a = matrix(transpose ? k : m, transpose ? m : k, random);
            FMatrixRMaj b = matrix(k, n, random);
            float[][] rows = new float[k][];
            for (int i = 0; i < k; i++) {
                rows[i] = Arrays.copyOfRange(b.data, i * n, (i + 1) * n);
            }
            float[][] c = new float[m][n];
            RowProducts.multiply(transpose, m, n, k, a.data, 0, rows, c);
            FMatrixRMaj expected = new FMatrixRMaj(m, n);
            if (transpose) {
                CommonOps_FDRM.multTransA(a, b, expected);
            } else {
                CommonOps_FDRM.mult(a, b, expected);
            }
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    assertEquals(expected.get(i, j), c[i][j], 1e-5f * k, "seed " + seed + ", round " + round);
                }
            }
        }
    }

    private static FMatrixRMaj matrix(int rows, int columns, Random random) {
        FMatrixRMaj matrix = new FMatrixRMaj(rows, columns);
        for (int i = 0; i < rows * columns; i++) {
            matrix.data[i] = (float) random.nextGaussian();
        }
        return matrix;
    }
}
