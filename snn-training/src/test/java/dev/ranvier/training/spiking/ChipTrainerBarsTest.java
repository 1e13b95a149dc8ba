package dev.ranvier.training.spiking;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.training.ann.Inference;
import dev.ranvier.training.ann.TrainingListener;
import dev.ranvier.training.ann.TrainingPlan;
import dev.ranvier.training.data.LabelledImages;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Training on a problem that a binary network can solve without error. */
class ChipTrainerBarsTest {

    @Test
    void learnsWhereABarStands() {
        LabelledImages bars = bars();
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            assertEquals(1.0, new Inference(train(bars, 3, gemm), gemm).accuracy(bars));
        }
    }

    @Test
    void anotherSeedGivesAnotherNetwork() {
        LabelledImages bars = bars();
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            assertFalse(Arrays.equals(weights(train(bars, 3, gemm)), weights(train(bars, 4, gemm))));
        }
    }

    @Test
    void imagesOfSeveralChannelsAreRefused() {
        LabelledImages colour = new LabelledImages(new Shape(3, 8, 8), new byte[192], new byte[1]);
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            String message = assertThrows(IllegalArgumentException.class, () -> train(colour, 3, gemm))
                    .getMessage();
            assertTrue(message.contains("one channel"), message);
        }
    }

    private static LayerGraph train(LabelledImages images, long seed, NetlibGemm gemm) {
        ChipTrainingSettings settings = new ChipTrainingSettings(
                CoreLimits.TRUENORTH,
                new ChipLayout(ChipLayout.Windows.ofPatches(4, 4, 16), List.of(new ChipLayout.Merge(2, 16, false))),
                0.5f,
                Distortion.NONE,
                1.5f,
                10,
                TrainingPlan.adam(40, 16, 0.03, 0, 0, 0),
                seed);
        return new ChipTrainer(settings, gemm).train(images, 4, TrainingListener.NONE);
    }

    private static float[] weights(LayerGraph graph) {
        return ((BlockDense) graph.nodes().get(1).layer()).blocks().get(0).weights();
    }

    /** 8 x 8 images of one bright pair of rows with a gap; the class is the quarter of the image that it stands in. */
    private static LabelledImages bars() {
        int samples = 32;
        byte[] pixels = new byte[samples * 64];
        byte[] labels = new byte[samples];
        for (int s = 0; s < samples; s++) {
            labels[s] = (byte) (s % 4);
            int gap = s / 4; // no two bars of a class are equal
            for (int x = 0; x < 8; x++) {
                for (int y = 2 * labels[s]; y < 2 * labels[s] + 2; y++) {
                    pixels[s * 64 + y * 8 + x] = (byte) (x == gap ? 0 : 255);
                }
            }
        }
        return new LabelledImages(new Shape(1, 8, 8), pixels, labels);
    }
}
