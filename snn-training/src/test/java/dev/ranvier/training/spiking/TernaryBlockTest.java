package dev.ranvier.training.spiking;

import dev.ranvier.core.algebra.NetlibGemm;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

class TernaryBlockTest {

    /** Inputs 2 and 0 of a layer of three, of types 0 and 1; two neurons. */
    private static TernaryBlock block() {
        return new TernaryBlock(
                new ChipWiring.Group(new int[][] {{2, 0}}, new int[] {0}, new int[] {0, 1}, 2), 2, random());
    }

    @Test
    void aBitIsSetWhereTheStrengthIsPositive() {
        TernaryBlock block = block();
        set(block.strengths().values, 0.1f, -0.1f, 0, 0.5f);
        assertArrayEquals(
                new boolean[] {true, false, false, true}, block.trained().bits());
    }

    @Test
    void strengthsStayInRangeSoThatNoBitIsLostForGood() {
        TernaryBlock block = block();
        set(block.strengths().values, 7, -7, 0.5f, -0.5f);
        block.trained();
        assertArrayEquals(new float[] {1, -1, 0.5f, -0.5f}, block.strengths().values);
    }

    @Test
    void sumsAreNormalisedAndTheBiasUndoesIt() {
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            TernaryBlock block = block();
            set(block.strengths().values, 1, -1, 1, -1); // both neurons see input 2 only
            int sign = block.trained().signs()[0];
            block.offset().values[0] = 10;
            float[] y = new float[4];

            // two samples, input 2 is 6 and 0: sums 6 and 0 (times the sign), mean 3, variance 9 + 1
            block.forward(gemm, new float[] {0, 0, 6, 0, 0, 0}, 3, y, 2, 2);

            float deviation = (float) Math.sqrt(10);
            assertEquals(10 + sign * 3 / deviation, y[0], 1e-5f);
            assertEquals(10 - sign * 3 / deviation, y[2], 1e-5f);
            assertEquals(Math.round(10 * deviation - 3 * sign), block.trained().bias()[0]);
            block.offset().values[0] = -1000;
            assertEquals(-255, block.trained().bias()[0], "held within the leak");
        }
    }

    @Test
    void synapsesAreSharedBetweenPlaces() {
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            TernaryBlock block = new TernaryBlock(
                    new ChipWiring.Group(new int[][] {{0, 1}, {2, 3}}, new int[] {1, 0}, new int[] {0, 1}, 1),
                    2,
                    random());
            set(block.strengths().values, 1, -1);
            float[] y = new float[2];

            block.forward(gemm, new float[] {1, 7, 0, 7}, 4, y, 2, 1);

            // place 0 (output 1) gets 1, place 1 (output 0) gets 0, times the sign; mean 0.5, variance 1.25
            int sign = block.trained().signs()[0];
            assertEquals(sign * 0.5 / Math.sqrt(1.25), y[1], 1e-6);
            assertEquals(-sign * 0.5 / Math.sqrt(1.25), y[0], 1e-6);
        }
    }

    /** Held against differences of the loss sum(g y) as one input changes; signs of the synapses fixed, all bits set. */
    @Test
    void theGradientOfTheInputsIsThatOfTheNormalisedSums() {
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            TernaryBlock block = block();
            set(block.strengths().values, 1, 1, 1, -1);
            float[] x = {1, 0, 2, 3, 0, 1, 0, 0, 4};
            float[] g = {1, -2, 0.5f, 1, 3, -1};
            float[] y = new float[6];
            float[] dx = new float[9];
            block.forward(gemm, x, 3, y, 2, 3);
            block.backward(gemm, g, 2, dx, 3, 3);
            for (int i = 0; i < x.length; i++) {
                float kept = x[i];
                double step = 0.01;
                x[i] = (float) (kept + step);
                double more = loss(block, gemm, x, g);
                x[i] = (float) (kept - step);
                double less = loss(block, gemm, x, g);
                x[i] = kept;
                assertEquals((more - less) / (2 * step), dx[i], 2e-3, "input " + i);
            }
        }
    }

    private static double loss(TernaryBlock block, NetlibGemm gemm, float[] x, float[] g) {
        float[] y = new float[6];
        block.forward(gemm, x, 3, y, 2, 3);
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += y[i] * g[i];
        }
        return sum;
    }

    @Test
    void signsAreBalanced() {
        int[] types = {0, 1, 2, 3, 0, 1, 2, 3};
        TernaryBlock block = new TernaryBlock(
                new ChipWiring.Group(new int[][] {{0, 1, 2, 3, 4, 5, 6, 7}}, new int[] {0}, types, 50), 4, random());
        byte[] signs = block.trained().signs();
        for (int o = 0; o < 50; o++) {
            int sum = 0;
            for (int type = 0; type < 4; type++) {
                assertEquals(1, Math.abs(signs[o * 4 + type]));
                sum += signs[o * 4 + type];
            }
            assertEquals(0, sum, "two types excite neuron " + o + ", two inhibit it");
        }
    }

    private static void set(float[] into, float... values) {
        System.arraycopy(values, 0, into, 0, into.length);
    }

    private static RandomGenerator random() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(11);
    }
}
