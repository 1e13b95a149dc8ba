package dev.ranvier.core.coding;

import dev.ranvier.core.engine.ActivityProfile;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The answers to a set of samples and what they took.
 *
 * @param decisions {@code [sample]}
 * @param checkpointLabels for each checkpoint of the settings: {@code [sample]}, the label at that time
 * @param activity counts of all samples together
 * @param maxSpikesPerNeuron most spikes that one neuron, sources apart, fired in one sample
 */
public record SampleResults(
        List<Decision> decisions, List<int[]> checkpointLabels, ActivityProfile activity, int maxSpikesPerNeuron) {

    /** Takes copies of the lists, not of the arrays. */
    public SampleResults {
        decisions = List.copyOf(decisions);
        checkpointLabels = List.copyOf(checkpointLabels);
    }

    /** {@code [sample]}, the labels. */
    public int[] labels() {
        return decisions.stream().mapToInt(Decision::label).toArray();
    }

    /** Mean time of the decisions. */
    public double meanDecisionTimeMs() {
        return decisions.stream().mapToDouble(Decision::timeMs).average().orElse(0);
    }

    /**
     * Share of samples with the right label, 0..1.
     *
     * @param truth right label by sample
     */
    public double accuracy(IntUnaryOperator truth) {
        return share(labels(), truth);
    }

    /**
     * Share of samples with the right label at a checkpoint, 0..1.
     *
     * @param checkpoint index of the checkpoint
     * @param truth right label by sample
     */
    public double accuracyAt(int checkpoint, IntUnaryOperator truth) {
        return share(checkpointLabels.get(checkpoint), truth);
    }

    private static double share(int[] labels, IntUnaryOperator truth) {
        int right = 0;
        for (int sample = 0; sample < labels.length; sample++) {
            if (labels[sample] == truth.applyAsInt(sample)) {
                right++;
            }
        }
        return (double) right / labels.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SampleResults that
                && decisions.equals(that.decisions)
                && Arrays.deepEquals(checkpointLabels.toArray(), that.checkpointLabels.toArray())
                && activity.equals(that.activity)
                && maxSpikesPerNeuron == that.maxSpikesPerNeuron;
    }

    @Override
    public int hashCode() {
        return decisions.hashCode();
    }
}
