package dev.ranvier.training.ann.layer;

import dev.ranvier.core.model.Add;
import dev.ranvier.core.model.AveragePool;
import dev.ranvier.core.model.BatchNorm;
import dev.ranvier.core.model.ChannelAffine;
import dev.ranvier.core.model.ClippedRelu;
import dev.ranvier.core.model.Concat;
import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Flatten;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.MaxPool;
import dev.ranvier.core.model.Qcfs;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Softmax;
import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.core.model.Window;
import dev.ranvier.core.model.ZeroPad;
import dev.ranvier.training.ann.Inference;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Layers of image networks on inputs small enough to compute by hand. */
class LayerForwardTest {

    private static final Shape IMAGE = new Shape(1, 3, 3);
    private static final float[] NINE = {1, 2, 3, 4, 5, 6, 7, 8, 9};

    @Test
    void convolution() {
        Layer layer = convolution(1, 1, 1, Window.square(2, 1), new float[] {1, 0, 0, -1}, 10);
        assertOutput(new float[] {6, 6, 6, 6}, IMAGE, NINE, layer); // each value minus its lower right neighbour
    }

    @Test
    void convolutionWithPaddingAndStride() {
        Layer layer = convolution(1, 1, 1, Window.square(2, 2).padded(1), new float[] {1, 2, 3, 4}, 0);
        // windows (0 0 / 0 1), (0 0 / 2 3), (0 4 / 0 7), (5 6 / 8 9)
        assertOutput(new float[] {4, 18, 36, 5 + 12 + 24 + 36}, IMAGE, NINE, layer);
    }

    @Test
    void convolutionWithDilation() {
        Window dilated = new Window(2, 2, 1, 1, 2, 2, 0, 0, 0, 0);
        assertOutput(
                new float[] {1 + 30 + 700 + 9000},
                IMAGE,
                NINE,
                convolution(1, 1, 1, dilated, new float[] {1, 10, 100, 1000}, 0));
    }

    @Test
    void depthwiseConvolutionKeepsChannelsApart() {
        Layer layer = convolution(2, 2, 2, Window.square(1, 1), new float[] {10, 100}, 1, 2);
        assertOutput(new float[] {11, 21, 302, 402}, new Shape(2, 1, 2), new float[] {1, 2, 3, 4}, layer);
    }

    @Test
    void averagePoolCountsPaddingOrNot() {
        Window window = Window.square(2, 2).padded(1);
        assertOutput(new float[] {0.25f, 1.25f, 2.75f, 7}, IMAGE, NINE, new AveragePool(window, true));
        assertOutput(new float[] {1, 2.5f, 5.5f, 7}, IMAGE, NINE, new AveragePool(window, false));
    }

    @Test
    void maxPoolNeverTakesPadding() {
        float[] negative = {-1, -2, -3, -4, -5, -6, -7, -8, -9};
        assertOutput(
                new float[] {-1, -2, -4, -5},
                IMAGE,
                negative,
                new MaxPool(Window.square(2, 2).padded(1)));
    }

    @Test
    void zeroPad() {
        float[] expected = {0, 0, 0, 0, 1, 2, 0, 3, 4};
        assertOutput(expected, new Shape(1, 2, 2), new float[] {1, 2, 3, 4}, new ZeroPad(1, 1, 0, 0));
        float[] other = {1, 2, 0, 3, 4, 0, 0, 0, 0};
        assertOutput(other, new Shape(1, 2, 2), new float[] {1, 2, 3, 4}, new ZeroPad(0, 0, 1, 1));
    }

    @Test
    void batchNorm() {
        Layer layer =
                new BatchNorm(new float[] {2, 1}, new float[] {1, 0}, new float[] {3, 0}, new float[] {3, 0.25f}, 1);
        // channel 0: 2 (x - 3) / 2 + 1; channel 1: x / sqrt(1.25)
        float root = (float) Math.sqrt(1.25);
        assertOutput(new float[] {0, 2, 3 / root, -4 / root}, new Shape(2, 1, 2), new float[] {2, 4, 3, -4}, layer);
    }

    @Test
    void channelAffine() {
        Layer layer = new ChannelAffine(new float[] {2, -1}, new float[] {0.5f, 1});
        assertOutput(new float[] {2.5f, 4.5f, -2, -3}, new Shape(2, 1, 2), new float[] {1, 2, 3, 4}, layer);
    }

    @Test
    void clippedRelu() {
        assertOutput(new float[] {0, 1.5f, 2}, Shape.vector(3), new float[] {-1, 1.5f, 7}, new ClippedRelu(2));
    }

    @Test
    void qcfsRoundsToItsLevelsHalfUp() {
        // levels of 0.5 up to 2: borders at 0.25, 0.75, 1.25, 1.75
        float[] given = {-3, 0.24f, 0.25f, 0.74f, 0.75f, 1.8f, 9};
        assertOutput(new float[] {0, 0, 0.5f, 0.5f, 1, 2, 2}, Shape.vector(7), given, new Qcfs(4, 2));
    }

    @Test
    void softmaxSurvivesLargeValues() {
        float[] given = {1000, 1001};
        float share = (float) (1 / (1 + Math.E));
        assertOutput(new float[] {share, 1 - share}, Shape.vector(2), given, new Softmax(false));
        float[] logarithms = {(float) Math.log(share), (float) Math.log(1 - share)};
        assertOutput(logarithms, Shape.vector(2), given, new Softmax(true));
    }

    @Test
    void flattenKeepsTheOrder() {
        assertOutput(NINE, IMAGE, NINE, new Flatten());
    }

    @Test
    void branchesJoinByAddAndConcat() {
        LayerGraph graph = new LayerGraph(
                "branches",
                Shape.vector(2),
                List.of(
                        new LayerGraph.Node("relu", new Relu(), LayerGraph.INPUT),
                        new LayerGraph.Node("sum", new Add(), List.of("relu", LayerGraph.INPUT, "relu")),
                        new LayerGraph.Node("both", new Concat(), List.of("sum", LayerGraph.INPUT))));
        float[] two = {1, -2, -3, 4};
        Inference inference = new Inference(graph, new PlainGemm());
        Map<String, float[]> values = inference.activations(two, 2);
        assertArrayEquals(new float[] {3, -2, -3, 12}, values.get("sum"));
        assertArrayEquals(new float[] {3, -2, 1, -2, -3, 12, -3, 4}, values.get("both"));
        assertArrayEquals(new float[] {3, -2, 1, -2, -3, 12, -3, 4}, inference.outputs(two, 2));
        assertArrayEquals(new int[] {0, 1}, inference.predict(two, 2));
    }

    @Test
    void concatOfMapsKeepsTheChannelsTogether() {
        LayerGraph graph = new LayerGraph(
                "maps",
                new Shape(2, 1, 2),
                List.of(
                        new LayerGraph.Node("relu", new Relu(), LayerGraph.INPUT),
                        new LayerGraph.Node("both", new Concat(), List.of("relu", LayerGraph.INPUT))));
        float[] given = {1, -2, -3, 4};
        assertArrayEquals(
                new float[] {1, 0, 0, 4, 1, -2, -3, 4}, new Inference(graph, new PlainGemm()).outputs(given, 1));
    }

    @Test
    void refusesTooFewValues() {
        LayerGraph graph = LayerGraph.chain("m", IMAGE).then("relu", new Relu()).build();
        var error = assertThrows(
                IllegalArgumentException.class, () -> new Inference(graph, new PlainGemm()).outputs(NINE, 2));
        assertTrue(error.getMessage().contains("2 samples were announced, 9 values given"), error.getMessage());
    }

    private static Convolution convolution(
            int inputs, int outputs, int groups, Window window, float[] weights, float... bias) {
        return new Convolution(inputs, outputs, groups, window, weights, bias, WeightFormat.FLOAT32);
    }

    /** Two copies of the sample go in, so that a layer that forgets which sample it is at is found. */
    private static void assertOutput(float[] expected, Shape shape, float[] sample, Layer layer) {
        LayerGraph graph = LayerGraph.chain("one", shape).then("layer", layer).build();
        float[] samples = new float[2 * sample.length];
        float[] both = new float[2 * expected.length];
        for (int s = 0; s < 2; s++) {
            System.arraycopy(sample, 0, samples, s * sample.length, sample.length);
            System.arraycopy(expected, 0, both, s * expected.length, expected.length);
        }
        assertArrayEquals(both, new Inference(graph, new PlainGemm()).outputs(samples, 2), 1e-5f);
    }
}
