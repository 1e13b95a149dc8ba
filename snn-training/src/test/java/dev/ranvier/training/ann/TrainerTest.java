package dev.ranvier.training.ann;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
import dev.ranvier.training.ann.layer.PlainGemm;
import dev.ranvier.training.data.EmbeddedDigits;
import dev.ranvier.training.data.LabelledImages;
import dev.ranvier.training.data.StratifiedSplit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TrainerTest {

    @Test
    void learnsExclusiveOr() {
        // no network without a hidden layer can
        LabelledImages exclusiveOr = new LabelledImages(
                Shape.vector(2),
                new byte[] {0, 0, 0, (byte) 255, (byte) 255, 0, (byte) 255, (byte) 255},
                new byte[] {0, 1, 1, 0});
        PlainGemm gemm = new PlainGemm();
        LayerGraph graph = train(gemm, "2-16-2", exclusiveOr, plan(300, 4, 0.01, 0), 1);
        assertArrayEquals(new int[] {0, 1, 1, 0}, new Inference(graph, gemm).predict(exclusiveOr));
    }

    @Test
    void theSameSeedGivesTheSameBitsForOneAndTwoThreads() {
        TrainingPlan plan = plan(2, 64, 0.002, 2);
        LabelledImages images = EmbeddedDigits.load().train().subset(range(300));
        List<float[]> one;
        List<float[]> two;
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            one = weights(train(gemm, "784-128-64-10", images, plan, 5));
        }
        try (NetlibGemm gemm = new NetlibGemm(2)) {
            two = weights(train(gemm, "784-128-64-10", images, plan, 5));
        }
        assertEquals(3, one.size());
        for (int i = 0; i < one.size(); i++) {
            assertArrayEquals(one.get(i), two.get(i), "dense" + (i + 1));
        }
    }

    @Test
    void anotherSeedGivesOtherWeights() {
        LabelledImages images = sixteenPixels(20);
        PlainGemm gemm = new PlainGemm();
        List<float[]> first = weights(train(gemm, "16-5-3", images, plan(1, 8, 0.01, 1), 1));
        List<float[]> second = weights(train(gemm, "16-5-3", images, plan(1, 8, 0.01, 1), 2));
        assertFalse(Arrays.equals(first.get(0), second.get(0)));
    }

    @Test
    void theListenerHearsEachEpochAndTheLossFalls() {
        List<Integer> epochs = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        LabelledImages images = sixteenPixels(30);
        LayerGraph start = LayerNotation.build("16-16-3", images.shape(), 3, 1);
        new Trainer(new PlainGemm())
                .train(TrainingTask.of(start, images, plan(25, 8, 0.01, 0), 1), (epoch, of, loss, accuracy) -> {
                    assertEquals(25, of);
                    assertTrue(accuracy >= 0 && accuracy <= 1, "accuracy " + accuracy);
                    epochs.add(epoch);
                    losses.add(loss);
                });
        assertEquals(25, epochs.size());
        assertEquals(1, epochs.get(0));
        assertTrue(losses.get(24) < 0.5 * losses.get(0), losses.toString());
    }

    @Test
    void divergenceNamesTheLearningRate() {
        var error = assertThrows(
                TrainingDivergedException.class,
                () -> train(new PlainGemm(), "16-16-3", sixteenPixels(30), plan(3, 8, 1e30, 0), 1));
        assertTrue(error.getMessage().contains("learning rate of 1.0E30 too large"), error.getMessage());
    }

    @Test
    void aLabelThatIsNoClassIsRefused() {
        var error = assertThrows(
                IllegalArgumentException.class,
                () -> train(new PlainGemm(), "16-2", sixteenPixels(5), plan(1, 8, 0.1, 0), 1));
        assertTrue(error.getMessage().contains("sample 2 has label 2, allowed 0..1"), error.getMessage());
    }

    @Test
    void learnsSomeOfTheDigitsInAFewEpochs() {
        StratifiedSplit split = StratifiedSplit.of(EmbeddedDigits.load().train().subset(range(3000)), 1000, 1);
        try (NetlibGemm gemm = new NetlibGemm(2)) {
            LayerGraph graph = train(gemm, "784-128-10", split.kept(), plan(8, 64, 0.003, 1), 1);
            double accuracy = new Inference(graph, gemm).accuracy(split.heldOut());
            // measured 0.927; chance is 0.1
            assertTrue(accuracy >= 0.85, "accuracy " + accuracy);
        }
    }

    private static LayerGraph train(Gemm gemm, String layers, LabelledImages images, TrainingPlan plan, long seed) {
        int classes = Integer.parseInt(layers.substring(layers.lastIndexOf('-') + 1));
        LayerGraph start = LayerNotation.build(layers, images.shape(), classes, seed);
        return new Trainer(gemm)
                .train(TrainingTask.of(start, images, plan, seed), TrainingListener.NONE)
                .model();
    }

    private static TrainingPlan plan(int epochs, int batch, double rate, int shift) {
        return TrainingPlan.adam(epochs, batch, rate, 0, 0, shift);
    }

    /** Images of 4 x 4 pixels whose class is the third of the picture that is bright. */
    private static LabelledImages sixteenPixels(int samples) {
        byte[] pixels = new byte[samples * 16];
        byte[] labels = new byte[samples];
        for (int s = 0; s < samples; s++) {
            labels[s] = (byte) (s % 3);
            Arrays.fill(pixels, s * 16 + 5 * (s % 3), s * 16 + 5 * (s % 3) + 5, (byte) (150 + s));
        }
        return new LabelledImages(new Shape(1, 4, 4), pixels, labels);
    }

    private static List<float[]> weights(LayerGraph graph) {
        return graph.nodes().stream()
                .filter(node -> node.layer() instanceof Dense)
                .map(node -> ((Dense) node.layer()).weights())
                .toList();
    }

    private static int[] range(int size) {
        int[] indices = new int[size];
        Arrays.setAll(indices, i -> i);
        return indices;
    }
}
