package dev.ranvier.training.spiking;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.model.BlockDense;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

class SpikingLayersTest {

    @Test
    void aSpikeIsAStepAndItsGradientATriangle() {
        SpikeLayer layer = new SpikeLayer(5, 4);
        float[] x = {-5, -1, 0, 2, 4};
        float[] y = new float[5];
        float[] dx = new float[5];

        layer.forward(x, y, 1);
        layer.backward(x, y, new float[] {1, 1, 1, 2, 1}, dx, 1);

        assertArrayEquals(new float[] {0, 0, 1, 1, 1}, y);
        assertArrayEquals(new float[] {0, 0.75f, 1, 1, 0}, dx);
    }

    @Test
    void inkIsWhatReachesTheThreshold() {
        float[] y = new float[3];

        new InkLayer(3, 0.5f).forward(new float[] {0.49f, 0.5f, 1}, y, 1);

        assertArrayEquals(new float[] {0, 1, 1}, y);
    }

    @Test
    void votesAreSummedByClassAndScaledToTheRange() {
        // 4 units, 2 classes: units 0 and 2 vote for class 0; both of them make the full range of 10
        VoteLayer layer = new VoteLayer(4, 2, 10);
        float[] y = new float[2];
        float[] dx = new float[4];

        layer.forward(new float[] {1, 0, 1, 1}, y, 1);
        layer.backward(null, y, new float[] {1, -2}, dx, 1);

        assertArrayEquals(new float[] {10, 5}, y);
        assertArrayEquals(new float[] {5, -10, 5, -10}, dx);
    }

    @Test
    void blocksComputeWithWhatTheyShip() {
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            TernaryBlock block = new TernaryBlock(
                    new int[] {2, 0},
                    new int[] {0, 1},
                    2,
                    3,
                    RandomGeneratorFactory.of("L64X128MixRandom").create(5));
            block.bias().values[1] = 0.26f; // 2.6 rounds to 3
            TernaryBlockLayer layer = new TernaryBlockLayer(gemm, 3, List.of(block));
            float[] y = new float[3];

            layer.forward(new float[] {1, 9, 1}, y, 1);

            BlockDense.Block shipped = ((BlockDense) layer.trained()).blocks().get(0);
            for (int o = 0; o < 3; o++) {
                float sum = shipped.weights()[2 * o] + shipped.weights()[2 * o + 1] + shipped.bias()[o];
                assertEquals(sum, y[o], "output " + o);
            }
            assertEquals(3, shipped.bias()[1]);
        }
    }

    @Test
    void gradientsGoStraightThroughTheBits() {
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            TernaryBlock block = new TernaryBlock(
                    new int[] {2, 0},
                    new int[] {0, 1},
                    2,
                    1,
                    RandomGeneratorFactory.of("L64X128MixRandom").create(5));
            block.strengths().values[0] = 0.5f; // set
            block.strengths().values[1] = -0.5f; // not set
            TernaryBlockLayer layer = new TernaryBlockLayer(gemm, 3, List.of(block));
            float[] x = {3, 9, 2};
            float[] y = new float[1];
            float[] dx = new float[3];

            layer.forward(x, y, 1);
            layer.backward(x, y, new float[] {10}, dx, 1);

            float sign = y[0] / 2; // only input 2 reaches the sum
            assertEquals(1, Math.abs(sign));
            // dy/dw is the input; dw/dc is the sign of the axon type: +1 and -1 for the two types
            assertArrayEquals(new float[] {10 * 2 * sign, 10 * 3 * -sign}, block.strengths().gradient);
            assertArrayEquals(new float[] {0, 0, 10 * sign}, dx);
            assertEquals(100, block.bias().gradient[0], "a bias counts in units of 10");
        }
    }
}
