package dev.ranvier.training.ann;

import java.util.List;

/**
 * Everything that decides what a training of a multi-layer perceptron gives, apart from the data and the kernel of the
 * dense products.
 *
 * @param hiddenUnits units of each hidden layer, in order; empty for none
 * @param epochs how often each sample is seen, at least 1
 * @param batchSize samples in a minibatch, at least 1; the last one of an epoch may be smaller
 * @param learningRate largest learning rate, above 0; it falls to 0 along half a cosine
 * @param weightDecay decoupled weight decay, at least 0
 * @param labelSmoothing part of the target that is spread over all classes, 0..1, 1 excluded
 * @param maxShiftPixels samples are moved at random by up to so many pixels in both directions, at least 0
 * @param seed seed of the start values, the order of samples and the shifts
 */
public record TrainingSettings(
        List<Integer> hiddenUnits,
        int epochs,
        int batchSize,
        double learningRate,
        double weightDecay,
        double labelSmoothing,
        int maxShiftPixels,
        long seed) {

    /** @throws IllegalArgumentException if a value is outside its range */
    public TrainingSettings {
        hiddenUnits = List.copyOf(hiddenUnits);
        for (int units : hiddenUnits) {
            require(units >= 1, "a hidden layer needs at least 1 unit, got " + units);
        }
        StackTrainer.Plan.check(epochs, batchSize, learningRate, weightDecay, labelSmoothing, maxShiftPixels);
    }

    /** How to go through the samples. */
    public StackTrainer.Plan plan() {
        return new StackTrainer.Plan(epochs, batchSize, learningRate, weightDecay, labelSmoothing, maxShiftPixels);
    }

    /**
     * Settings for images of 28 x 28 pixels in ten classes: two hidden layers of 256 and 128 units. They were chosen on a
     * validation part of the training digits. A small set is seen more often than a large one: {@code 12 + 144,000 / samples}
     * epochs, so 8,000 samples are seen 30 times and 60,000 samples 14 times.
     *
     * @param trainingSamples size of the training set, at least 1
     * @param seed see {@link #seed()}
     */
    public static TrainingSettings forDigits(int trainingSamples, long seed) {
        require(trainingSamples >= 1, "a training needs at least 1 sample, got " + trainingSamples);
        int epochs = 12 + 144_000 / trainingSamples;
        return new TrainingSettings(List.of(256, 128), epochs, 64, 0.003, 0.05, 0.05, 2, seed);
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
