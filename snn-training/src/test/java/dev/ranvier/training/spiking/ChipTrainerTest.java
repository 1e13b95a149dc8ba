package dev.ranvier.training.spiking;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.training.ann.Inference;
import dev.ranvier.training.ann.StackTrainer;
import dev.ranvier.training.ann.TrainingListener;
import dev.ranvier.training.data.EmbeddedDigits;
import dev.ranvier.training.data.LabelledImages;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A small network, trained briefly on real digits, still obeys every limit of the core; and training does learn. */
class ChipTrainerTest {

    private static final CoreLimits LIMITS = CoreLimits.TRUENORTH;
    private static final int PATCH = 16;
    private static final int HIDDEN_PER_PATCH = 70; // 280 hidden neurons: two cores of 140
    private static final int VOTES_PER_CLASS = 3;
    private static final int EPOCHS = 6;

    private static LabelledImages digits;
    private static LayerGraph graph;

    @BeforeAll
    static void train() {
        digits = firstDigits(600);
        graph = train(digits, EPOCHS, 7, 1);
    }

    @Test
    void theGraphIsTheChipsStack() {
        assertTrue(graph.isChain());
        assertEquals(
                List.of("ink", "patches", "spikes1", "votes", "spikes2", "classes"),
                graph.nodes().stream().map(LayerGraph.Node::name).toList());
        assertEquals(Shape.vector(10), graph.outputShape());
    }

    @Test
    void everyBlockFitsACore() {
        for (BlockDense layer : blockLayers(graph)) {
            assertEquals(WeightFormat.TERNARY, layer.format());
            for (BlockDense.Block block : layer.blocks()) {
                assertTrue(block.inputIndices().length <= LIMITS.axons(), "axons " + block.inputIndices().length);
                assertTrue(block.outputs() <= LIMITS.neurons(), "neurons " + block.outputs());
            }
        }
        assertEquals(4, patches().blocks().size());
        assertEquals(2, votes().blocks().size());
        assertEquals(10 * VOTES_PER_CLASS, votes().blocks().get(0).outputs());
    }

    @Test
    void weightsAreTernaryAndBiasesAreLeaks() {
        boolean silent = false;
        boolean excites = false;
        boolean inhibits = false;
        for (BlockDense layer : blockLayers(graph)) {
            for (BlockDense.Block block : layer.blocks()) {
                for (float weight : block.weights()) {
                    assertTrue(weight == -1 || weight == 0 || weight == 1, "weight " + weight);
                    silent |= weight == 0;
                    excites |= weight == 1;
                    inhibits |= weight == -1;
                }
                for (float bias : block.bias()) {
                    assertEquals(Math.rint(bias), bias, "bias");
                    assertTrue(Math.abs(bias) <= IntegerNeuron.MAX_LEAK, "bias " + bias);
                }
            }
        }
        assertTrue(silent && excites && inhibits, "all three values occur");
    }

    @Test
    void aNeuronHasOneSignForEachAxonType() {
        for (BlockDense.Block block : patches().blocks()) {
            int[] types = new int[block.inputIndices().length];
            for (int i = 0; i < types.length; i++) {
                int x = block.inputIndices()[i] % 28;
                int y = block.inputIndices()[i] / 28;
                types[i] = x % 2 + 2 * (y % 2);
            }
            assertOneSignAType(block, types);
        }
        for (BlockDense.Block block : votes().blocks()) {
            int[] types = new int[block.inputIndices().length];
            Arrays.setAll(types, i -> i % 4);
            assertOneSignAType(block, types);
        }
    }

    @Test
    void eachHiddenNeuronFeedsExactlyOneCoreAndEachPatchAllOfThem() {
        int[] used = new int[patches().outputs()];
        for (BlockDense.Block block : votes().blocks()) {
            int[] fromPatch = new int[4];
            for (int hidden : block.inputIndices()) {
                used[hidden]++;
                fromPatch[hidden / HIDDEN_PER_PATCH]++;
            }
            assertArrayEquals(new int[] {35, 35, 35, 35}, fromPatch);
        }
        assertTrue(Arrays.stream(used).allMatch(times -> times == 1), "a neuron drives one axon");
    }

    @Test
    void theSameSeedGivesTheSameBitsForAnyNumberOfThreads() {
        LayerGraph again = train(digits, EPOCHS, 7, 2);
        LayerGraph other = train(digits, EPOCHS, 8, 1);
        List<BlockDense> expected = blockLayers(graph);
        boolean differs = false;
        for (int l = 0; l < expected.size(); l++) {
            for (int b = 0; b < expected.get(l).blocks().size(); b++) {
                BlockDense.Block block = expected.get(l).blocks().get(b);
                BlockDense.Block same = blockLayers(again).get(l).blocks().get(b);
                assertArrayEquals(block.inputIndices(), same.inputIndices());
                assertArrayEquals(block.weights(), same.weights());
                assertArrayEquals(block.bias(), same.bias());
                differs |= !Arrays.equals(
                        block.weights(),
                        blockLayers(other).get(l).blocks().get(b).weights());
            }
        }
        assertTrue(differs, "another seed gives another network");
    }

    @Test
    void learnsWhereABarStands() {
        LabelledImages bars = bars();
        ChipTrainingSettings settings = new ChipTrainingSettings(
                LIMITS, 4, 4, 16, 4, 0.5f, 3, 10, new StackTrainer.Plan(40, 16, 0.03, 0, 0, 0), 3);
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            LayerGraph trained = new ChipTrainer(settings, gemm).train(bars, 4, TrainingListener.NONE);
            assertEquals(1.0, new Inference(trained, gemm).accuracy(bars));
        }
    }

    @Test
    void digitsAreLearnedFarBeyondChance() {
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            LabelledImages held = EmbeddedDigits.load().train().subset(indices(1000, 1400));
            double accuracy = new Inference(graph, gemm).accuracy(held);
            assertTrue(accuracy > 0.5, "after a few epochs of 600 digits: " + accuracy);
        }
    }

    @Test
    void refusesImagesAndClassesThatDoNotFit() {
        ChipTrainingSettings settings = settings(16, 6, 10, 25, 1, 1);
        assertMessage("do not end at the border", settings, new Shape(1, 27, 28), 10);
        assertMessage("do not end at the border", settings, new Shape(1, 14, 14), 10);
        assertMessage("one channel", settings, new Shape(3, 28, 28), 10);
        assertMessage("275 neurons, a core has 256", settings, new Shape(1, 28, 28), 11);
    }

    private static void assertMessage(String part, ChipTrainingSettings settings, Shape shape, int classes) {
        LabelledImages one = new LabelledImages(shape, new byte[shape.size()], new byte[1]);
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            ChipTrainer trainer = new ChipTrainer(settings, gemm);
            String message = assertThrows(
                            IllegalArgumentException.class, () -> trainer.train(one, classes, TrainingListener.NONE))
                    .getMessage();
            assertTrue(message.contains(part), message);
        }
    }

    private static void assertOneSignAType(BlockDense.Block block, int[] types) {
        int inputs = types.length;
        for (int o = 0; o < block.outputs(); o++) {
            boolean[][] seen = new boolean[4][2];
            for (int i = 0; i < inputs; i++) {
                float weight = block.weights()[o * inputs + i];
                if (weight != 0) {
                    seen[types[i]][weight > 0 ? 1 : 0] = true;
                }
            }
            for (int type = 0; type < 4; type++) {
                assertFalse(seen[type][0] && seen[type][1], "neuron " + o + ", type " + type + " has both signs");
            }
        }
    }

    /** 8 x 8 images of one bright row pair; the class is the quarter of the image that it stands in. */
    private static LabelledImages bars() {
        int samples = 64;
        byte[] pixels = new byte[samples * 64];
        byte[] labels = new byte[samples];
        for (int s = 0; s < samples; s++) {
            labels[s] = (byte) (s % 4);
            int left = s / 4 % 8; // a gap moves through the bar, so that no two of a class are equal
            for (int x = 0; x < 8; x++) {
                for (int y = 2 * labels[s]; y < 2 * labels[s] + 2; y++) {
                    pixels[s * 64 + y * 8 + x] = (byte) (x == left ? 0 : 255);
                }
            }
        }
        return new LabelledImages(new Shape(1, 8, 8), pixels, labels);
    }

    private static LayerGraph train(LabelledImages images, int epochs, long seed, int threads) {
        try (NetlibGemm gemm = new NetlibGemm(threads)) {
            ChipTrainingSettings settings = settings(PATCH, 12, HIDDEN_PER_PATCH, VOTES_PER_CLASS, epochs, seed);
            return new ChipTrainer(settings, gemm).train(images, 10, TrainingListener.NONE);
        }
    }

    private static ChipTrainingSettings settings(int patch, int stride, int hidden, int votes, int epochs, long seed) {
        StackTrainer.Plan plan = new StackTrainer.Plan(epochs, 32, 0.03, 0, 0, 2);
        return new ChipTrainingSettings(LIMITS, patch, stride, hidden, votes, 0.5f, 12, 30, plan, seed);
    }

    private static LabelledImages firstDigits(int samples) {
        return EmbeddedDigits.load().train().subset(indices(0, samples));
    }

    private static int[] indices(int from, int to) {
        int[] indices = new int[to - from];
        Arrays.setAll(indices, i -> from + i);
        return indices;
    }

    private static List<BlockDense> blockLayers(LayerGraph graph) {
        return List.of((BlockDense) graph.nodes().get(1).layer(), (BlockDense)
                graph.nodes().get(3).layer());
    }

    private static BlockDense patches() {
        return blockLayers(graph).get(0);
    }

    private static BlockDense votes() {
        return blockLayers(graph).get(1);
    }
}
