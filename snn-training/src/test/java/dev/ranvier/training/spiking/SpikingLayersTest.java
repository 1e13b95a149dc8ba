package dev.ranvier.training.spiking;

import dev.ranvier.core.algebra.NetlibGemm;
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
    void aLayerOfCoresAddsTheGradientsOfItsBlocks() {
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            // two blocks of one neuron that both see input 1
            TernaryBlock first = block(new int[] {0, 1}, 0);
            TernaryBlock second = block(new int[] {1, 2}, 1);
            TernaryBlockLayer layer = new TernaryBlockLayer(gemm, 3, 2, List.of(first, second));
            float[] x = {1, 0, 2, 0, 1, 5};
            float[] y = new float[4];
            float[] dx = new float[6];
            float[] alone = new float[6];

            layer.forward(x, y, 2);
            layer.backward(x, y, new float[] {1, 2, -3, 4}, dx, 2);
            first.backward(gemm, new float[] {1, 2, -3, 4}, 2, alone, 3, 2);
            second.forward(gemm, x, 3, y, 2, 2);
            second.backward(gemm, new float[] {1, 2, -3, 4}, 2, alone, 3, 2);

            assertArrayEquals(alone, dx);
            assertEquals(4, layer.parameters().size());
            assertEquals(2, layer.kernels().size());
        }
    }

    private static TernaryBlock block(int[] inputs, int output) {
        return new TernaryBlock(
                new ChipWiring.Group(new int[][] {inputs}, new int[] {output}, new int[] {0, 1}, 1),
                2,
                RandomGeneratorFactory.of("L64X128MixRandom").create(5));
    }
}
