package dev.ranvier.core.spike;

import java.util.Arrays;

/** A recorder that keeps the potentials of chosen neurons in growing arrays. */
public final class PotentialLog implements PotentialRecorder {

    private final double[][] potentials; // [chosen neuron][sample]
    private double[] timesMs = new double[0]; // [sample], ms
    private int samples;

    /** @param neurons how many neurons are recorded */
    public PotentialLog(int neurons) {
        potentials = new double[neurons][0];
    }

    @Override
    public void sample(double timeMs, double[] values) {
        if (samples == timesMs.length) {
            int capacity = Math.max(64, 2 * samples);
            timesMs = Arrays.copyOf(timesMs, capacity);
            for (int neuron = 0; neuron < potentials.length; neuron++) {
                potentials[neuron] = Arrays.copyOf(potentials[neuron], capacity);
            }
        }
        timesMs[samples] = timeMs;
        for (int neuron = 0; neuron < potentials.length; neuron++) {
            potentials[neuron][samples] = values[neuron];
        }
        samples++;
    }

    /** Number of samples. */
    public int samples() {
        return samples;
    }

    /** Times of the samples, ms, copied. */
    public double[] timesMs() {
        return Arrays.copyOf(timesMs, samples);
    }

    /**
     * Potentials of one of the chosen neurons, copied.
     *
     * @param chosen its place among them
     * @return {@code [sample]}
     */
    public double[] potentials(int chosen) {
        return Arrays.copyOf(potentials[chosen], samples);
    }

    /** Forgets all samples. */
    public void clear() {
        samples = 0;
    }
}
