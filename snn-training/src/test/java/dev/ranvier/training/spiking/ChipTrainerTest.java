package dev.ranvier.training.spiking;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.coding.RunSettings;
import dev.ranvier.core.coding.SampleRunner;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.training.ann.Inference;
import dev.ranvier.training.ann.TrainingListener;
import dev.ranvier.training.ann.TrainingPlan;
import dev.ranvier.training.conversion.BinaryConversion;
import dev.ranvier.training.data.EmbeddedDigits;
import dev.ranvier.training.data.LabelledImages;
import dev.ranvier.training.spiking.ChipLayout.Windows;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ChipTrainerTest {

    private static final int TRAINING = 1_500;
    private static final int TEST = 400;

    private static LabelledImages train;
    private static LabelledImages test;
    private static LayerGraph trained;

    @BeforeAll
    static void trainBriefly() {
        train = EmbeddedDigits.load()
                .train()
                .subset(IntStream.range(0, TRAINING).toArray());
        test = EmbeddedDigits.load().test().subset(IntStream.range(0, TEST).toArray());
        trained = train(settings(3), 2);
    }

    @Test
    void learnsDigitsFromFewSamples() {
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            double accuracy = new Inference(trained, gemm).accuracy(test);
            assertTrue(accuracy > 0.6, "10 % is chance, this short training reaches about 80 %, got " + accuracy);
        }
    }

    @Test
    void everyWeightIsTernaryWithOneSignForEachNeuronAndType() {
        BlockDense patches = (BlockDense) trained.nodes().get(1).layer();
        BlockDense votes = (BlockDense) trained.nodes().get(3).layer();

        for (BlockDense.Block block : patches.blocks()) {
            assertTypedSigns(block, CoreShares.pixelTypes(16, 4));
        }
        for (BlockDense.Block block : votes.blocks()) {
            assertTypedSigns(block, CoreShares.featureTypes(4, 64, 4));
        }
    }

    @Test
    void everyBlockFitsACoreAndEveryHiddenNeuronFeedsOne() {
        BlockDense votes = (BlockDense) trained.nodes().get(3).layer();
        int[] uses = new int[votes.inputs()];
        for (BlockDense.Block block : votes.blocks()) {
            assertTrue(block.inputIndices().length <= CoreLimits.TRUENORTH.axons());
            assertTrue(block.outputs() <= CoreLimits.TRUENORTH.neurons());
            for (int input : block.inputIndices()) {
                uses[input]++;
            }
        }
        assertArrayEquals(IntStream.range(0, uses.length).map(i -> 1).toArray(), uses);
    }

    @Test
    void asSpikesItGivesTheSameAnswers() {
        SpikingClassifier spiking = BinaryConversion.convert(trained);
        int[] labels = new SampleRunner(spiking, RunSettings.onThreads(2))
                .run(TEST, test::sample)
                .labels();

        try (NetlibGemm gemm = new NetlibGemm(1)) {
            assertArrayEquals(new Inference(trained, gemm).predict(test), labels);
        }
    }

    @Test
    void threadsDoNotChangeABit() {
        LayerGraph one = train(settings(1), 1);
        LayerGraph two = train(settings(1), 2);

        for (int layer = 1; layer <= 3; layer += 2) {
            BlockDense a = (BlockDense) one.nodes().get(layer).layer();
            BlockDense b = (BlockDense) two.nodes().get(layer).layer();
            for (int i = 0; i < a.blocks().size(); i++) {
                assertArrayEquals(a.blocks().get(i).weights(), b.blocks().get(i).weights());
                assertArrayEquals(a.blocks().get(i).bias(), b.blocks().get(i).bias());
            }
        }
    }

    @Test
    void settingsThatDoNotFitACoreAreRefused() {
        TrainingPlan plan = TrainingPlan.adam(1, 64, 0.03, 0, 0, 1);
        Windows windows = Windows.ofPatches(16, 12, 64);
        assertRefused("a core has 256", () -> settings(Windows.ofPatches(17, 6, 10), 100, plan));
        assertRefused("1..256, got 257", () -> settings(Windows.ofPatches(16, 6, 257), 100, plan));
        assertRefused("1..256, got 260", () -> settings(windows, 260, plan));
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            ChipTrainer uneven = new ChipTrainer(settings(windows, 99, plan), gemm);
            assertRefused("no multiple of 10 classes", () -> uneven.train(train, 10, TrainingListener.NONE));
        }
    }

    private static void assertRefused(String part, Runnable attempt) {
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, attempt::run);
        assertTrue(error.getMessage().contains(part), error.getMessage());
    }

    private static void assertTypedSigns(BlockDense.Block block, int[] types) {
        int inputs = block.inputIndices().length;
        for (int o = 0; o < block.outputs(); o++) {
            float[] signOfType = new float[4];
            for (int i = 0; i < inputs; i++) {
                float weight = block.weights()[o * inputs + i];
                if (weight != 0) {
                    assertEquals(1, Math.abs(weight));
                    assertFalse(signOfType[types[i]] == -weight, "two signs for one type of neuron " + o);
                    signOfType[types[i]] = weight;
                }
            }
        }
    }

    private static ChipTrainingSettings settings(int epochs) {
        return settings(Windows.ofPatches(16, 12, 64), 100, TrainingPlan.adam(epochs, 64, 0.03, 0, 0, 1));
    }

    private static ChipTrainingSettings settings(Windows windows, int votes, TrainingPlan plan) {
        ChipLayout layout = new ChipLayout(windows, List.of(new ChipLayout.Merge(2, votes, false)));
        return new ChipTrainingSettings(CoreLimits.TRUENORTH, layout, 0.5f, Distortion.NONE, 1.5f, 30, plan, 7);
    }

    private static LayerGraph train(ChipTrainingSettings settings, int threads) {
        try (NetlibGemm gemm = new NetlibGemm(threads)) {
            return new ChipTrainer(settings, gemm).train(train, 10, TrainingListener.NONE);
        }
    }
}
