package dev.ranvier.examples.study.front;

import dev.ranvier.examples.study.Provenance;
import java.util.List;
import java.util.Map;

/**
 * What the networks of the front do on the chip.
 *
 * @param dataset name of the data set
 * @param testImages number of test images
 * @param rows one for each network, from the cheapest up
 * @param published what was published for the chip
 * @param provenance where it comes from
 */
public record FrontResult(
        String dataset, int testImages, List<Row> rows, List<Published> published, Provenance provenance) {

    /**
     * One network; counts and energies are means over the test images.
     *
     * @param name which one
     * @param cores all cores in use, those that vote included; there are no splitters
     * @param splitterCores of these, cores that only copy spikes
     * @param networks trained networks whose votes are counted together, off the chip
     * @param viewsPerImage how often an image is shown, one view a tick
     * @param ticksPerImage ticks until the votes on all views have been counted
     * @param accuracy on the test images, 0..1
     * @param validationAccuracy on held-out training images, 0..1; null if the networks were not trained in this run
     * @param deliveriesPerImage input spikes from outside, one for each axon
     * @param spikesPerImage spikes of neurons
     * @param hopsPerImage links of the mesh that spikes pass
     * @param synapticEventsPerImage active axon and crossbar bit
     * @param energyPerImageNanojoules static power of the used cores counted
     * @param energyUncertaintyNanojoules how far that may be off by the uncertainty of the constants
     * @param energyByPartNanojoules the same, part by part
     * @param wholeChipEnergyPerImageNanojoules static power of all cores of the chip counted
     * @param imagesPerSecond of the chip at 1 ms a tick, one image after the other
     * @param simulatedImagesPerSecond of this run's simulation
     * @param verifiedTicks ticks of test images in which engine and chip were compared, without a difference
     */
    public record Row(
            String name,
            int cores,
            long splitterCores,
            int networks,
            int viewsPerImage,
            int ticksPerImage,
            double accuracy,
            Double validationAccuracy,
            double deliveriesPerImage,
            double spikesPerImage,
            double hopsPerImage,
            double synapticEventsPerImage,
            double energyPerImageNanojoules,
            double energyUncertaintyNanojoules,
            Map<String, Double> energyByPartNanojoules,
            double wholeChipEnergyPerImageNanojoules,
            double imagesPerSecond,
            double simulatedImagesPerSecond,
            int verifiedTicks) {}

    /**
     * A published figure.
     *
     * @param name which network
     * @param accuracy 0..1
     * @param energyPerImageNanojoules as published
     * @param source where
     * @param certainty how sure it is
     */
    public record Published(
            String name, double accuracy, double energyPerImageNanojoules, String source, String certainty) {}

    /** Takes copies of the lists. */
    public FrontResult {
        rows = List.copyOf(rows);
        published = List.copyOf(published);
    }
}
