package dev.ranvier.core.spike;

import java.util.Arrays;

/** A recorder that keeps the spikes of chosen populations in growing arrays; reusable, allocates only when it grows. */
public final class SpikeLog implements SpikeRecorder {

    private final boolean[] recorded; // [population]
    private final int[][] neurons; // [population][spike]
    private final double[][] timesMs; // [population][spike], ms
    private final double[][] strengths; // [population][spike]; null where no spike carried one
    private final int[] sizes; // [population]

    /**
     * A log of all populations.
     *
     * @param populations number of populations of the network
     */
    public SpikeLog(int populations) {
        this(populations, all(populations));
    }

    /**
     * A log of some populations.
     *
     * @param populations number of populations of the network
     * @param chosen indices of the populations to keep
     */
    public SpikeLog(int populations, int... chosen) {
        recorded = new boolean[populations];
        neurons = new int[populations][0];
        timesMs = new double[populations][0];
        strengths = new double[populations][];
        sizes = new int[populations];
        for (int population : chosen) {
            recorded[population] = true;
        }
    }

    @Override
    public void spike(int population, int neuron, double timeMs) {
        if (!recorded[population]) {
            return;
        }
        int size = sizes[population];
        if (size == neurons[population].length) {
            int capacity = Math.max(64, 2 * size);
            neurons[population] = Arrays.copyOf(neurons[population], capacity);
            timesMs[population] = Arrays.copyOf(timesMs[population], capacity);
        }
        neurons[population][size] = neuron;
        timesMs[population][size] = timeMs;
        sizes[population] = size + 1;
    }

    @Override
    public void gradedSpike(int population, int neuron, double timeMs, double strength) {
        spike(population, neuron, timeMs);
        if (!recorded[population]) {
            return;
        }
        if (strengths[population] == null || strengths[population].length < sizes[population]) {
            double[] kept = strengths[population] == null ? new double[0] : strengths[population];
            strengths[population] = Arrays.copyOf(kept, neurons[population].length);
        }
        strengths[population][sizes[population] - 1] = strength;
    }

    /** Forgets all spikes, keeps the memory. */
    public void clear() {
        Arrays.fill(sizes, 0);
    }

    /** The spikes of one population so far, copied; with strengths if they carried any. */
    public SpikeBatch spikes(int population) {
        return new SpikeBatch(
                Arrays.copyOf(neurons[population], sizes[population]),
                Arrays.copyOf(timesMs[population], sizes[population]),
                strengths[population] == null ? null : Arrays.copyOf(strengths[population], sizes[population]));
    }

    private static int[] all(int populations) {
        int[] all = new int[populations];
        Arrays.setAll(all, i -> i);
        return all;
    }
}
