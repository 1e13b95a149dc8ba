package dev.ranvier.examples.study.coding;

import java.util.List;
import java.util.Map;

/**
 * One code or method.
 *
 * @param name the code and what was done
 * @param code short name of the code
 * @param accuracy on the test images, 0..1
 * @param differences answers that are not the trained network's
 * @param timeSteps length of a run; null in continuous time
 * @param meanDecisionSteps null in continuous time
 * @param meanDecisionTimeMs null for codes in steps
 * @param spikesPerSample all spikes, those of the input included
 * @param synapticEventsPerSample weights added to potentials
 * @param layerErrors relative error of each stage on training images, by its name; empty where nothing is read
 * @param curve accuracy if the answer is read earlier; empty where that was not asked
 */
public record CodingRow(
        String name,
        String code,
        double accuracy,
        int differences,
        Integer timeSteps,
        Double meanDecisionSteps,
        Double meanDecisionTimeMs,
        double spikesPerSample,
        double synapticEventsPerSample,
        Map<String, Double> layerErrors,
        List<Point> curve) {

    /**
     * Accuracy after some steps.
     *
     * @param steps number of steps
     * @param accuracy 0..1
     */
    public record Point(int steps, double accuracy) {}
}
