package dev.ranvier.examples.study.networks;

import dev.ranvier.examples.study.Provenance;
import java.util.List;

/**
 * How accurate a network becomes from several seeds.
 *
 * @param network its name
 * @param dataset name of the data set
 * @param parameters number of trained values
 * @param runs one for each seed
 * @param provenance where it comes from
 */
public record NetworkStudyResult(
        String network, String dataset, long parameters, List<Run> runs, Provenance provenance) {

    /**
     * One training.
     *
     * @param seed of everything random, the images held out for validation included
     * @param epochs that were gone through
     * @param bestEpoch the epoch that was best on the validation images
     * @param validationAccuracy there, 0..1
     * @param testAccuracy read once, at the end, 0..1
     * @param wallSeconds of the training
     */
    public record Run(
            long seed, int epochs, int bestEpoch, double validationAccuracy, double testAccuracy, double wallSeconds) {}

    /** Takes a copy of the list. */
    public NetworkStudyResult {
        runs = List.copyOf(runs);
    }

    /** Mean accuracy on the test images, 0..1. */
    public double meanAccuracy() {
        return runs.stream().mapToDouble(Run::testAccuracy).average().orElse(Double.NaN);
    }

    /** Lowest accuracy on the test images, 0..1. */
    public double lowestAccuracy() {
        return runs.stream().mapToDouble(Run::testAccuracy).min().orElse(Double.NaN);
    }

    /** Highest accuracy on the test images, 0..1. */
    public double highestAccuracy() {
        return runs.stream().mapToDouble(Run::testAccuracy).max().orElse(Double.NaN);
    }
}
