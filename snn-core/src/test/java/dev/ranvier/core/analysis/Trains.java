package dev.ranvier.core.analysis;

import dev.ranvier.core.random.RandomStream;
import dev.ranvier.core.spike.SpikeBatch;

/** Spikes to measure: written out by hand, or of seeded Poisson neurons. */
final class Trains {

    private Trains() {}

    /** A batch from pairs: neuron, time, neuron, time, ... */
    static SpikeBatch batch(double... neuronAndTime) {
        int[] neurons = new int[neuronAndTime.length / 2];
        double[] timesMs = new double[neurons.length];
        for (int i = 0; i < neurons.length; i++) {
            neurons[i] = (int) neuronAndTime[2 * i];
            timesMs[i] = neuronAndTime[2 * i + 1];
        }
        return new SpikeBatch(neurons, timesMs);
    }

    /** Independent Poisson neurons; their sum is a Poisson process whose spikes belong to a neuron at random. */
    static SpikeBatch poisson(int neurons, double rateHz, double durationMs, long seed) {
        RandomStream stream = new RandomStream(seed);
        double meanGapMs = 1e3 / (rateHz * neurons);
        int[] ids = new int[(int) (1.2 * durationMs / meanGapMs) + 100];
        double[] timesMs = new double[ids.length];
        int size = 0;
        for (double t = meanGapMs * stream.nextExponential();
                t < durationMs;
                t += meanGapMs * stream.nextExponential()) {
            ids[size] = stream.nextInt(neurons);
            timesMs[size++] = t;
        }
        return new SpikeBatch(java.util.Arrays.copyOf(ids, size), java.util.Arrays.copyOf(timesMs, size));
    }

    static SpikeTrains of(SpikeBatch spikes, int neurons, double durationMs) {
        return SpikeTrains.of(spikes, neurons, Window.upTo(durationMs));
    }
}
