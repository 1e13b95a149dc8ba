package dev.ranvier.core.spike;

import java.util.Arrays;

/**
 * A recorder of weights that change during a run: of each sample it keeps only those that are not what they were, so
 * memory grows with the changes.
 */
public final class WeightLog {

    private final float[] first; // [synapse], the first sample
    private final float[] latest; // [synapse], the last sample
    private double[] timesMs = new double[16]; // [sample], ms
    private int[] ends = new int[16]; // [sample], where its changes end
    private int samples;
    private int[] synapses = new int[64]; // [change]
    private float[] values = new float[64]; // [change]

    /** @param synapses how many weights each sample has */
    public WeightLog(int synapses) {
        first = new float[synapses];
        latest = new float[synapses];
    }

    /**
     * Takes a sample.
     *
     * @param timeMs not before the last one
     * @param weights {@code [synapse]}. Not modified.
     * @throws IllegalArgumentException if the time falls or the number of weights is another
     */
    public void sample(double timeMs, float[] weights) {
        if (weights.length != latest.length || samples > 0 && !(timeMs >= timesMs[samples - 1])) {
            throw new IllegalArgumentException(
                    "expected " + latest.length + " weights at or after " + (samples == 0 ? 0 : timesMs[samples - 1])
                            + " ms, got " + weights.length + " at " + timeMs + " ms");
        }
        if (samples == timesMs.length) {
            timesMs = Arrays.copyOf(timesMs, 2 * samples);
            ends = Arrays.copyOf(ends, 2 * samples);
        }
        int change = samples == 0 ? 0 : ends[samples - 1];
        if (samples == 0) {
            System.arraycopy(weights, 0, first, 0, weights.length);
            System.arraycopy(weights, 0, latest, 0, weights.length);
        }
        for (int synapse = 0; synapse < weights.length; synapse++) {
            if (weights[synapse] != latest[synapse]) {
                if (change == synapses.length) {
                    synapses = Arrays.copyOf(synapses, 2 * change);
                    values = Arrays.copyOf(values, 2 * change);
                }
                synapses[change] = synapse;
                values[change++] = weights[synapse];
                latest[synapse] = weights[synapse];
            }
        }
        timesMs[samples] = timeMs;
        ends[samples++] = change;
    }

    /** How many weights each sample has. */
    public int synapses() {
        return latest.length;
    }

    /** Number of samples. */
    public int samples() {
        return samples;
    }

    /** Number of single changes that are kept. */
    public int changes() {
        return samples == 0 ? 0 : ends[samples - 1];
    }

    /** Time of a sample, ms. */
    public double timeMs(int sample) {
        return timesMs[requireSample(sample)];
    }

    /**
     * All weights of a sample.
     *
     * @return {@code [synapse]}
     */
    public float[] weights(int sample) {
        float[] weights = first.clone();
        int end = ends[requireSample(sample)];
        for (int change = 0; change < end; change++) {
            weights[synapses[change]] = values[change];
        }
        return weights;
    }

    /**
     * One weight over all samples.
     *
     * @return {@code [sample]}
     */
    public float[] trace(int synapse) {
        float[] trace = new float[samples];
        float weight = first[synapse];
        int change = 0;
        for (int sample = 0; sample < samples; sample++) {
            for (; change < ends[sample]; change++) {
                weight = synapses[change] == synapse ? values[change] : weight;
            }
            trace[sample] = weight;
        }
        return trace;
    }

    private int requireSample(int sample) {
        if (sample < 0 || sample >= samples) {
            throw new IndexOutOfBoundsException("sample " + sample + " of " + samples);
        }
        return sample;
    }
}
