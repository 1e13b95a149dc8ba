package dev.ranvier.examples.study;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * Everything that a study found, in the form of {@code results.json}. Accuracies are 0..1. For the same data, seed, settings
 * and machine all of it is the same to the last bit, apart from {@link Timing}.
 *
 * @param dataset what was classified
 * @param provenance where the figures come from
 * @param ann the trained network
 * @param snn the same network as spikes, once per code
 * @param accuracyOverTime accuracy of the spiking networks if they had to answer earlier
 * @param differences test images on which the first-spike network and its original disagree
 * @param chipModel the network that was trained for the chip, run as an ordinary one
 * @param machines what an answer costs on each machine
 * @param operationProxy the shortcut of most papers: operations times an energy each
 * @param timing how long it took; the only part that differs from run to run
 */
public record StudyResult(
        DataInfo dataset,
        Provenance provenance,
        Ann ann,
        List<Snn> snn,
        List<AccuracyPoint> accuracyOverTime,
        Differences differences,
        ChipModel chipModel,
        List<Machine> machines,
        List<OperationProxy> operationProxy,
        Timing timing) {

    /**
     * What was classified.
     *
     * @param name name of the data set
     * @param sha256 hash of its content
     * @param train number of training images
     * @param test number of test images that were classified
     */
    public record DataInfo(String name, String sha256, int train, int test) {}

    /**
     * The trained network.
     *
     * @param accuracy on the test images
     * @param layers sizes, e.g. {@code 784-256-10}
     * @param parameters number of trained values
     * @param multiplyAccumulatesPerSample products for one image
     */
    public record Ann(double accuracy, String layers, long parameters, long multiplyAccumulatesPerSample) {}

    /**
     * A converted network.
     *
     * @param coding {@code rate}, {@code ttfs} or {@code binary}
     * @param accuracy on the test images
     * @param timeSteps number of steps, null in continuous time
     * @param meanDecisionSteps mean step of the decision, counted from 1; null in continuous time
     * @param meanDecisionTimeMs mean time of the decision in the network's own time; null if it has steps
     * @param spikesPerSample spikes of all neurons for one image, those of the input included
     * @param hiddenAndOutputSpikesPerSample spikes without those of the input
     * @param synapticEventsPerSample deliveries of spikes over synapses for one image
     * @param neuronUpdatesPerSample state updates for one image
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Snn(
            String coding,
            double accuracy,
            Integer timeSteps,
            Double meanDecisionSteps,
            Double meanDecisionTimeMs,
            double spikesPerSample,
            double hiddenAndOutputSpikesPerSample,
            double synapticEventsPerSample,
            double neuronUpdatesPerSample) {}

    /**
     * Accuracy of a code if the answer is read at a time.
     *
     * @param coding the code
     * @param steps steps that had passed; null in continuous time
     * @param timeMs time that had passed; null if the network has steps
     * @param accuracy on the test images
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AccuracyPoint(String coding, Integer steps, Double timeMs, double accuracy) {}

    /**
     * Disagreements of the first-spike network with the network it was made from, each put down to one cause.
     *
     * @param samples number of test images
     * @param differing on how many the classes differ
     * @param byCause how many for each cause
     * @param sampleIndices which test images, at most the first hundred
     */
    public record Differences(int samples, int differing, Map<String, Integer> byCause, List<Integer> sampleIndices) {}

    /**
     * The network that was trained for the chip.
     *
     * @param accuracy on the test images, run as an ordinary network
     * @param structure its layers in words
     * @param parameters number of trained values
     * @param multiplyAccumulatesPerSample products for one image
     */
    public record ChipModel(double accuracy, String structure, long parameters, long multiplyAccumulatesPerSample) {}

    /**
     * A machine and what one answer costs on it, one image at a time.
     *
     * @param name the machine
     * @param family the kind of machine
     * @param network which network it runs, in which numbers
     * @param accuracy of that machine's own arithmetic on the test images
     * @param energyPerSampleNanojoules energy for one image
     * @param latencyMicroseconds time from image to answer
     * @param spikesPerSample spikes for one image; null on a machine that has none
     * @param breakdown part to nanojoules; sums to the energy
     * @param counts action to number for one image: what was priced
     * @param sources where constants and parameters come from, and how sure each is
     * @param notes what a reader must know before comparing; the first one is the most important
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Machine(
            String name,
            String family,
            String network,
            double accuracy,
            double energyPerSampleNanojoules,
            double latencyMicroseconds,
            Double spikesPerSample,
            Map<String, Double> breakdown,
            Map<String, Double> counts,
            List<String> sources,
            List<String> notes) {}

    /**
     * Operations times an energy each; leaves out all memory and transport.
     *
     * @param network which network
     * @param operations number for one image
     * @param operation what is counted
     * @param energyPerSampleNanojoules the product
     * @param source where the energy of one operation comes from
     */
    public record OperationProxy(
            String network, double operations, String operation, double energyPerSampleNanojoules, String source) {}

    /**
     * Wall time.
     *
     * @param threads number of threads
     * @param totalSeconds of the whole study
     * @param secondsPerStage stage to seconds
     */
    public record Timing(int threads, double totalSeconds, Map<String, Double> secondsPerStage) {}
}
