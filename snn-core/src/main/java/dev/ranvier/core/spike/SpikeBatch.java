package dev.ranvier.core.spike;

import java.util.Arrays;

/**
 * Spikes of one population, ordered by time: spike i is of neuron {@code neurons[i]} at {@code timesMs[i]}. Immutable by
 * agreement: the arrays are taken over, not copied, and must not be modified afterwards. Spikes may be graded: each then
 * carries a strength.
 *
 * @param neurons {@code [spike]}, neuron index, at least 0
 * @param timesMs {@code [spike]}, ms, at least 0, not falling
 * @param strengths {@code [spike]}, finite; null where every spike has strength 1
 */
public record SpikeBatch(int[] neurons, double[] timesMs, double[] strengths) {

    /** No spikes. */
    public static final SpikeBatch EMPTY = new SpikeBatch(new int[0], new double[0]);

    /** Spikes of strength 1. */
    public SpikeBatch(int[] neurons, double[] timesMs) {
        this(neurons, timesMs, null);
    }

    /**
     * @throws IllegalArgumentException if lengths differ, a time is negative, not finite or out of order, or a strength is
     *     not finite
     */
    public SpikeBatch {
        if (neurons.length != timesMs.length) {
            throw new IllegalArgumentException(
                    neurons.length + " neurons but " + timesMs.length + " times; a spike needs both");
        }
        double previous = 0;
        for (int i = 0; i < timesMs.length; i++) {
            if (!(timesMs[i] >= 0) || Double.isInfinite(timesMs[i])) {
                throw new IllegalArgumentException(
                        "spike " + i + " is at " + timesMs[i] + " ms; times must be finite and at least 0");
            }
            if (timesMs[i] < previous) {
                throw new IllegalArgumentException("spike " + i + " at " + timesMs[i] + " ms comes before the one ahead"
                        + " of it at " + previous + " ms; sort spikes by time");
            }
            if (neurons[i] < 0) {
                throw new IllegalArgumentException(
                        "spike " + i + " is of neuron " + neurons[i] + ", must be at least 0");
            }
            previous = timesMs[i];
        }
        if (strengths != null) {
            requireStrengths(strengths, neurons.length);
        }
    }

    /** True if the spikes carry strengths. */
    public boolean graded() {
        return strengths != null;
    }

    /** Strength of a spike. */
    public double strength(int spike) {
        return strengths == null ? 1 : strengths[spike];
    }

    /** Number of spikes. */
    public int size() {
        return neurons.length;
    }

    /** Largest neuron index, or -1 without spikes. */
    public int maxNeuron() {
        return Arrays.stream(neurons).max().orElse(-1);
    }

    /** Spikes of each of {@code size} neurons. */
    public int[] counts(int size) {
        int[] counts = new int[size];
        for (int neuron : neurons) {
            counts[neuron]++;
        }
        return counts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpikeBatch that
                && Arrays.equals(neurons, that.neurons)
                && Arrays.equals(timesMs, that.timesMs)
                && Arrays.equals(strengths, that.strengths);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(neurons) + Arrays.hashCode(timesMs);
    }

    @Override
    public String toString() {
        return size() + (graded() ? " graded spikes" : " spikes");
    }

    private static void requireStrengths(double[] strengths, int spikes) {
        if (strengths.length != spikes) {
            throw new IllegalArgumentException(spikes + " spikes but " + strengths.length + " strengths");
        }
        for (int i = 0; i < strengths.length; i++) {
            if (!Double.isFinite(strengths[i])) {
                throw new IllegalArgumentException("the strength of spike " + i + " is " + strengths[i]);
            }
        }
    }
}
