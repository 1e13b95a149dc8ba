package dev.ranvier.examples.study.undervolt;

import dev.ranvier.examples.study.Provenance;
import java.util.List;

/**
 * What the study found.
 *
 * @param dataset name of the data set
 * @param layers sizes of the layers
 * @param testSamples test images that were run
 * @param validationSamples training images kept back, on which the voltage was chosen
 * @param trainedAccuracy accuracy on the test images without late products, 0..1
 * @param trainedValidationAccuracy the same on the validation images
 * @param machine name of the machine
 * @param points voltages, falling
 * @param chosenVolts lowest voltage down to which no point loses more than the allowed accuracy on the validation
 *     images
 * @param allowedLoss of accuracy, 0..1
 * @param chosenAccuracy accuracy on the test images at that voltage, 0..1
 * @param chosenEnergySaved share of the energy of arithmetic that it saves, 0..1
 * @param notes what the reader must know
 * @param provenance where it was run
 */
public record UndervoltResult(
        String dataset,
        String layers,
        int testSamples,
        int validationSamples,
        double trainedAccuracy,
        double trainedValidationAccuracy,
        String machine,
        List<Point> points,
        double chosenVolts,
        double allowedLoss,
        double chosenAccuracy,
        double chosenEnergySaved,
        List<String> notes,
        Provenance provenance) {

    /**
     * One voltage.
     *
     * @param supplyVolts voltage of the multiply-accumulates
     * @param slowdown delay relative to that at the nominal voltage
     * @param lateShare share of products that are late, 0..1
     * @param validationAccuracy on the validation images, 0..1
     * @param accuracy on the test images, 0..1
     * @param arithmeticEnergySaved share of the energy of arithmetic that is saved, 0..1
     * @param arithmeticNanojoulesPerSample energy of arithmetic for one image
     */
    public record Point(
            double supplyVolts,
            double slowdown,
            double lateShare,
            double validationAccuracy,
            double accuracy,
            double arithmeticEnergySaved,
            double arithmeticNanojoulesPerSample) {}

    /** Takes copies of the lists. */
    public UndervoltResult {
        points = List.copyOf(points);
        notes = List.copyOf(notes);
    }
}
