package dev.ranvier.examples.study;

import dev.ranvier.training.ann.TrainingSettings;
import dev.ranvier.training.conversion.RateSettings;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything that decides what a study gives, apart from the data. The defaults were chosen on a validation part of the
 * training digits, never on the test digits.
 *
 * @param training of the network; its seed is the study's
 * @param chipEpochs epochs of the training of the network for the chip, at least 1
 * @param rate of the rate code
 * @param trainLimit use only so many training images, 0 for all
 * @param testLimit use only so many test images, 0 for all
 */
public record StudySettings(
        TrainingSettings training, int chipEpochs, RateSettings rate, int trainLimit, int testLimit) {

    private static final int CHIP_EPOCHS = 20;

    /** @throws IllegalArgumentException if a value is outside its range */
    public StudySettings {
        if (chipEpochs < 1) {
            throw new IllegalArgumentException("the chip's network needs at least 1 epoch, got " + chipEpochs);
        }
        if (trainLimit < 0 || testLimit < 0) {
            throw new IllegalArgumentException(
                    "a limit is a number of images or 0 for all, got " + trainLimit + " and " + testLimit);
        }
    }

    /**
     * The settings of the study that runs without options.
     *
     * @param trainingSamples size of the training set
     */
    public static StudySettings defaults(int trainingSamples, long seed) {
        return new StudySettings(
                TrainingSettings.forDigits(trainingSamples, seed), CHIP_EPOCHS, RateSettings.DEFAULT, 0, 0);
    }

    /** The same settings with another number of epochs in both trainings. */
    public StudySettings withEpochs(int epochs) {
        TrainingSettings changed = new TrainingSettings(
                training.hiddenUnits(),
                epochs,
                training.batchSize(),
                training.learningRate(),
                training.weightDecay(),
                training.labelSmoothing(),
                training.maxShiftPixels(),
                training.seed());
        return new StudySettings(changed, epochs, rate, trainLimit, testLimit);
    }

    /** The same settings on the first images only; 0 for all. */
    public StudySettings withLimits(int train, int test) {
        return new StudySettings(training, chipEpochs, rate, train, test);
    }

    /** The seed that everything random is split from. */
    public long seed() {
        return training.seed();
    }

    /** All settings by name, for the provenance of a result. */
    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("hiddenUnits", training.hiddenUnits());
        map.put("epochs", training.epochs());
        map.put("batchSize", training.batchSize());
        map.put("learningRate", training.learningRate());
        map.put("weightDecay", training.weightDecay());
        map.put("labelSmoothing", training.labelSmoothing());
        map.put("maxShiftPixels", training.maxShiftPixels());
        map.put("chipEpochs", chipEpochs);
        map.put("timeSteps", rate.steps());
        map.put("percentile", rate.percentile());
        map.put("initialPotentialFraction", rate.initialPotentialFraction());
        map.put("trainLimit", trainLimit);
        map.put("testLimit", testLimit);
        return map;
    }
}
