package dev.ranvier.examples.study.front;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.examples.study.Progress;
import dev.ranvier.training.ann.TrainingPlan;
import dev.ranvier.training.data.LabelledImages;
import dev.ranvier.training.data.StratifiedSplit;
import dev.ranvier.training.spiking.ChipLayout;
import dev.ranvier.training.spiking.ChipLayout.Merge;
import dev.ranvier.training.spiking.ChipLayout.Windows;
import dev.ranvier.training.spiking.ChipModel;
import dev.ranvier.training.spiking.ChipTrainer;
import dev.ranvier.training.spiking.ChipTrainingSettings;
import dev.ranvier.training.spiking.Distortion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the networks of the front are trained. Layouts, learning rate, distortions, cycles and views were chosen by what they gave on
 * training images that were held out; the test images had no part in it.
 */
final class FrontTraining {

    private static final Distortion DISTORTION = new Distortion(1.5, 7, 0.09, 0.6, 0.4);
    private static final double LEARNING_RATE = 0.02;
    private static final int BATCH = 100;
    private static final float SURROGATE_WIDTH = 1.5f;
    private static final float SCORE_RANGE = 30;
    private static final int SMALL_EPOCHS = 20;
    private static final int WIDE_EPOCHS = 5; // of a cycle
    private static final int[] CYCLES = {6, 4}; // [training of wide networks], each from a seed of its own

    private FrontTraining() {}

    /** A twelfth of the training images, held out for choosing; the networks learn from the others. */
    static StratifiedSplit split(LabelledImages train) {
        return StratifiedSplit.of(train, train.size() / 12, 1);
    }

    /**
     * Five cores: four windows of 16 x 16 pixels, 64 neurons each, and one core that votes.
     *
     * @param epochs 0 for what was chosen
     */
    static ChipTrainingSettings small(int epochs, long seed) {
        ChipLayout layout = new ChipLayout(Windows.ofPatches(16, 12, 64), List.of(new Merge(2, 250, false)));
        return settings(layout, epochs > 0 ? epochs : SMALL_EPOCHS, seed);
    }

    /**
     * 48 cores: 112 filters of 8 x 8 pixels at 6 x 6 places, 1,024 features of each quarter of the image, 16 cores that vote.
     *
     * @param epochs of a cycle; 0 for what was chosen
     */
    static ChipTrainingSettings wide(int epochs, long seed) {
        ChipLayout layout = new ChipLayout(
                new Windows(16, 12, 8, 4, 4, 28, true), List.of(new Merge(3, 256, true), new Merge(2, 80, false)));
        return settings(layout, epochs > 0 ? epochs : WIDE_EPOCHS, seed);
    }

    /**
     * Trains all networks.
     *
     * @param epochs of the small network and of each cycle of the wide ones; 0 for what was chosen
     */
    static Map<String, ChipModel> run(
            LabelledImages train, int classes, int epochs, long seed, Gemm gemm, Progress progress) {
        Map<String, ChipModel> models = new LinkedHashMap<>();
        progress.stage("training the network of 5 cores");
        ChipTrainer small = new ChipTrainer(small(epochs, seed), gemm);
        models.put(
                FrontNetwork.SMALL,
                small.trainInCycles(train, classes, 1, progress.epochs()).get(0));
        List<ChipModel> wide = new ArrayList<>();
        for (int training = 0; training < CYCLES.length; training++) {
            progress.stage(
                    "training networks of 48 cores, " + CYCLES[training] + " cycles from seed " + (seed + training));
            wide.addAll(new ChipTrainer(wide(epochs, seed + training), gemm)
                    .trainInCycles(train, classes, CYCLES[training], progress.epochs()));
        }
        for (int i = 0; i < wide.size(); i++) {
            models.put(FrontNetwork.wide(i + 1), wide.get(i));
        }
        return models;
    }

    private static ChipTrainingSettings settings(ChipLayout layout, int epochs, long seed) {
        return new ChipTrainingSettings(
                CoreLimits.TRUENORTH,
                layout,
                0.5f,
                DISTORTION,
                SURROGATE_WIDTH,
                SCORE_RANGE,
                TrainingPlan.adam(epochs, BATCH, LEARNING_RATE, 0, 0, 0),
                seed);
    }
}
