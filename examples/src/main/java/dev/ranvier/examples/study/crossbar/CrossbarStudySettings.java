package dev.ranvier.examples.study.crossbar;

import dev.ranvier.examples.study.Perceptron;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Everything that decides what the study gives, apart from the data. Cells and converters were chosen beforehand and
 * are not tuned to any accuracy.
 *
 * @param training of the network; its seed is the study's
 * @param testLimit first test images that are used, 0 for all
 * @param chips crossbars written for each point, each with other random cells
 * @param calibrationSamples training images that set ranges
 */
public record CrossbarStudySettings(Perceptron training, int testLimit, int chips, int calibrationSamples) {

    /** @throws IllegalArgumentException if a number is out of range */
    public CrossbarStudySettings {
        if (testLimit < 0 || chips < 1 || calibrationSamples < 1) {
            throw new IllegalArgumentException("the study needs at least 1 chip, 1 calibration sample and a limit of 0"
                    + " (all) or more, got " + chips + ", " + calibrationSamples + ", " + testLimit);
        }
    }

    /**
     * The settings without options.
     *
     * @param trainingSamples size of the training set
     */
    public static CrossbarStudySettings defaults(int trainingSamples, long seed) {
        return new CrossbarStudySettings(Perceptron.forDigits(trainingSamples, seed), 1000, 3, 100);
    }

    /** The same with another number of epochs. */
    public CrossbarStudySettings withEpochs(int epochs) {
        return new CrossbarStudySettings(training.withEpochs(epochs), testLimit, chips, calibrationSamples);
    }

    /** The same with other hidden layers. */
    public CrossbarStudySettings withHiddenUnits(List<Integer> hiddenUnits) {
        return new CrossbarStudySettings(training.withHiddenUnits(hiddenUnits), testLimit, chips, calibrationSamples);
    }

    /** The same with the first test images only; 0 for all. */
    public CrossbarStudySettings withTestLimit(int limit) {
        return new CrossbarStudySettings(training, limit, chips, calibrationSamples);
    }

    /** The same with another number of chips for each point. */
    public CrossbarStudySettings withChips(int count) {
        return new CrossbarStudySettings(training, testLimit, count, calibrationSamples);
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("hiddenUnits", training.hiddenUnits());
        map.put("epochs", training.epochs());
        map.put("testLimit", testLimit);
        map.put("chips", chips);
        map.put("calibrationSamples", calibrationSamples);
        map.put("onOffRatio", CrossbarSweeps.ON_OFF_RATIO);
        map.put("verifyToleranceSteps", CrossbarSweeps.VERIFY_TOLERANCE);
        map.put("mostWrites", CrossbarSweeps.MOST_WRITES);
        map.put("spareColumns", CrossbarSweeps.SPARE_COLUMNS);
        map.put("stuckOffPart", CrossbarSweeps.STUCK_OFF_PART);
        return map;
    }
}
