package dev.ranvier.examples.study.crossbar;

import dev.ranvier.examples.study.Provenance;
import java.util.List;

/**
 * What the study found. Accuracies are 0..1.
 *
 * @param dataset name of the data set
 * @param testSamples test images that were run
 * @param layers sizes of the network's layers, e.g. {@code 784-256-128-10}
 * @param trainedAccuracy accuracy in floating point
 * @param machine name of the machine whose design the crossbars have
 * @param points accuracies on crossbars
 * @param machines accuracies with the bits of each crossbar machine
 * @param sensor accuracies in the sensor
 * @param notes what the reader must know
 * @param provenance where the result comes from
 */
public record CrossbarStudyResult(
        String dataset,
        int testSamples,
        String layers,
        double trainedAccuracy,
        String machine,
        List<Point> points,
        List<MachinePoint> machines,
        List<SensorPoint> sensor,
        List<String> notes,
        Provenance provenance) {

    /**
     * One setting of the crossbars, means over its chips.
     *
     * @param sweep what is varied
     * @param variant what is done about it
     * @param value of what is varied: a share, or bits of a converter
     * @param meanAccuracy over the chips
     * @param lowestAccuracy of any chip
     * @param writesPerCell write pulses of a mean cell
     * @param writeMicrojoules energy of writing the network once, one pulse at its constant
     * @param energyPerSampleNanojoules energy of one answer, writing apart
     */
    public record Point(
            String sweep,
            String variant,
            double value,
            double meanAccuracy,
            double lowestAccuracy,
            double writesPerCell,
            double writeMicrojoules,
            double energyPerSampleNanojoules) {}

    /**
     * The network with the arithmetic of one machine and sound cells.
     *
     * @param machine its name
     * @param weightBits bits of a weight, sign included
     * @param inputBits bits of an input
     * @param cellBits bits of a cell
     * @param adcBits bits of a converter
     * @param arrays arrays that hold the network
     * @param widestRangeAccuracy with converters whose range fits any input
     * @param calibratedAccuracy with converters whose range is what occurs
     */
    public record MachinePoint(
            String machine,
            int weightBits,
            int inputBits,
            int cellBits,
            int adcBits,
            long arrays,
            double widestRangeAccuracy,
            double calibratedAccuracy) {}

    /**
     * One setting of the sensor.
     *
     * @param signalToNoiseDecibels of its products
     * @param adcBits of its converters
     * @param accuracy with its first layer and activation in the sensor
     * @param energyPerSampleNanojoules energy of that part
     */
    public record SensorPoint(
            double signalToNoiseDecibels, int adcBits, double accuracy, double energyPerSampleNanojoules) {}

    /** Takes copies of the lists. */
    public CrossbarStudyResult {
        points = List.copyOf(points);
        machines = List.copyOf(machines);
        sensor = List.copyOf(sensor);
        notes = List.copyOf(notes);
    }

    /** The points of one sweep in order. */
    public List<Point> sweep(String name) {
        return points.stream().filter(point -> point.sweep().equals(name)).toList();
    }
}
