package dev.ranvier.training.exchange;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.model.BatchNorm;
import dev.ranvier.core.model.ChannelAffine;
import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.core.model.Window;
import dev.ranvier.training.ann.Inference;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class InputScalingTest {

    private static final Shape COLOUR = new Shape(3, 1, 2);

    private static LayerGraph relu(Shape shape) {
        return LayerGraph.chain("m", shape).then("only", new Relu()).build();
    }

    private static float[] run(LayerGraph graph, float... sample) {
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            return new Inference(graph, gemm).outputs(sample, 1);
        }
    }

    @Test
    void eachChannelHasItsOwnValues() {
        InputScaling scaling = new InputScaling(255, new float[] {51, 0, 102}, new float[] {51, 255, 25.5f});
        // pixel 0.6 is 153: (153 - 51) / 51, 153 / 255, (153 - 102) / 25.5
        float[] expected = {2, 2, 0.6f, 0.6f, 2, 2};
        float[] sample = new float[6];
        Arrays.fill(sample, 0.6f);
        assertArrayEquals(expected, run(scaling.before(relu(COLOUR), COLOUR), sample), 1e-5f);
        // a model that takes the same values as a vector, channel by channel
        assertArrayEquals(expected, run(scaling.before(relu(Shape.vector(6)), COLOUR), sample), 1e-5f);
    }

    @Test
    void noScalingAddsNoLayer() {
        LayerGraph graph = relu(COLOUR);
        assertSame(graph, InputScaling.NONE.before(graph, COLOUR));
    }

    @Test
    void wrongListsAreRefused() {
        InputScaling two = new InputScaling(1, new float[] {0, 1}, new float[] {1});
        assertThrows(IllegalArgumentException.class, () -> two.before(relu(COLOUR), COLOUR));
        assertThrows(IllegalArgumentException.class, () -> new InputScaling(1, new float[] {0}, new float[] {0}));
        assertThrows(
                IllegalArgumentException.class, () -> new InputScaling(1, new float[] {Float.NaN}, new float[] {1}));
    }

    @Test
    void theGuessFollowsWhatBatchNormalisationRecorded() {
        float[] ones = {1};
        Convolution mean = new Convolution(1, 1, 1, Window.square(1, 1), ones, new float[1], WeightFormat.FLOAT32);
        for (float[] recorded : new float[][] {{0.3f, 0.09f}, {76, 5776}, {0, 1}}) {
            BatchNorm norm = new BatchNorm(ones, new float[1], new float[] {recorded[0]}, new float[] {recorded[1]}, 0);
            LayerGraph graph = LayerGraph.chain("m", new Shape(1, 2, 2))
                    .then("conv", mean)
                    .then("norm", norm)
                    .build();
            String expected = recorded[1] > 1 ? "0..255" : recorded[1] < 1 ? "0..1" : "mean 0, deviation 1";
            assertEquals(expected, ScalingGuess.of(graph).range());
        }
    }

    @Test
    void theGuessFollowsTheSizeOfTheWeights() {
        float[] usual = new float[100];
        float[] small = new float[100];
        for (int i = 0; i < 100; i++) {
            usual[i] = i % 2 == 0 ? 0.2f : -0.1f;
            small[i] = usual[i] / 255;
        }
        assertTrue(guess(usual).startsWith("0..1"), guess(usual));
        assertEquals("0..255", guess(small));
    }

    @Test
    void theGuessFollowsAScalingInTheModel() {
        LayerGraph bytes = LayerGraph.chain("m", new Shape(1, 2, 2))
                .then("scale", new ChannelAffine(new float[] {1 / 255f}, new float[1]))
                .build();
        assertEquals("0..255", ScalingGuess.of(bytes).range());
        LayerGraph unit = LayerGraph.chain("m", new Shape(1, 2, 2))
                .then("scale", new ChannelAffine(new float[] {1 / 0.3081f}, new float[] {-0.1307f / 0.3081f}))
                .build();
        assertEquals("0..1", ScalingGuess.of(unit).range());
    }

    private static String guess(float... weights) {
        return ScalingGuess.of(LayerGraph.chain("m", Shape.vector(100))
                        .then("dense", new Dense(100, 1, weights, new float[1]))
                        .build())
                .range();
    }
}
