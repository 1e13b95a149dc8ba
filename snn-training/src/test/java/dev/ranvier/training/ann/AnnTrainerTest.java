package dev.ranvier.training.ann;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
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

class AnnTrainerTest {

    @Test
    void learnsExclusiveOr() {
        // no network without a hidden layer can
        LabelledImages exclusiveOr = new LabelledImages(
                Shape.vector(2),
                new byte[] {0, 0, 0, (byte) 255, (byte) 255, 0, (byte) 255, (byte) 255},
                new byte[] {0, 1, 1, 0});
        TrainingSettings settings = settings(List.of(16), 300, 4, 0.01, 0, 1);
        PlainGemm gemm = new PlainGemm();
        LayerGraph graph = new AnnTrainer(gemm).train(exclusiveOr, 2, settings, TrainingListener.NONE);
        assertArrayEquals(new int[] {0, 1, 1, 0}, new Inference(graph, gemm).predict(exclusiveOr));
    }

    @Test
    void theGraphIsAChainOfNamedLayers() {
        LayerGraph graph = new AnnTrainer(new PlainGemm())
                .train(sixteenPixels(20), 3, settings(List.of(5, 4), 1, 8, 0.01, 2, 1), TrainingListener.NONE);
        assertEquals("mlp-16-5-4-3", graph.name());
        assertEquals(
                List.of("dense1", "relu1", "dense2", "relu2", "dense3"),
                graph.nodes().stream().map(LayerGraph.Node::name).toList());
        assertTrue(graph.isChain());
        assertEquals(Shape.vector(3), graph.outputShape());
        assertEquals(new Shape(1, 4, 4), graph.inputShape());
    }

    @Test
    void withoutHiddenLayersItIsOneDenseLayer() {
        LayerGraph graph = new AnnTrainer(new PlainGemm())
                .train(sixteenPixels(5), 3, settings(List.of(), 1, 100, 0.01, 0, 1), TrainingListener.NONE);
        assertEquals(1, graph.nodes().size());
    }

    @Test
    void theSameSeedGivesTheSameBitsForOneAndTwoThreads() {
        TrainingSettings settings = settings(List.of(128, 64), 2, 64, 0.002, 2, 5);
        LabelledImages images = EmbeddedDigits.load().train().subset(range(300));
        List<float[]> one;
        List<float[]> two;
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            one = weights(new AnnTrainer(gemm).train(images, 10, settings, TrainingListener.NONE));
        }
        try (NetlibGemm gemm = new NetlibGemm(2)) {
            two = weights(new AnnTrainer(gemm).train(images, 10, settings, TrainingListener.NONE));
        }
        assertEquals(3, one.size());
        for (int i = 0; i < one.size(); i++) {
            assertArrayEquals(one.get(i), two.get(i), "dense" + (i + 1));
        }
    }

    @Test
    void anotherSeedGivesOtherWeights() {
        LabelledImages images = sixteenPixels(20);
        AnnTrainer trainer = new AnnTrainer(new PlainGemm());
        List<float[]> first =
                weights(trainer.train(images, 3, settings(List.of(5), 1, 8, 0.01, 1, 1), TrainingListener.NONE));
        List<float[]> second =
                weights(trainer.train(images, 3, settings(List.of(5), 1, 8, 0.01, 1, 2), TrainingListener.NONE));
        assertFalse(Arrays.equals(first.get(0), second.get(0)));
    }

    @Test
    void theListenerHearsEachEpochAndTheLossFalls() {
        List<Integer> epochs = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        new AnnTrainer(new PlainGemm())
                .train(sixteenPixels(30), 3, settings(List.of(16), 25, 8, 0.01, 0, 1), (epoch, of, loss, accuracy) -> {
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
                () -> new AnnTrainer(new PlainGemm())
                        .train(sixteenPixels(30), 3, settings(List.of(16), 3, 8, 1e30, 0, 1), TrainingListener.NONE));
        assertTrue(error.getMessage().contains("learning rate of 1.0E30 too large"), error.getMessage());
    }

    @Test
    void aLabelThatIsNoClassIsRefused() {
        var error = assertThrows(
                IllegalArgumentException.class,
                () -> new AnnTrainer(new PlainGemm())
                        .train(sixteenPixels(5), 2, settings(List.of(), 1, 8, 0.1, 0, 1), TrainingListener.NONE));
        assertTrue(error.getMessage().contains("sample 2 has label 2, allowed 0..1"), error.getMessage());
    }

    @Test
    void learnsSomeOfTheDigitsInAFewEpochs() {
        StratifiedSplit split = StratifiedSplit.of(EmbeddedDigits.load().train().subset(range(3000)), 1000, 1);
        TrainingSettings settings = settings(List.of(128), 8, 64, 0.003, 1, 1);
        try (NetlibGemm gemm = new NetlibGemm(2)) {
            LayerGraph graph = new AnnTrainer(gemm).train(split.kept(), 10, settings, TrainingListener.NONE);
            double accuracy = new Inference(graph, gemm).accuracy(split.heldOut());
            // measured 0.94; chance is 0.1
            assertTrue(accuracy >= 0.90, "accuracy " + accuracy);
        }
    }

    private static TrainingSettings settings(
            List<Integer> hidden, int epochs, int batch, double rate, int shift, long seed) {
        return new TrainingSettings(hidden, epochs, batch, rate, 0, 0, shift, seed);
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
