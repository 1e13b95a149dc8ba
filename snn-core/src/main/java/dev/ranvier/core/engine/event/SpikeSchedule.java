package dev.ranvier.core.engine.event;

import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/**
 * Spikes of one population whose times are known beforehand, at most one a neuron: filled, put in order once, then taken one
 * after the other. This replaces an entry of the event queue for each of them. Allocates nothing after construction.
 */
final class SpikeSchedule {

    private static final double GRAINS = 1L << 30; // parts of the span that are told apart in the first pass

    private final double[] times; // [neuron], of those that fire
    private final long[] order; // [spike], grain in the high word, neuron in the low one
    private int size;
    private int next;

    /** An empty schedule for a population of this size. */
    SpikeSchedule(int neurons) {
        times = new double[neurons];
        order = new long[neurons];
    }

    void clear() {
        size = 0;
        next = 0;
    }

    /** Writes the spikes to come, or takes them from what was written. */
    void transfer(StateTransfer state) throws IOException {
        size = state.whole(size);
        next = state.whole(next);
        state.all(times);
        state.all(order);
    }

    /** Adds the spike of a neuron that has none yet. */
    void add(int neuron, double time) {
        times[neuron] = time;
        order[size++] = neuron;
    }

    /** Puts the spikes in the order of time, those of one time by neuron. */
    void sort() {
        double first = Double.POSITIVE_INFINITY;
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < size; i++) {
            double time = times[(int) order[i]];
            first = Math.min(first, time);
            last = Math.max(last, time);
        }
        double grains = last > first ? GRAINS / (last - first) : 0;
        for (int i = 0; i < size; i++) {
            long neuron = order[i];
            order[i] = (long) ((times[(int) neuron] - first) * grains) << Integer.SIZE | neuron;
        }
        Arrays.sort(order, 0, size);
        separateGrains();
    }

    /** Time of the next spike, infinite if there is none left. */
    double nextTime() {
        return next < size ? times[(int) order[next]] : Double.POSITIVE_INFINITY;
    }

    /** Takes the next spike. */
    int takeNeuron() {
        return (int) order[next++];
    }

    /** Grains are in order already; an insertion sort puts the few spikes that share one right. */
    private void separateGrains() {
        for (int i = 1; i < size; i++) {
            long spike = order[i];
            double time = times[(int) spike];
            int at = i;
            while (at > 0
                    && order[at - 1] >>> Integer.SIZE == spike >>> Integer.SIZE
                    && times[(int) order[at - 1]] > time) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = spike;
        }
    }
}
