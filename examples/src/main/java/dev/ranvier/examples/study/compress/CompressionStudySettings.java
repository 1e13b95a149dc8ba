package dev.ranvier.examples.study.compress;

import dev.ranvier.training.ann.TrainingPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What decides the outcome of the study, apart from the data.
 *
 * @param layers of the network, in short
 * @param training of the network, and of the one with circulant weights, which begins afresh
 * @param retrainingEpochs after each other change
 * @param retrainingRate largest learning rate of that
 * @param seed of everything random
 * @param methods what is done to the network
 */
public record CompressionStudySettings(
        String layers,
        TrainingPlan training,
        int retrainingEpochs,
        double retrainingRate,
        long seed,
        List<CompressionMethod> methods) {

    private static final double RATE = 0.001;
    private static final int BATCH = 128;

    /** @throws IllegalArgumentException if a number is out of range */
    public CompressionStudySettings {
        if (retrainingEpochs < 1 || !(retrainingRate > 0)) {
            throw new IllegalArgumentException("retraining needs at least 1 epoch and a positive learning rate, got "
                    + retrainingEpochs + " and " + retrainingRate);
        }
        methods = List.copyOf(methods);
    }

    /**
     * Plan and epochs follow from the size of the training set; half as many epochs of retraining.
     *
     * @param layers of the network, in short
     */
    public static CompressionStudySettings defaults(String layers, int trainingSamples, long seed) {
        TrainingPlan usual = TrainingPlan.forDigits(trainingSamples);
        TrainingPlan plan = TrainingPlan.adam(
                usual.epochs(),
                BATCH,
                usual.learningRate(),
                usual.optimiser().weightDecay(),
                usual.labelSmoothing(),
                usual.augmentation().shiftPixels());
        return new CompressionStudySettings(
                layers, plan, (plan.epochs() + 1) / 2, RATE, seed, List.of(CompressionMethod.values()));
    }

    /** The same with other numbers of epochs. */
    public CompressionStudySettings withEpochs(int epochs, int retraining) {
        return new CompressionStudySettings(
                layers, training.withEpochs(epochs), retraining, retrainingRate, seed, methods);
    }

    /** The same for other methods. */
    public CompressionStudySettings withMethods(List<CompressionMethod> others) {
        return new CompressionStudySettings(layers, training, retrainingEpochs, retrainingRate, seed, others);
    }

    /** How a changed network is trained on: without weight decay, which pulls at scales that others follow. */
    TrainingPlan retraining() {
        return TrainingPlan.adam(
                retrainingEpochs,
                training.batchSize(),
                retrainingRate,
                0,
                training.labelSmoothing(),
                training.augmentation().shiftPixels());
    }

    /** All settings by name, for the provenance of a result. */
    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("layers", layers);
        map.put("training", training.toString());
        map.put("retraining", retraining().toString());
        map.put("methods", methods);
        return map;
    }
}
