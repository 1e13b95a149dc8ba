package dev.ranvier.training.compress;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Step;
import dev.ranvier.training.ann.Inference;
import dev.ranvier.training.data.LabelledImages;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class FixedPointInferenceTest {

    private static final long SEED = 20_261_123;

    @Test
    void sixteenBitsAnswerAsSinglePrecisionDoes() {
        LabelledImages images = randomImages(1_000);
        LayerGraph graph = randomNetwork();
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            int[] expected = new Inference(graph, gemm).predict(images);
            int[] given = FixedPointInference.quantise(graph, 16, images, gemm).predict(images, 1);
            assertTrue(disagreements(expected, given) <= 2, disagreements(expected, given) + " of 1,000 differ");
        }
    }

    @Test
    void fewerBitsAnswerLessAlike() {
        LabelledImages images = randomImages(1_000);
        LayerGraph graph = randomNetwork();
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            int[] expected = new Inference(graph, gemm).predict(images);
            int eight = disagreements(
                    expected,
                    FixedPointInference.quantise(graph, 8, images, gemm).predict(images, 1));
            int three = disagreements(
                    expected,
                    FixedPointInference.quantise(graph, 3, images, gemm).predict(images, 1));
            assertTrue(eight <= 30, eight + " of 1,000 differ at 8 bits");
            assertTrue(three > 3 * eight, three + " of 1,000 differ at 3 bits, " + eight + " at 8");
        }
    }

    @Test
    void threadsChangeNothing() {
        LabelledImages images = randomImages(500);
        FixedPointInference inference = quantise(randomNetwork(), 8, images);
        assertArrayEquals(inference.predict(images, 1), inference.predict(images, 3));
        assertEquals(inference.zeroInputShares(images, 1), inference.zeroInputShares(images, 3));
    }

    @Test
    void accuracyCountsLabels() {
        // The brighter pixel names the class.
        LayerGraph graph = LayerGraph.chain("brighter", Shape.vector(2))
                .then("output", new Dense(2, 2, new float[] {1, 0, 0, 1}, new float[2]))
                .build();
        LabelledImages images = new LabelledImages(
                Shape.vector(2), new byte[] {9, 1, 1, 9, 9, 1, (byte) 200, 0}, new byte[] {0, 1, 1, 0});
        FixedPointInference inference = quantise(graph, 8, images);
        assertArrayEquals(new int[] {0, 1, 0, 0}, inference.predict(images, 1));
        assertEquals(0.75, inference.accuracy(images, 1));
    }

    @Test
    void equalSumsGoToTheLowerClass() {
        LayerGraph graph = LayerGraph.chain("equal", Shape.vector(1))
                .then("output", new Dense(1, 3, new float[] {0.5f, 1, 1}, new float[3]))
                .build();
        LabelledImages image = new LabelledImages(Shape.vector(1), new byte[] {77}, new byte[1]);
        assertArrayEquals(new int[] {1}, quantise(graph, 8, image).predict(image, 1));
    }

    @Test
    void countsZerosThatEnterEachLayer() {
        // Pixels (0, 1), (1, 1): 1 of 4 is zero. Hidden units x0 - x1 and x1: (-1, 1), (0, 1): 2 of 4 are zero.
        LayerGraph graph = LayerGraph.chain("zeros", Shape.vector(2))
                .then("hidden", new Dense(2, 2, new float[] {1, -1, 0, 1}, new float[2]))
                .then("rectified", new Relu())
                .then("output", new Dense(2, 2, new float[] {1, 0, 0, 1}, new float[2]))
                .build();
        LabelledImages images = new LabelledImages(Shape.vector(2), new byte[] {0, -1, -1, -1}, new byte[] {0, 0});
        Map<String, Double> shares = quantise(graph, 8, images).zeroInputShares(images, 1);
        assertEquals(List.of("hidden", "output"), List.copyOf(shares.keySet()));
        assertEquals(Map.of("hidden", 0.25, "output", 0.5), shares);
    }

    @Test
    void refusesWhatItCannotRun() {
        LabelledImages images = randomImages(4);
        LayerGraph sharp = LayerGraph.chain("sharp", Shape.vector(64))
                .then("threshold", new Step(0.5f))
                .build();
        assertRefused("layer threshold: a Step", () -> quantise(sharp, 8, images));
        assertRefused("2 to 16 bits, got 17", () -> quantise(randomNetwork(), 17, images));
        FixedPointInference inference = quantise(randomNetwork(), 8, images);
        LabelledImages small = new LabelledImages(Shape.vector(3), new byte[3], new byte[1]);
        assertRefused("the images are 3", () -> inference.predict(small, 1));
        assertRefused("at least 1 thread", () -> inference.predict(images, 0));
    }

    private static void assertRefused(String part, Runnable made) {
        String message = assertThrows(IllegalArgumentException.class, made::run).getMessage();
        assertTrue(message.contains(part), message);
    }

    private static int disagreements(int[] expected, int[] given) {
        int count = 0;
        for (int i = 0; i < expected.length; i++) {
            if (expected[i] != given[i]) {
                count++;
            }
        }
        return count;
    }

    private static FixedPointInference quantise(LayerGraph graph, int bits, LabelledImages images) {
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            return FixedPointInference.quantise(graph, bits, images, gemm);
        }
    }

    private static LabelledImages randomImages(int count) {
        byte[] pixels = new byte[count * 64];
        random().nextBytes(pixels);
        return new LabelledImages(Shape.vector(64), pixels, new byte[count]);
    }

    private static LayerGraph randomNetwork() {
        RandomGenerator random = random();
        return LayerGraph.chain("random", Shape.vector(64))
                .then("hidden", randomDense(random, 64, 50))
                .then("rectified", new Relu())
                .then("output", randomDense(random, 50, 10))
                .build();
    }

    private static Dense randomDense(RandomGenerator random, int inputs, int outputs) {
        float[] weights = new float[inputs * outputs];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) random.nextGaussian();
        }
        return new Dense(inputs, outputs, weights, new float[outputs]);
    }

    private static RandomGenerator random() {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
    }
}
