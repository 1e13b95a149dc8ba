package dev.ranvier.training.compress;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.model.Add;
import dev.ranvier.core.model.BatchNorm;
import dev.ranvier.core.model.ChannelAffine;
import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Qcfs;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.core.model.Window;
import dev.ranvier.training.ann.Inference;
import dev.ranvier.training.ann.LayerNotation;
import dev.ranvier.training.ann.Trainer;
import dev.ranvier.training.ann.TrainingListener;
import dev.ranvier.training.ann.TrainingPlan;
import dev.ranvier.training.ann.TrainingTask;
import dev.ranvier.training.ann.WeightForms;
import dev.ranvier.training.ann.layer.PlainGemm;
import dev.ranvier.training.data.EmbeddedDigits;
import dev.ranvier.training.data.LabelledImages;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Compressed networks: what they compute, what they count, and that they still know some digits. */
class CompressionTest {

    private static final NetlibGemm GEMM = new NetlibGemm(2);
    private static final TrainingPlan RETRAINING = TrainingPlan.adam(6, 32, 3e-3, 0, 0, 0);

    private static LabelledImages train;
    private static LabelledImages test;
    private static LayerGraph trained;

    @BeforeAll
    static void train() {
        LabelledImages digits = EmbeddedDigits.load().train();
        train = digits.subset(IntStream.range(0, 2000).toArray());
        test = digits.subset(IntStream.range(2000, 2500).toArray());
        LayerGraph start = LayerNotation.build("784-64-10", train.shape(), 10, 1);
        trained = train(start, WeightForms.PLAIN, TrainingPlan.adam(4, 64, 3e-3, 0, 0, 0));
    }

    @AfterAll
    static void close() {
        GEMM.close();
    }

    @Test
    void weightsHaveTheFormThatWasAskedFor() {
        // measured 0.84 (pruned) to 0.90; chance is 0.1
        LayerGraph pruned = retrained(Compression.pruned(trained, 0.89, 0.5));
        assertEquals(0.89, WeightCounts.of(pruned).sparsity(), 1e-3);
        assertEquals(8, distinctBits(retrained(Compression.integers(8))));
        assertTrue(distinct(retrained(Compression.integers(4))) <= 15);
        assertEquals(3, distinct(retrained(Compression.ternary())));
        assertEquals(3, distinct(retrained(Compression.trainedTernary())));
        LayerGraph binary = retrained(Compression.binary());
        assertEquals(2, distinct(binary));
        assertEquals(WeightFormat.BINARY, ((Dense) binary.nodes().get(0).layer()).format());
        assertEquals(784 * 64 + 640, WeightCounts.of(binary).storedBits());
        assertThrows(IllegalArgumentException.class, () -> Compression.integers(1));
    }

    @Test
    void pruningTakesTheSmallestWeightsOfAllLayers() {
        LayerGraph graph = new LayerGraph(
                "two",
                Shape.vector(2),
                List.of(
                        new LayerGraph.Node(
                                "a", new Dense(2, 2, new float[] {-0.1f, 0.2f, 0.3f, 0.4f}, new float[2]), "input"),
                        new LayerGraph.Node("b", new Dense(2, 1, new float[] {0.5f, -0.6f}, new float[1]), "a")));
        assertEquals(Map.of("a", 0.75, "b", 0.0), PruningShares.of(graph, 0.5));
        assertEquals(Map.of("a", 0.99, "b", 0.5), PruningShares.of(graph, 0.8)); // something is left of each layer
        assertEquals(Map.of("a", 0.0, "b", 0.0), PruningShares.of(graph, 0));
        assertThrows(IllegalArgumentException.class, () -> PruningShares.of(graph, 1));
    }

    @Test
    void circulantLayersStoreOneRowABlock() {
        LayerGraph start = LayerNotation.build("784-64-10", train.shape(), 10, 2);
        LayerGraph circulant = train(start, Compression.circulant(16), TrainingPlan.adam(12, 32, 5e-3, 0, 0, 0));
        assertTrue(accuracy(circulant) > 0.75, "accuracy " + accuracy(circulant)); // measured 0.78
        float[] weights = ((Dense) circulant.nodes().get(0).layer()).weights();
        assertEquals(weights[0], weights[784 + 1]);
        WeightCounts counts = WeightCounts.of(circulant);
        assertEquals((784 * 64 / 16 + 640) * 32, counts.storedBits()); // the last layer has 10 rows: plain
        assertEquals(784 * 64 + 640, counts.multiplyAccumulates(), 64);
    }

    @Test
    void lowRankIsAsCloseAsTheSingularVectors() {
        Dense dense = (Dense) trained.nodes().get(0).layer();
        LayerGraph graph = LowRank.of(trained, 0.25, GEMM); // rank 16 of 64
        Dense first = (Dense) graph.nodes().get(0).layer();
        Dense second = (Dense) graph.nodes().get(1).layer();
        assertEquals(16, first.outputs());
        assertEquals(4, graph.nodes().size()); // the last layer stays whole
        assertArrayEquals(dense.bias(), second.bias());
        double[][] matrix = new double[64][784];
        double error = 0;
        for (int o = 0; o < 64; o++) {
            for (int i = 0; i < 784; i++) {
                matrix[o][i] = dense.weights()[o * 784 + i];
                double product = 0;
                for (int r = 0; r < 16; r++) {
                    product += second.weights()[o * 16 + r] * first.weights()[r * 784 + i];
                }
                error += Math.pow(matrix[o][i] - product, 2);
            }
        }
        double[] singular = new SingularValueDecomposition(new Array2DRowRealMatrix(matrix)).getSingularValues();
        double best = 0;
        for (int i = 16; i < 64; i++) {
            best += singular[i] * singular[i];
        }
        assertEquals(1, error / best, 0.03); // 1 is the optimum (Eckart and Young 1936)
        assertThrows(IllegalArgumentException.class, () -> LowRank.of(trained, 0, GEMM));
    }

    @Test
    void activationsBecomeSteps() {
        LayerGraph coarse = QuantisedActivations.of(trained, 2, train, GEMM);
        Qcfs qcfs = (Qcfs) coarse.nodes().get(1).layer();
        assertEquals(3, qcfs.levels());
        double fine = accuracy(QuantisedActivations.of(trained, 8, train, GEMM));
        assertEquals(accuracy(trained), fine, 0.01);
        LayerGraph after = train(coarse, Compression.integers(4), RETRAINING);
        assertTrue(accuracy(after) > 0.8, "accuracy " + accuracy(after)); // measured 0.88
    }

    @Test
    void foldingChangesNothingButTheLayers() {
        Random random = new Random(3);
        float[] positive = {0.5f, 2};
        Convolution convolution = new Convolution(
                1, 2, 1, Window.square(2, 1), values(8, random), values(2, random), WeightFormat.FLOAT32);
        LayerGraph graph = LayerGraph.chain("normed", new Shape(1, 4, 4))
                .then("scale", new ChannelAffine(new float[] {2}, new float[] {-1})) // nothing before it: stays
                .then("conv", convolution)
                .then("norm", new BatchNorm(values(2, random), values(2, random), values(2, random), positive, 0.1f))
                .then("affine", new ChannelAffine(values(2, random), values(2, random)))
                .then("relu", new Relu())
                .then("dense", new Dense(18, 2, values(36, random), values(2, random)))
                .then("last", new BatchNorm(values(2, random), values(2, random), values(2, random), positive, 0))
                .build();
        LayerGraph folded = BatchNormFolding.fold(graph);
        assertEquals(
                List.of("scale", "conv", "relu", "dense"),
                folded.nodes().stream().map(LayerGraph.Node::name).toList());
        float[] x = values(5 * 16, random);
        float[] expected = new Inference(graph, new PlainGemm()).outputs(x, 5);
        assertArrayEquals(expected, new Inference(folded, new PlainGemm()).outputs(x, 5), 1e-4f);
    }

    @Test
    void foldingLeavesAloneWhatOthersTake() {
        LayerGraph graph = new LayerGraph(
                "shared",
                Shape.vector(1),
                List.of(
                        new LayerGraph.Node("dense", new Dense(1, 1, new float[] {1}, new float[1]), LayerGraph.INPUT),
                        new LayerGraph.Node("scale", new ChannelAffine(new float[] {2}, new float[1]), "dense"),
                        new LayerGraph.Node("sum", new Add(), List.of("dense", "scale"))));
        assertEquals(3, BatchNormFolding.fold(graph).nodes().size());
    }

    private static LayerGraph retrained(WeightForms forms) {
        LayerGraph graph = train(trained, forms, RETRAINING);
        assertTrue(accuracy(graph) > 0.8, "accuracy " + accuracy(graph));
        return graph;
    }

    private static LayerGraph train(LayerGraph start, WeightForms forms, TrainingPlan plan) {
        TrainingTask task = TrainingTask.of(start, train, plan, 1).withForms(forms);
        return new Trainer(GEMM).train(task, TrainingListener.NONE).model();
    }

    private static double accuracy(LayerGraph graph) {
        return new Inference(graph, GEMM).accuracy(test);
    }

    private static long distinct(LayerGraph graph) {
        float[] weights = ((Dense) graph.nodes().get(0).layer()).weights();
        return IntStream.range(0, weights.length)
                .mapToObj(i -> weights[i] + 0f) // -0 is 0
                .distinct()
                .count();
    }

    private static int distinctBits(LayerGraph graph) {
        assertTrue(distinct(graph) > 16 && distinct(graph) <= 255, "values: " + distinct(graph));
        return ((Dense) graph.nodes().get(0).layer()).format().bits();
    }

    private static float[] values(int count, Random random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }
}
