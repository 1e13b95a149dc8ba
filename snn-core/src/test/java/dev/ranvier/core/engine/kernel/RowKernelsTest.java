package dev.ranvier.core.engine.kernel;

import dev.ranvier.core.random.RandomStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

/** The kernels that were loaded and the plain ones give the same bits as loops written here, for all kinds of lengths. */
class RowKernelsTest {

    private static final int ROWS = 9;
    private static final int FIRST = 3; // so that nothing is aligned
    private static final int AT = 2;
    private static final int[] SOURCES = {8, 0, 5, 5, 2, 7, 1};
    private static final double[] FACTORS = {0.3, -1.7, 2, 0.1, 1.0 / 3, -0.25, 9};

    private final RandomStream random = new RandomStream(4);

    private float[] normals(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 10, 16, 33, 64, 75, 150})
    void rowsAreAddedInOrder(int length) {
        int stride = length + 7;
        float[] weights = normals(ROWS * stride + FIRST);
        float[] sums = normals(length + AT + 1);
        for (RowKernels kernels : new RowKernels[] {RowKernels.best(), new ScalarRowKernels()}) {
            for (int from = 0; from < 3; from++) {
                assertSums(kernels, weights, stride, from, SOURCES.length - from, sums, length);
            }
        }
    }

    private static void assertSums(
            RowKernels kernels, float[] weights, int stride, int from, int to, float[] sums, int length) {
        float[] single = sums.clone();
        float[] singleScaled = sums.clone();
        double[] wide = new double[sums.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = sums[i] / 3.0;
        }
        double[] scaled = wide.clone();
        float[] expectedSingle = sums.clone();
        float[] expectedSingleScaled = sums.clone();
        double[] expectedWide = wide.clone();
        double[] expectedScaled = wide.clone();
        for (int i = 0; i < length; i++) {
            for (int spike = from; spike < to; spike++) {
                float weight = weights[SOURCES[spike] * stride + FIRST + i];
                expectedSingle[AT + i] += weight;
                expectedSingleScaled[AT + i] += (float) FACTORS[spike] * weight;
                expectedWide[AT + i] += weight;
                expectedScaled[AT + i] += FACTORS[spike] * weight;
            }
        }
        kernels.addRows(weights, stride, FIRST, SOURCES, from, to, single, AT, length);
        kernels.addRows(weights, stride, FIRST, SOURCES, from, to, wide, AT, length);
        kernels.addScaledRows(weights, stride, FIRST, SOURCES, FACTORS, from, to, scaled, AT, length);
        kernels.addScaledRows(weights, stride, FIRST, SOURCES, FACTORS, from, to, singleScaled, AT, length);
        assertArrayEquals(expectedSingle, single);
        assertArrayEquals(expectedSingleScaled, singleScaled);
        assertArrayEquals(expectedWide, wide);
        assertArrayEquals(expectedScaled, scaled);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 16, 63, 64, 150, 300})
    void bytesAreAddedExactly(int length) {
        int stride = length + 7;
        byte[] weights = new byte[ROWS * stride + FIRST];
        random.nextBytes(weights);
        int[] expected = new int[length + AT];
        for (int i = 0; i < length; i++) {
            for (int spike = 1; spike < SOURCES.length; spike++) {
                expected[AT + i] += weights[SOURCES[spike] * stride + FIRST + i];
            }
        }
        for (RowKernels kernels : new RowKernels[] {RowKernels.best(), new ScalarRowKernels()}) {
            int[] sums = new int[length + AT];
            kernels.addRows(weights, stride, FIRST, SOURCES, 1, SOURCES.length, sums, AT, length);
            assertArrayEquals(expected, sums);
        }
    }
}
