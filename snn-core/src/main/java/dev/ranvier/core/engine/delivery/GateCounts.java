package dev.ranvier.core.engine.delivery;

import java.util.Arrays;

/** What the gates of one population have received from each source and fired; see {@link dev.ranvier.core.network.MaxGate}. */
public final class GateCounts {

    private final int[] received; // [source]
    private final int[] fired; // [neuron]
    private final TouchedNeurons reached;
    private final TouchedNeurons due;

    /** Counts for gates that are reached by as many sources. */
    public GateCounts(int sources, int size) {
        received = new int[sources];
        fired = new int[size];
        reached = new TouchedNeurons(size);
        due = new TouchedNeurons(size);
    }

    /** Back to no spikes. */
    public void reset() {
        Arrays.fill(received, 0);
        Arrays.fill(fired, 0);
        due.take();
    }

    /**
     * Counts arrivals and finds the gates that fire for them.
     *
     * @param rows whom the sources reach
     * @param sources {@code [spike]}, source neurons; {@code from} (inclusive) to {@code to} (exclusive) are used. Not
     *     modified.
     */
    public void arrive(SynapseRows rows, int[] sources, int from, int to) {
        for (int spike = from; spike < to; spike++) {
            int count = ++received[sources[spike]];
            rows.mark(sources, spike, spike + 1, reached);
            int gates = reached.takeUnordered();
            for (int i = 0; i < gates; i++) {
                int gate = reached.neurons()[i];
                if (count > fired[gate]) {
                    due.add(gate);
                }
            }
        }
    }

    /**
     * Lets the gates fire that have something to pass on.
     *
     * @return how many; they stand in rising order at the start of {@link #firing()} until the next arrival
     */
    public int fire() {
        int count = due.take();
        for (int i = 0; i < count; i++) {
            fired[due.neurons()[i]]++;
        }
        return count;
    }

    /** {@code [gate]}, see {@link #fire()}. Not to be modified. */
    public int[] firing() {
        return due.neurons();
    }
}
