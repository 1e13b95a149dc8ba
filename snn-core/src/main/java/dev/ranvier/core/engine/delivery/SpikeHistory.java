package dev.ranvier.core.engine.delivery;

import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/**
 * The spikes of one population that still travel. All synapses of a projection have one delay, so its spikes arrive in the
 * order in which they were fired: each projection that leaves the population only needs a cursor into one common list. A
 * spike costs one entry, however many synapses it reaches. Allocates only when it grows.
 */
public final class SpikeHistory {

    private int[] neurons = new int[64]; // [spike]
    private double[] times = new double[64]; // [spike], in the unit of the engine's timeline, not falling
    private double[] strengths; // [spike]; null if the population's spikes carry none
    private int size;
    private final int[] cursors; // [reader], index of the next spike to arrive

    /**
     * An empty history.
     *
     * @param readers number of projections that leave the population
     * @param graded true if its spikes carry strengths
     */
    public SpikeHistory(int readers, boolean graded) {
        cursors = new int[readers];
        strengths = graded ? new double[neurons.length] : null;
    }

    /** Adds a spike, not earlier than the one before. */
    public void append(double time, int neuron) {
        if (size == neurons.length) {
            makeRoom();
        }
        neurons[size] = neuron;
        times[size++] = time;
    }

    /** Adds a graded spike, not earlier than the one before. */
    public void append(double time, int neuron, double strength) {
        append(time, neuron);
        strengths[size - 1] = strength;
    }

    /** Index of the first spike that a reader has not taken; equal to {@link #size()} if there is none. */
    public int cursor(int reader) {
        return cursors[reader];
    }

    /** Says that a reader has taken all spikes before an index. */
    public void moveTo(int reader, int index) {
        cursors[reader] = index;
    }

    /** Number of spikes held; indices are valid until the next one is appended. */
    public int size() {
        return size;
    }

    /** {@code [spike]}, neurons. Not to be modified. */
    public int[] neurons() {
        return neurons;
    }

    /** {@code [spike]}, times of firing, in the unit of the engine's timeline. Not to be modified. */
    public double[] times() {
        return times;
    }

    /** {@code [spike]}, strengths; null if the spikes carry none. Not to be modified. */
    public double[] strengths() {
        return strengths;
    }

    /** Forgets all spikes, keeps the memory. */
    public void clear() {
        size = 0;
        Arrays.fill(cursors, 0);
    }

    /** Carries the spikes and who has taken them. */
    public void transfer(StateTransfer state) throws IOException {
        size = state.whole(size);
        neurons = state.first(neurons, size);
        times = state.first(times, size);
        strengths = strengths == null ? null : state.first(strengths, size);
        state.all(cursors);
    }

    /** Drops what every reader has taken; grows if that is less than half. */
    private void makeRoom() {
        int taken = size;
        for (int cursor : cursors) {
            taken = Math.min(taken, cursor);
        }
        if (taken < size / 2) {
            neurons = Arrays.copyOf(neurons, 2 * size);
            times = Arrays.copyOf(times, 2 * size);
            strengths = strengths == null ? null : Arrays.copyOf(strengths, 2 * size);
        }
        if (taken > 0) {
            System.arraycopy(neurons, taken, neurons, 0, size - taken);
            System.arraycopy(times, taken, times, 0, size - taken);
            if (strengths != null) {
                System.arraycopy(strengths, taken, strengths, 0, size - taken);
            }
            for (int reader = 0; reader < cursors.length; reader++) {
                cursors[reader] -= taken;
            }
            size -= taken;
        }
    }
}
