package dev.ranvier.training.exchange.onnx;

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
import dev.ranvier.training.ann.Inference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Every kind of layer, written and run by ONNX Runtime. */
class OnnxWriterTest {

    private static final Shape IMAGE = new Shape(4, 6, 5);
    private static final Shape VECTOR = Shape.vector(6);

    @TempDir
    private Path folder;

    private static float[] weights(int count) {
        float[] values = new float[count];
        Random random = new Random(count);
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian() / 2;
        }
        return values;
    }

    private static LayerGraph one(Shape input, Layer layer) {
        return LayerGraph.chain("one", input).then("only", layer).build();
    }

    private static LayerGraph two(Shape input, Layer join) {
        return new LayerGraph(
                "two",
                input,
                List.of(
                        new LayerGraph.Node("r", new Relu(), "input"),
                        new LayerGraph.Node("join", join, List.of("input", "r"))));
    }

    private static BatchNorm norm(int channels) {
        float[] variance = weights(channels);
        for (int c = 0; c < channels; c++) {
            variance[c] = 0.2f + variance[c] * variance[c];
        }
        return new BatchNorm(weights(channels), weights(channels), weights(channels), variance, 0.01f);
    }

    static Stream<LayerGraph> graphs() {
        Window uneven = new Window(3, 2, 2, 1, 1, 2, 1, 0, 2, 1);
        BlockDense blocks = new BlockDense(
                6,
                List.of(
                        new BlockDense.Block(new int[] {4, 0}, weights(6), weights(3)),
                        new BlockDense.Block(new int[] {1, 2, 5}, weights(6), weights(2))),
                WeightFormat.FLOAT32);
        return Stream.of(
                one(VECTOR, new Dense(6, 3, weights(18), weights(3))),
                one(IMAGE, new Dense(120, 3, weights(360), weights(3))),
                one(VECTOR, blocks),
                one(VECTOR, new Vote(4)),
                one(IMAGE, new Convolution(4, 6, 2, uneven, weights(72), weights(6), WeightFormat.FLOAT32)),
                one(
                        VECTOR,
                        new Convolution(6, 2, 1, Window.square(1, 1), weights(12), weights(2), WeightFormat.FLOAT32)),
                one(IMAGE, new AveragePool(new Window(3, 2, 2, 1, 1, 1, 1, 0, 2, 1), false)),
                one(IMAGE, new AveragePool(new Window(3, 2, 2, 1, 1, 1, 1, 0, 2, 1), true)),
                one(IMAGE, new AveragePool(new Window(2, 2, 1, 1, 2, 2, 0, 0, 1, 0), false)),
                one(IMAGE, new MaxPool(new Window(3, 2, 2, 1, 1, 2, 1, 0, 2, 1))),
                one(IMAGE, new ZeroPad(1, 2, 0, 3)),
                one(IMAGE, norm(4)),
                one(VECTOR, norm(6)),
                one(IMAGE, new ChannelAffine(weights(4), weights(4))),
                one(VECTOR, new ChannelAffine(weights(6), weights(6))),
                one(IMAGE, new Relu()),
                one(VECTOR, new ClippedRelu(0.75f)),
                one(IMAGE, new Qcfs(4, 1.5f)),
                one(VECTOR, new Step(0.25f)),
                one(VECTOR, new Softmax(false)),
                one(IMAGE, new Softmax(true)),
                one(IMAGE, new Flatten()),
                one(VECTOR, new Flatten()),
                two(IMAGE, new Add()),
                two(VECTOR, new Concat()),
                mixed());
    }

    /** Images of one pixel and vectors, which the layer graph does not tell apart and ONNX does. */
    private static LayerGraph mixed() {
        return new LayerGraph(
                "mixed",
                IMAGE,
                List.of(
                        new LayerGraph.Node(
                                "mean", new AveragePool(new Window(6, 5, 1, 1, 1, 1, 0, 0, 0, 0), false), "input"),
                        new LayerGraph.Node("dense", new Dense(120, 4, weights(480), weights(4)), "input"),
                        new LayerGraph.Node("sum", new Add(), List.of("mean", "dense")),
                        new LayerGraph.Node("join", new Concat(), List.of("sum", "mean")),
                        new LayerGraph.Node("norm", norm(8), "join"),
                        new LayerGraph.Node("twice", new Add(), List.of("mean", "mean")),
                        new LayerGraph.Node("end", new Concat(), List.of("norm", "twice"))));
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void onnxRuntimeComputesTheSame(LayerGraph graph) {
        OnnxJudge.assertAgrees(OnnxWriter.bytes(graph), graph, 4, new Random(3));
    }

    @Test
    void everyKindOfLayerIsAmongThem() {
        Set<String> written = graphs().flatMap(graph -> graph.nodes().stream())
                .map(node -> node.layer().getClass().getSimpleName())
                .collect(Collectors.toSet());
        assertEquals(
                Arrays.stream(Layer.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .collect(Collectors.toSet()),
                written);
    }

    @Test
    void whatIsWrittenIsReadBackAsTheSameFunction() throws IOException {
        LayerGraph graph = LayerGraph.chain("there and back", IMAGE)
                .then(
                        "conv",
                        new Convolution(
                                4, 3, 1, Window.square(3, 1).padded(1), weights(108), weights(3), WeightFormat.FLOAT32))
                .then("norm", norm(3))
                .then("relu", new ClippedRelu(2))
                .then("pool", new MaxPool(Window.square(2, 2)))
                .then("dense", new Dense(18, 5, weights(90), weights(5)))
                .then("probabilities", new Softmax(false))
                .build();
        Path file = folder.resolve("model.onnx");
        OnnxWriter.write(graph, file);
        assertArrayEquals(OnnxWriter.bytes(graph), Files.readAllBytes(file));
        LayerGraph back =
                OnnxReader.read("model.onnx", "back", Files.readAllBytes(file)).graph();
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            float[] samples = weights(2 * IMAGE.size());
            assertArrayEquals(
                    new Inference(graph, gemm).outputs(samples, 2),
                    new Inference(back, gemm).outputs(samples, 2),
                    1e-6f);
        }
    }
}
