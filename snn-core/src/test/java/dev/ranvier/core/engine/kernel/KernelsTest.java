package dev.ranvier.core.engine.kernel;

import dev.ranvier.core.random.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The kernels that were loaded give the same bits as plain loops written here, for lengths that fill no vector, too. */
class KernelsTest {

    private static final int[] LENGTHS = {0, 1, 7, 16, 33, 100};
    private static final int SHIFT = 5; // so that nothing is aligned

    private final RandomStream random = new RandomStream(4);
    private final Kernels kernels = Kernels.best();

    private float[] normals(int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    @Test
    void jumpingNeurons() {
        for (int length : LENGTHS) {
            int first = Math.min(3, length);
            float[] v = normals(length);
            float[] base = normals(length);
            float[] threshold = normals(length);
            float[] sums = normals(length + SHIFT);
            float[] expected = v.clone();
            int[] list = new int[length + 1];
            int count = 1;
            for (int i = first; i < length; i++) {
                expected[i] = expected[i] * 0.9f + base[i] + sums[SHIFT + i];
                if (expected[i] >= threshold[i]) {
                    list[count++] = i;
                }
            }
            int[] fired = new int[length + 1];
            assertEquals(count, kernels.jump(v, base, threshold, 0.9f, sums, SHIFT, fired, 1, first, length));
            assertArrayEquals(expected, v);
            assertArrayEquals(list, fired);
            assertTrue(length < 30 || count > 5 && count < length - 5, "the test must see both outcomes");
            for (int i = first; i < length; i++) {
                assertEquals(0f, sums[SHIFT + i]);
            }
        }
    }

    @Test
    void neuronsWithCurrents() {
        float[] factors = {0.95f, 0.1f, 0.8f, -0.2f, 0.7f};
        for (int length : LENGTHS) {
            float[][] state = {normals(length), normals(length), normals(length)};
            float[] base = normals(length);
            float[] threshold = normals(length);
            float[][] sums = {normals(length), normals(length)};
            float[][] one = copy(state);
            float[] oneSums = sums[0].clone();
            float[][] expectedOne = copy(state);
            float[][] expectedTwo = copy(state);
            int countOne = 0;
            int countTwo = 0;
            for (int i = 0; i < length; i++) {
                float v = state[0][i] * factors[0] + base[i] + state[1][i] * factors[1];
                expectedOne[0][i] = v;
                expectedTwo[0][i] = v + state[2][i] * factors[3];
                expectedOne[1][i] = state[1][i] * factors[2] + sums[0][i];
                expectedTwo[1][i] = expectedOne[1][i];
                expectedTwo[2][i] = state[2][i] * factors[4] + sums[1][i];
                countOne += v >= threshold[i] ? 1 : 0;
                countTwo += expectedTwo[0][i] >= threshold[i] ? 1 : 0;
            }
            int[] fired = new int[length];
            assertEquals(
                    countOne,
                    kernels.oneCurrent(
                            one[0],
                            one[1],
                            base,
                            threshold,
                            factors[0],
                            factors[1],
                            factors[2],
                            oneSums,
                            0,
                            fired,
                            0,
                            0,
                            length));
            assertArrayEquals(expectedOne[0], one[0]);
            assertArrayEquals(expectedOne[1], one[1]);
            assertEquals(
                    countTwo,
                    kernels.twoCurrents(
                            state[0], state[1], state[2], base, threshold, factors, sums[0], sums[1], 0, fired, 0, 0,
                            length));
            for (int part = 0; part < 3; part++) {
                assertArrayEquals(expectedTwo[part], state[part]);
            }
            assertArrayEquals(new float[length], sums[0]);
            assertArrayEquals(new float[length], sums[1]);
        }
    }

    private static float[][] copy(float[][] arrays) {
        return Arrays.stream(arrays).map(float[]::clone).toArray(float[][]::new);
    }
}
