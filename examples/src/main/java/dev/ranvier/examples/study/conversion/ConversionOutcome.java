package dev.ranvier.examples.study.conversion;

import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.examples.study.StudyResult;
import dev.ranvier.training.conversion.diagnosis.LayerDiagnosis;
import dev.ranvier.training.conversion.diagnosis.SweepPoint;
import dev.ranvier.training.conversion.stage.LayerFinding;
import java.util.List;
import java.util.Map;

/**
 * What a conversion came to.
 *
 * @param samples number of test images
 * @param annAccuracy of the trained network on them, 0..1
 * @param chosen what was chosen, in words
 * @param classifier the spiking network
 * @param snn what it did on the test images
 * @param preflight what became of each layer
 * @param layers each stage against the trained network, on training images
 * @param integerLayers the same with dense weights of 8-bit integers; empty unless asked for
 * @param sweep what was tried for the rate code, on training images
 * @param candidates the codes that were compared, on training images; empty unless the method was left open
 * @param differences answers that differ from the trained network's on the test images
 * @param causes why they differ, where that is traced: of exact first spikes
 * @param advice what to change, the most important first
 */
public record ConversionOutcome(
        int samples,
        double annAccuracy,
        String chosen,
        SpikingClassifier classifier,
        StudyResult.Snn snn,
        List<LayerFinding> preflight,
        List<LayerDiagnosis> layers,
        List<LayerDiagnosis> integerLayers,
        List<SweepPoint> sweep,
        List<Candidate> candidates,
        int differences,
        Map<String, Integer> causes,
        List<String> advice) {

    /**
     * A code that was compared.
     *
     * @param name the code and its settings
     * @param accuracy on training images, 0..1
     * @param agreement share of the answers that are the trained network's, 0..1
     * @param spikesPerSample all spikes
     * @param synapticEventsPerSample weights added to potentials
     * @param decision steps or ms to the decision, with the unit
     * @param frontier true if no other is at least as accurate and cheaper
     */
    public record Candidate(
            String name,
            double accuracy,
            double agreement,
            double spikesPerSample,
            double synapticEventsPerSample,
            String decision,
            boolean frontier) {}
}
