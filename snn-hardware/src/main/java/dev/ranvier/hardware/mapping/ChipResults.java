package dev.ranvier.hardware.mapping;

import dev.ranvier.core.coding.Decision;
import dev.ranvier.hardware.chip.ChipActivity;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * The chip's answers to a set of samples and what they took.
 *
 * @param decisions {@code [sample]}; times are those of the network, on the chip they are later by the mapping's
 *     latency
 * @param ticksPerSample ticks that each sample ran, the mapping's latency included
 * @param activity counts of all samples together
 */
public record ChipResults(List<Decision> decisions, int ticksPerSample, ChipActivity activity) {

    /** Takes a copy of the list. */
    public ChipResults {
        decisions = List.copyOf(decisions);
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
        int right = 0;
        for (int sample = 0; sample < decisions.size(); sample++) {
            if (decisions.get(sample).label() == truth.applyAsInt(sample)) {
                right++;
            }
        }
        return (double) right / decisions.size();
    }
}
