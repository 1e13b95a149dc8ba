package dev.ranvier.core.analysis;

import dev.ranvier.core.spike.SpikeBatch;
import java.util.Arrays;

/** The spikes of a population within a window, sorted by neuron and within a neuron by time. Immutable. */
public final class SpikeTrains {

    private final Window window;
    private final int[] starts; // [neuron + 1], where its spikes begin
    private final double[] timesMs; // [spike], ms

    private SpikeTrains(Window window, int[] starts, double[] timesMs) {
        this.window = window;
        this.starts = starts;
        this.timesMs = timesMs;
    }

    /**
     * Sorts spikes by neuron.
     *
     * @param neurons size of the population, silent neurons included
     * @throws IllegalArgumentException if a spike is of a neuron that the population does not have
     */
    public static SpikeTrains of(SpikeBatch spikes, int neurons, Window window) {
        int first = window.first(spikes);
        int end = window.end(spikes);
        int[] starts = new int[neurons + 1];
        for (int i = first; i < end; i++) {
            int neuron = spikes.neurons()[i];
            if (neuron >= neurons) {
                throw new IllegalArgumentException(
                        "spike of neuron " + neuron + " in a population of " + neurons + "; was its size given right?");
            }
            starts[neuron + 1]++;
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] next = Arrays.copyOf(starts, neurons);
        double[] timesMs = new double[end - first];
        for (int i = first; i < end; i++) {
            timesMs[next[spikes.neurons()[i]]++] = spikes.timesMs()[i];
        }
        return new SpikeTrains(window, starts, timesMs);
    }

    /** Size of the population. */
    public int neurons() {
        return starts.length - 1;
    }

    /** Spikes of all neurons. */
    public int spikes() {
        return timesMs.length;
    }

    /** The window. */
    public Window window() {
        return window;
    }

    /** Number of spikes of a neuron. */
    public int count(int neuron) {
        return starts[neuron + 1] - starts[neuron];
    }

    /** Spike times of a neuron, copied. */
    public double[] timesMs(int neuron) {
        return Arrays.copyOfRange(timesMs, starts[neuron], starts[neuron + 1]);
    }

    /**
     * Some neurons of these, renumbered from 0 in the given order.
     *
     * @param chosen neuron indices. Not modified.
     */
    public SpikeTrains subset(int... chosen) {
        int[] chosenStarts = new int[chosen.length + 1];
        for (int i = 0; i < chosen.length; i++) {
            chosenStarts[i + 1] = chosenStarts[i] + count(chosen[i]);
        }
        double[] chosenTimes = new double[chosenStarts[chosen.length]];
        for (int i = 0; i < chosen.length; i++) {
            System.arraycopy(timesMs, starts[chosen[i]], chosenTimes, chosenStarts[i], count(chosen[i]));
        }
        return new SpikeTrains(window, chosenStarts, chosenTimes);
    }

    /** Where the spikes of a neuron begin; for {@code neuron == neurons()} where all end. */
    int start(int neuron) {
        return starts[neuron];
    }

    /** A spike time by its position. */
    double timeMs(int spike) {
        return timesMs[spike];
    }
}
