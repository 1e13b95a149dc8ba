package dev.ranvier.training.ann;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.model.Add;
import dev.ranvier.core.model.AveragePool;
import dev.ranvier.core.model.BatchNorm;
import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.model.ChannelAffine;
import dev.ranvier.core.model.ClippedRelu;
import dev.ranvier.core.model.Concat;
import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.Flatten;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.MaxPool;
import dev.ranvier.core.model.Qcfs;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Softmax;
import dev.ranvier.core.model.Step;
import dev.ranvier.core.model.Vote;
import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.core.model.Window;
import dev.ranvier.core.model.ZeroPad;
import dev.ranvier.training.ann.layer.PlainGemm;
import dev.ranvier.training.data.EmbeddedDigits;
import dev.ranvier.training.data.LabelledImages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class InferenceTest {

    private static final WeightFormat FLOAT = WeightFormat.FLOAT32;

    /** Two samples of four values: (0, 0.2, 0.4, 1) and (1, 0, 0, 0.6). */
    private static final LabelledImages TWO = new LabelledImages(
            Shape.vector(4), new byte[] {0, 51, 102, (byte) 255, (byte) 255, 0, 0, (byte) 153}, new byte[] {1, 0});

    /** Two outputs: first + 2 * last - 1, and -10 * second + 0.5. */
    private static final Dense DENSE = new Dense(4, 2, new float[] {1, 0, 0, 2, 0, -10, 0, 0}, new float[] {-1, 0.5f});

    /** Inputs (3, 1) to two outputs, then input 2 to one output. */
    private static final BlockDense BLOCKS = new BlockDense(
            4,
            List.of(
                    new BlockDense.Block(new int[] {3, 1}, new float[] {1, 10, -1, 0}, new float[] {0, 5}),
                    new BlockDense.Block(new int[] {2}, new float[] {100}, new float[] {1})),
            FLOAT);

    @Test
    void dense() {
        assertOutputs(new float[] {1f, -1.5f, 1.2f, 0.5f}, DENSE);
    }

    @Test
    void blockDense() {
        assertOutputs(new float[] {3f, 4f, 41f, 0.6f, 4.4f, 1f}, BLOCKS);
    }

    @Test
    void relu() {
        assertOutputs(new float[] {1f, 0f, 1.2f, 0.5f}, DENSE, new Relu());
    }

    @Test
    void stepIsOneAtItsThreshold() {
        assertOutputs(new float[] {0, 0, 1, 1, 1, 0, 0, 1}, new Step(0.4f));
    }

    @Test
    void voteSumsTheUnitsOfEachClass() {
        // units 0 and 3 vote for class 0, unit 1 for class 1, unit 2 for class 2
        assertOutputs(new float[] {1f, 0.2f, 0.4f, 1.6f, 0f, 0f}, new Vote(3));
    }

    @Test
    void everyKindOfLayerIsKnown() {
        Window window = Window.square(1, 1);
        float[] one = {1};
        List<Layer> all = List.of(
                DENSE,
                BLOCKS,
                new Relu(),
                new Step(0),
                new Vote(2),
                new Convolution(1, 1, 1, window, one, one, FLOAT),
                new AveragePool(window, true),
                new MaxPool(window),
                new ZeroPad(0, 0, 0, 0),
                new BatchNorm(one, one, one, one, 1),
                new ChannelAffine(one, one),
                new ClippedRelu(1),
                new Qcfs(4, 1),
                new Softmax(false),
                new Flatten(),
                new Add(),
                new Concat());
        assertEquals(
                Set.of(Layer.class.getPermittedSubclasses()),
                all.stream().map(Layer::getClass).collect(Collectors.toSet()),
                "a new kind of layer needs a line here, in ForwardPass and a test of what it computes");
        for (Layer layer : all) {
            boolean joins = layer instanceof Add || layer instanceof Concat;
            Shape shape = layer instanceof Dense || layer instanceof BlockDense || layer instanceof Vote
                    ? Shape.vector(4)
                    : new Shape(1, 2, 2);
            List<String> inputs = joins ? List.of(LayerGraph.INPUT, LayerGraph.INPUT) : List.of(LayerGraph.INPUT);
            LayerGraph graph = new LayerGraph("one", shape, List.of(new LayerGraph.Node("layer", layer, inputs)));
            float[] outputs = new Inference(graph, new PlainGemm()).outputs(new float[8], 2);
            assertEquals(2 * graph.outputShape().size(), outputs.length);
        }
    }

    @Test
    void activationsHoldEveryNodeInOrder() {
        Map<String, float[]> activations =
                new Inference(chain(DENSE, new Relu(), new Step(0.9f)), new PlainGemm()).activations(TWO);
        assertEquals(List.of("layer0", "layer1", "layer2"), new ArrayList<>(activations.keySet()));
        assertArrayEquals(new float[] {1f, -1.5f, 1.2f, 0.5f}, activations.get("layer0"), 1e-6f);
        assertArrayEquals(new float[] {1f, 0f, 1.2f, 0.5f}, activations.get("layer1"), 1e-6f);
        assertArrayEquals(new float[] {1f, 0f, 1f, 0f}, activations.get("layer2"));
    }

    @Test
    void nodesMayShareAnInput() {
        LayerGraph graph = new LayerGraph(
                "fork",
                Shape.vector(4),
                List.of(
                        new LayerGraph.Node("unused", new Relu(), LayerGraph.INPUT),
                        new LayerGraph.Node("out", new Step(0.4f), LayerGraph.INPUT)));
        assertArrayEquals(new float[] {0, 0, 1, 1, 1, 0, 0, 1}, new Inference(graph, new PlainGemm()).outputs(TWO));
    }

    @Test
    void predictsTheFirstLargestOutput() {
        Inference inference = new Inference(chain(new Step(0.9f)), new PlainGemm());
        // outputs (0, 0, 0, 1) and (1, 0, 0, 0)
        assertArrayEquals(new int[] {3, 0}, inference.predict(TWO));
        assertEquals(0.5, inference.accuracy(TWO));
        assertArrayEquals(new int[] {2, 0}, new Inference(chain(new Step(0.4f)), new PlainGemm()).predict(TWO));
    }

    @Test
    void samplesBeyondOneBatchAreInTheirPlaces() {
        int[] alternating = new int[601];
        for (int i = 0; i < alternating.length; i++) {
            alternating[i] = i % 2;
        }
        float[] outputs = new Inference(chain(DENSE), new PlainGemm()).outputs(TWO.subset(alternating));
        assertEquals(1202, outputs.length);
        for (int i = 0; i < alternating.length; i++) {
            assertEquals(i % 2 == 0 ? 1f : 1.2f, outputs[2 * i], 1e-6f, "sample " + i);
        }
    }

    @Test
    void theBitsAreTheSameForOneAndTwoThreads() {
        Random random = new Random(3);
        float[] weights = new float[784 * 100];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian();
        }
        LabelledImages test = EmbeddedDigits.load().test();
        LabelledImages images = test.subset(IntStream.range(0, 700).toArray());
        LayerGraph graph = LayerGraph.chain("wide", test.shape())
                .then("dense", new Dense(784, 100, weights, new float[100]))
                .build();
        float[] one;
        float[] two;
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            one = new Inference(graph, gemm).outputs(images);
        }
        try (NetlibGemm gemm = new NetlibGemm(2)) {
            two = new Inference(graph, gemm).outputs(images);
        }
        assertTrue(Arrays.equals(one, two));
    }

    @Test
    void refusesImagesOfAnotherSize() {
        LabelledImages five = new LabelledImages(Shape.vector(5), new byte[5], new byte[1]);
        var error = assertThrows(
                IllegalArgumentException.class, () -> new Inference(chain(DENSE), new PlainGemm()).outputs(five));
        assertTrue(error.getMessage().contains("takes 4 values, the images are 5"), error.getMessage());
    }

    private static void assertOutputs(float[] expected, Layer... layers) {
        assertArrayEquals(expected, new Inference(chain(layers), new PlainGemm()).outputs(TWO), 1e-5f);
    }

    private static LayerGraph chain(Layer... layers) {
        LayerGraph.ChainBuilder chain = LayerGraph.chain("test", Shape.vector(4));
        for (int i = 0; i < layers.length; i++) {
            chain.then("layer" + i, layers[i]);
        }
        return chain.build();
    }
}
