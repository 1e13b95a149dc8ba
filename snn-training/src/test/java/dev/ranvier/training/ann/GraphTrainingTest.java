package dev.ranvier.training.ann;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.MaxPool;
import dev.ranvier.core.model.Qcfs;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Softmax;
import dev.ranvier.core.model.Window;
import dev.ranvier.training.ann.layer.Parameter;
import dev.ranvier.training.ann.layer.PlainGemm;
import dev.ranvier.training.data.LabelledImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Networks with branches, convolutions, norms and dropout: gradients of the whole, resuming, ending early. */
class GraphTrainingTest {

    private static final Shape IMAGE = new Shape(1, 6, 6);

    @TempDir
    private Path folder;

    @Test
    void gradientsOfABranchedNetworkMatchFiniteDifferences() {
        LayerGraph start = branched(new NetworkBuilder(IMAGE, 3), false);
        TrainingPlan plan = TrainingPlan.adam(1, 4, 0.01, 0, 0, 0);
        LabelledImages images = images(4);
        TrainingTask task = TrainingTask.of(start, images, plan, 1);
        TrainableGraph graph = TrainableGraph.of(task, new PlainGemm());
        GraphPasses passes = new GraphPasses(graph, 4);
        SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy(3, 0.1);
        float[] x = new float[4 * 36];
        for (int s = 0; s < 4; s++) {
            images.copySample(s, x, 36 * s);
        }
        int[] labels = {2, 0, 1, 2};
        loss.evaluate(passes.forward(x, 4), labels, passes.outputGradient(), 4);
        passes.backward(x, 4);
        float small = 0.002f;
        int checked = 0;
        for (int p = 0; p < graph.parameters().size(); p++) {
            Parameter parameter = graph.parameters().get(p);
            float[] gradient = parameter.gradient.clone();
            for (int i = 0; i < gradient.length; i += 3) {
                float kept = parameter.values[i];
                parameter.values[i] = kept + small;
                double above = meanLoss(passes, loss, x, labels);
                parameter.values[i] = kept - small;
                double below = meanLoss(passes, loss, x, labels);
                parameter.values[i] = kept;
                assertEquals((above - below) / (2 * small), gradient[i], 4e-3, "parameter " + p + ", value " + i);
                checked++;
            }
        }
        assertTrue(checked > 50, "only " + checked + " values");
    }

    @Test
    void learnsWithEverythingAtOnce() {
        NetworkBuilder builder = new NetworkBuilder(IMAGE, 5);
        LayerGraph start = branched(builder, true);
        LabelledImages images = images(60);
        TrainingPlan plan = new TrainingPlan(
                30,
                10,
                new OptimiserRule.Momentum(0.9, true, 1e-4),
                0.05,
                new Schedule.Cosine(),
                1,
                0,
                new Augmentation(0, 1, false),
                true,
                0);
        TrainingTask task = TrainingTask.of(start, images, plan, 2).withDropout(builder.dropout());
        TrainingResult result = new Trainer(new PlainGemm()).train(task, TrainingListener.NONE);
        assertEquals(30, result.bestEpoch());
        assertEquals(
                start.nodes().stream().map(LayerGraph.Node::name).toList(),
                result.model().nodes().stream().map(LayerGraph.Node::name).toList());
        double accuracy = new Inference(result.model(), new PlainGemm()).accuracy(images);
        assertTrue(accuracy > 0.9, "accuracy " + accuracy);
    }

    @Test
    void aResumedTrainingEndsInTheSameBits() throws IOException {
        NetworkBuilder builder = new NetworkBuilder(IMAGE, 7);
        LayerGraph start = branched(builder, true);
        TrainingPlan plan = TrainingPlan.adam(5, 8, 0.01, 0.01, 0.1, 1);
        TrainingTask task = TrainingTask.of(start, images(30), plan, 3)
                .withDropout(builder.dropout())
                .withValidation(images(12));
        Recorder recorder = new Recorder();
        TrainingResult whole = new Trainer(new PlainGemm()).train(task, recorder);
        assertEquals(5, recorder.states.size());
        for (int epoch : new int[] {1, 3, 5}) {
            TrainingResult resumed =
                    new Trainer(new PlainGemm()).train(task, recorder.states.get(epoch - 1), TrainingListener.NONE);
            assertEquals(whole.history(), resumed.history());
            assertEquals(whole.bestEpoch(), resumed.bestEpoch());
            assertSameBits(whole.model(), resumed.model());
        }
        Path file = folder.resolve("training.state.npz");
        TrainingStateFile.write(recorder.states.get(2), file);
        TrainingResult fromFile =
                new Trainer(new PlainGemm()).train(task, TrainingStateFile.read(file), TrainingListener.NONE);
        assertEquals(whole.history(), fromFile.history());
        assertSameBits(whole.model(), fromFile.model());
        TrainingTask other = TrainingTask.of(start, images(30), plan, 4);
        var error = assertThrows(
                IllegalArgumentException.class,
                () -> new Trainer(new PlainGemm()).train(other, recorder.states.get(0), TrainingListener.NONE));
        assertTrue(error.getMessage().contains("from other data, settings"), error.getMessage());
    }

    @Test
    void convolutionsGiveTheSameBitsForOneAndThreeThreads() {
        NetworkBuilder builder = new NetworkBuilder(IMAGE, 9);
        LayerGraph start = branched(builder, true);
        TrainingTask task = TrainingTask.of(start, images(40), TrainingPlan.adam(2, 16, 0.01, 0, 0, 1), 3)
                .withDropout(builder.dropout());
        LayerGraph one;
        LayerGraph three;
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            one = new Trainer(gemm).train(task, TrainingListener.NONE).model();
        }
        try (NetlibGemm gemm = new NetlibGemm(3)) {
            three = new Trainer(gemm).train(task, TrainingListener.NONE).model();
        }
        assertSameBits(one, three);
    }

    @Test
    void endsEarlyAndKeepsTheBestEpoch() {
        LabelledImages images = images(30);
        // labels of the validation images are shuffled: nothing to be learnt for them
        byte[] labels = images.labels().clone();
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) ((labels[i] + 1 + i % 2) % 3);
        }
        LabelledImages wrong = new LabelledImages(IMAGE, images.pixels(), labels);
        TrainingPlan plan = new TrainingPlan(
                50, 10, new OptimiserRule.AdamW(0), 0.01, new Schedule.Constant(), 0, 0, Augmentation.NONE, true, 4);
        LayerGraph start = LayerNotation.build("36-8-3", IMAGE, 3, 1);
        TrainingTask task = TrainingTask.of(start, images, plan, 1).withValidation(wrong);
        TrainingResult result = new Trainer(new PlainGemm()).train(task, TrainingListener.NONE);
        assertTrue(result.history().size() < 50, result.history().size() + " epochs");
        assertEquals(result.bestEpoch() + 4, result.history().size());
        double best = result.history().stream()
                .mapToDouble(EpochRecord::validationAccuracy)
                .max()
                .orElseThrow();
        assertEquals(best, result.best().validationAccuracy());
        assertEquals(best, new Inference(result.model(), new PlainGemm()).accuracy(wrong));
    }

    @Test
    void qcfsCeilingsAreTrained() {
        NetworkBuilder builder = new NetworkBuilder(IMAGE, 1);
        LayerNotation.layOut("36-8-3", builder, 3, new NetworkStyle(new Qcfs(4, 1), false, 0));
        TrainingTask task =
                TrainingTask.of(builder.build("qcfs"), images(30), TrainingPlan.adam(10, 10, 0.01, 0, 0, 0), 1);
        LayerGraph trained =
                new Trainer(new PlainGemm()).train(task, TrainingListener.NONE).model();
        Qcfs qcfs = (Qcfs) trained.nodes().get(1).layer();
        assertEquals(4, qcfs.levels());
        assertTrue(Math.abs(qcfs.ceiling() - 1) > 1e-3, "ceiling " + qcfs.ceiling());
    }

    @Test
    void refusesTasksThatDoNotFit() {
        LayerGraph start = LayerNotation.build("36-3", IMAGE, 3, 1);
        TrainingPlan plan = TrainingPlan.adam(1, 4, 0.01, 0, 0, 0);
        TrainingPlan patient = new TrainingPlan(
                2, 4, new OptimiserRule.AdamW(0), 1, new Schedule.Constant(), 0, 0, Augmentation.NONE, true, 1);
        assertRefused("takes 1x6x6", () -> TrainingTask.of(start, small(), plan, 1));
        TrainingTask early = TrainingTask.of(start, images(3), patient, 1);
        assertRefused(
                "needs validation images", () -> new Trainer(new PlainGemm()).train(early, TrainingListener.NONE));
        assertRefused(
                "no such layer",
                () -> TrainingTask.of(start, images(3), plan, 1).withDropout(Map.of("relu1", 0.5)));
        LayerGraph softmax = LayerGraph.chain("s", IMAGE)
                .then("dense", new Dense(36, 3, new float[108], new float[3]))
                .then("softmax", new Softmax(false))
                .build();
        TrainingTask task = TrainingTask.of(softmax, images(3), plan, 1);
        assertRefused("ends in a softmax", () -> new Trainer(new PlainGemm()).train(task, TrainingListener.NONE));
        LayerGraph nothing =
                LayerGraph.chain("n", IMAGE).then("relu", new Relu()).build();
        TrainingTask idle = TrainingTask.of(nothing, images(3), plan, 1);
        assertRefused("anything to train", () -> new Trainer(new PlainGemm()).train(idle, TrainingListener.NONE));
    }

    /** Two convolutions around a residual connection, a depthwise branch beside it, a pool, a dense layer. */
    private static LayerGraph branched(NetworkBuilder builder, boolean extras) {
        Window same = Window.square(3, 1).padded(1);
        builder.convolution(2, same, 1).named("stem");
        if (extras) {
            builder.batchNorm();
        }
        builder.then("relu", new Relu()).named("start");
        builder.convolution(2, same, 1).named("inner");
        builder.add(List.of("inner", "start")).named("sum");
        builder.at("start").convolution(2, same, 2).named("depthwise");
        builder.concat(List.of("sum", "depthwise", "input")).named("all");
        builder.then("pool", new MaxPool(Window.square(2, 2)));
        if (extras) {
            builder.dropout(0.1);
        }
        return builder.dense(3).build("branched");
    }

    private static double meanLoss(GraphPasses passes, SoftmaxCrossEntropy loss, float[] x, int[] labels) {
        loss.evaluate(passes.forward(x, 4), labels, new float[12], 4);
        return loss.lossSum() / 4;
    }

    /** Bright bars at one of three heights over noise. */
    private static LabelledImages images(int count) {
        Random random = new Random(11);
        byte[] pixels = new byte[count * 36];
        byte[] labels = new byte[count];
        for (int s = 0; s < count; s++) {
            labels[s] = (byte) (s % 3);
            for (int i = 0; i < 36; i++) {
                boolean bar = i / 12 == s % 3;
                pixels[s * 36 + i] = (byte) (random.nextInt(120) + (bar ? 100 : 0));
            }
        }
        return new LabelledImages(IMAGE, pixels, labels);
    }

    private static LabelledImages small() {
        return new LabelledImages(Shape.vector(5), new byte[5], new byte[1]);
    }

    private static void assertRefused(String message, Executable action) {
        String given = assertThrows(IllegalArgumentException.class, action).getMessage();
        assertTrue(given.contains(message), given);
    }

    private static void assertSameBits(LayerGraph expected, LayerGraph actual) {
        for (int i = 0; i < expected.nodes().size(); i++) {
            String name = expected.nodes().get(i).name();
            if (expected.nodes().get(i).layer() instanceof Convolution convolution) {
                Convolution other = (Convolution) actual.nodes().get(i).layer();
                assertArrayEquals(convolution.weights(), other.weights(), name);
                assertArrayEquals(convolution.bias(), other.bias(), name);
            } else if (expected.nodes().get(i).layer() instanceof Dense dense) {
                assertArrayEquals(
                        dense.weights(), ((Dense) actual.nodes().get(i).layer()).weights(), name);
            }
        }
    }

    /** Keeps the state after each epoch. */
    private static final class Recorder implements TrainingListener {
        private final List<TrainingState> states = new ArrayList<>();

        @Override
        public void epoch(int epoch, int epochs, double meanLoss, double trainAccuracy) {
            assertEquals(5, epochs);
        }

        @Override
        public void ended(EpochRecord ended, Supplier<TrainingState> state) {
            states.add(state.get());
        }
    }
}
