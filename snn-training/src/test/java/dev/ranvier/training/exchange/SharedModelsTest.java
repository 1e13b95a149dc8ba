package dev.ranvier.training.exchange;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.training.ann.Inference;
import dev.ranvier.training.data.DataFolder;
import dev.ranvier.training.data.Dataset;
import dev.ranvier.training.data.LabelledImages;
import dev.ranvier.training.exchange.onnx.FirstOpset;
import dev.ranvier.training.exchange.onnx.OnnxJudge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Models that other people trained (onnx/models, oracle/tribuo, synsense/sinabs, Marabou, MLPerf Tiny), with the accuracy that
 * PyTorch measured for each. By default on the first 2,000 images of MNIST and 500 of CIFAR-10, on all of them with the long
 * tests.
 */
class SharedModelsTest {

    private static final double POINTS = 0.0005;
    private static final boolean ALL = Boolean.getBoolean("ranvier.long");

    @TempDir
    private Path folder;

    private static Path shared() {
        String shared = System.getProperty("ranvier.shared", System.getenv("RANVIER_SHARED"));
        assumeTrue(shared != null, "RANVIER_SHARED is not set: it names the folder that holds data/models");
        return Path.of(shared, "data");
    }

    private static double accuracy(LayerGraph graph, InputScaling scaling, LabelledImages images) {
        try (NetlibGemm gemm = new NetlibGemm(2)) {
            return new Inference(scaling.before(graph, images.shape()), gemm).accuracy(images);
        }
    }

    private static LabelledImages part(LabelledImages images, int count) {
        return ALL || count >= images.size()
                ? images
                : images.subset(IntStream.range(0, count).toArray());
    }

    @ParameterizedTest
    @CsvSource({
        // file, range, mean, deviation, accuracy on all 10,000, on the first 2,000 (by ours, the regression)
        "onnx-zoo-mnist/mnist.onnx, 255, 0, 1, 0.9891, 0.984",
        "onnx-zoo-mnist/mnist.onnx, 1, 0, 1, 0.9890, 0.983",
        "tribuo/cnn_mnist.onnx, 1, 0.1307, 0.3081, 0.9907, 0.985",
        "marabou/cnn_max_mnist2.h5, 1, 0, 1, 0.9823, 0.972",
        "marabou/mnist10x20.nnet, 1, 0, 1, 0.9574, 0.947",
    })
    void mnist(String file, float range, float mean, float std, double all, double first2000) throws IOException {
        Path data = shared();
        Dataset mnist = DataFolder.load(data.resolve("mnist"));
        LayerGraph graph =
                ModelReader.read(data.resolve("models").resolve(file)).graph();
        InputScaling scaling = new InputScaling(range, new float[] {mean}, new float[] {std});
        assertEquals(ALL ? all : first2000, accuracy(graph, scaling, part(mnist.test(), 2000)), POINTS);
    }

    @Test
    void sinabsFromNumpyWeights() throws IOException {
        Path data = shared();
        Path list = folder.resolve("sinabs.json");
        Files.writeString(list, """
                {"format": "ranvier-layers-1", "input": [1, 28, 28], "layers": [
                  {"kind": "convolution", "weights": "0.weight"}, {"kind": "relu"}, {"kind": "averagePool", "size": 2},
                  {"kind": "convolution", "weights": "3.weight"}, {"kind": "relu"}, {"kind": "averagePool", "size": 2},
                  {"kind": "convolution", "weights": "6.weight"}, {"kind": "relu"}, {"kind": "averagePool", "size": 2},
                  {"kind": "flatten"}, {"kind": "dense", "weights": "10.weight"}, {"kind": "relu"},
                  {"kind": "dense", "weights": "12.weight"}]}
                """);
        LayerGraph graph = LayerListFile.read(list, data.resolve("models/sinabs/mnist_params.npz"))
                .graph();
        Dataset mnist = DataFolder.load(data.resolve("mnist"));
        assertEquals(ALL ? 0.9788 : 0.975, accuracy(graph, InputScaling.NONE, part(mnist.test(), 2000)), POINTS);
    }

    @Test
    void residualNetworkOnLosslessImages() throws IOException {
        Path data = shared();
        Dataset cifar = DataFolder.load(data.resolve("cifar10"));
        LayerGraph graph = ModelReader.read(data.resolve("models/mlperf-tiny/mlperf_pretrainedResnet.h5"))
                .graph();
        InputScaling bytes = new InputScaling(255, new float[] {0}, new float[] {1});
        assertEquals(0.88, accuracy(graph, bytes, cifar.test()), POINTS);
        assertEquals(ALL ? 0.92975 : 0.93, accuracy(graph, bytes, part(cifar.train(), 500)), POINTS);
    }

    @Test
    void robustNetworkOnLosslessImages() throws IOException {
        Path data = shared();
        Dataset cifar = DataFolder.load(data.resolve("cifar10"));
        LayerGraph graph = ModelReader.read(data.resolve("models/marabou/cifar_base_kw_simp.onnx"))
                .graph();
        InputScaling colours = new InputScaling(1, new float[] {0.485f, 0.456f, 0.406f}, new float[] {0.225f});
        assertEquals(0.73, accuracy(graph, colours, cifar.test()), POINTS);
    }

    @ParameterizedTest
    @CsvSource({"tribuo/cnn_mnist.onnx", "marabou/cifar_base_kw_simp.onnx"})
    void outputsAgreeWithOnnxRuntime(String file) throws IOException {
        Path path = shared().resolve("models").resolve(file);
        OnnxJudge.assertAgrees(Files.readAllBytes(path), ModelReader.read(path).graph(), 20, new Random(8));
    }

    @Test
    void outputsOfTheFirstOpsetAgreeWithOnnxRuntime() throws IOException {
        Path path = shared().resolve("models/onnx-zoo-mnist/mnist.onnx");
        byte[] later = FirstOpset.inOpset7(Files.readAllBytes(path));
        OnnxJudge.assertAgrees(later, ModelReader.read(path).graph(), 20, new Random(9));
    }
}
