package dev.ranvier.examples.study;

import dev.ranvier.training.ann.TrainingSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that decides what a study gives, apart from the data. The defaults were chosen on a validation part of the
 * training digits, never on the test digits.
 *
 * @param seed everything random is split from it
 * @param hiddenUnits units of each hidden layer of the network
 * @param epochs epochs of its training
 * @param chipEpochs epochs of the training of the network for the chip
 * @param timeSteps length of the rate code in steps, at least 1
 * @param percentile of the activations that the rate code can express, in percent
 * @param trainLimit use only so many training images, 0 for all
 * @param testLimit use only so many test images, 0 for all
 */
public record StudySettings(
        long seed,
        List<Integer> hiddenUnits,
        int epochs,
        int chipEpochs,
        int timeSteps,
        double percentile,
        int trainLimit,
        int testLimit) {

    private static final int BATCH = 64;
    private static final double LEARNING_RATE = 1e-3;
    private static final double LABEL_SMOOTHING = 0;
    private static final double DROPOUT = 0;
    private static final double WEIGHT_DECAY = 0;
    private static final int SHIFT_PIXELS = 2;

    /** @throws IllegalArgumentException if a value is outside its range */
    public StudySettings {
        hiddenUnits = List.copyOf(hiddenUnits);
        if (chipEpochs < 1) {
            throw new IllegalArgumentException("the chip's network needs at least 1 epoch, got " + chipEpochs);
        }
        if (trainLimit < 0 || testLimit < 0) {
            throw new IllegalArgumentException(
                    "a limit is a number of images or 0 for all, got " + trainLimit + " and " + testLimit);
        }
    }

    /** The settings of the study that runs without options. */
    public static StudySettings defaults(long seed) {
        return new StudySettings(seed, List.of(256), 20, 20, 32, 99.9, 0, 0);
    }

    /** Settings of the training of the network. */
    public TrainingSettings training() {
        return new TrainingSettings(
                hiddenUnits,
                epochs,
                BATCH,
                LEARNING_RATE,
                WEIGHT_DECAY,
                LABEL_SMOOTHING,
                DROPOUT,
                SHIFT_PIXELS,
                seed);
    }

    /** All settings by name, for the provenance of a result. */
    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("hiddenUnits", hiddenUnits);
        map.put("epochs", epochs);
        map.put("batchSize", BATCH);
        map.put("learningRate", LEARNING_RATE);
        map.put("weightDecay", WEIGHT_DECAY);
        map.put("labelSmoothing", LABEL_SMOOTHING);
        map.put("dropout", DROPOUT);
        map.put("maxShiftPixels", SHIFT_PIXELS);
        map.put("chipEpochs", chipEpochs);
        map.put("timeSteps", timeSteps);
        map.put("percentile", percentile);
        map.put("trainLimit", trainLimit);
        map.put("testLimit", testLimit);
        return map;
    }
}
