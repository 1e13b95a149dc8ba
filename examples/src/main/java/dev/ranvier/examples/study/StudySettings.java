package dev.ranvier.examples.study;

import dev.ranvier.training.ann.TrainingPlan;
import dev.ranvier.training.conversion.RateSettings;
import dev.ranvier.training.spiking.ChipTrainingSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that decides what a study gives, apart from the data. The defaults were chosen on a validation part of the
 * training digits, never on the test digits.
 *
 * @param hiddenUnits units of each hidden layer of the network; empty for none
 * @param training of the network
 * @param chip of the network for the chip and its training
 * @param rate of the rate code
 * @param trainLimit use only so many training images, 0 for all
 * @param testLimit use only so many test images, 0 for all
 * @param seed that everything random is split from
 */
public record StudySettings(
        List<Integer> hiddenUnits,
        TrainingPlan training,
        ChipTrainingSettings chip,
        RateSettings rate,
        int trainLimit,
        int testLimit,
        long seed) {

    /** @throws IllegalArgumentException if a value is outside its range */
    public StudySettings {
        hiddenUnits = List.copyOf(hiddenUnits);
        for (int units : hiddenUnits) {
            if (units < 1) {
                throw new IllegalArgumentException("a hidden layer needs at least 1 unit, got " + units);
            }
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
                List.of(256, 128),
                TrainingPlan.forDigits(trainingSamples),
                ChipTrainingSettings.forDigits(trainingSamples, seed),
                RateSettings.DEFAULT,
                0,
                0,
                seed);
    }

    /** The same settings with another number of epochs in both trainings. */
    public StudySettings withEpochs(int epochs) {
        return new StudySettings(
                hiddenUnits,
                training.withEpochs(epochs),
                chip.withPlan(chip.plan().withEpochs(epochs)),
                rate,
                trainLimit,
                testLimit,
                seed);
    }

    /** The same settings with other hidden layers. */
    public StudySettings withHiddenUnits(List<Integer> units) {
        return new StudySettings(units, training, chip, rate, trainLimit, testLimit, seed);
    }

    /** The same settings on the first images only; 0 for all. */
    public StudySettings withLimits(int train, int test) {
        return new StudySettings(hiddenUnits, training, chip, rate, train, test, seed);
    }

    /** All settings by name, for the provenance of a result. */
    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("hiddenUnits", hiddenUnits);
        map.put("epochs", training.epochs());
        map.put("batchSize", training.batchSize());
        map.put("learningRate", training.learningRate());
        map.put("weightDecay", training.optimiser().weightDecay());
        map.put("labelSmoothing", training.labelSmoothing());
        map.put("maxShiftPixels", training.augmentation().shiftPixels());
        map.put("chipEpochs", chip.plan().epochs());
        map.put("chipLayout", chip.layout().toString());
        map.put("timeSteps", rate.steps());
        map.put("percentile", rate.percentile());
        map.put("initialPotentialFraction", rate.initialPotentialFraction());
        map.put("trainLimit", trainLimit);
        map.put("testLimit", testLimit);
        return map;
    }
}
