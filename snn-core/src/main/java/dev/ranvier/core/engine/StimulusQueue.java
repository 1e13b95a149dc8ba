package dev.ranvier.core.engine;

import dev.ranvier.core.spike.SpikeBatch;
import java.io.IOException;
import java.util.Arrays;

/**
 * The input spikes of one source population that are still to come, by time and then by neuron, each neuron at most once in
 * an instant.
 */
public final class StimulusQueue {

    private int[] neurons = new int[0]; // [spike]
    private double[] times = new double[0]; // [spike], in the unit of the timeline
    private int size;
    private int next;

    /** Adds spikes, which have been checked to lie in the future. */
    void add(SpikeBatch spikes, Timeline timeline) {
        double[] addedTimes = new double[spikes.size()];
        Arrays.setAll(addedTimes, spike -> timeline.instant(spikes.timesMs()[spike]));
        int[] addedNeurons = spikes.neurons().clone();
        sortWithinInstants(addedNeurons, addedTimes);
        merge(addedNeurons, addedTimes);
    }

    /** Time of the next spike, infinite if there is none. */
    public double nextTime() {
        return next < size ? times[next] : Double.POSITIVE_INFINITY;
    }

    /** Takes the next spike. */
    public int takeNeuron() {
        return neurons[next++];
    }

    /** Carries the spikes to come. */
    void transfer(StateTransfer state) throws IOException {
        int left = state.whole(size - next);
        int[] neuronsLeft = state.first(Arrays.copyOfRange(neurons, next, size), left);
        double[] timesLeft = state.first(Arrays.copyOfRange(times, next, size), left);
        if (state.restores()) {
            neurons = neuronsLeft;
            times = timesLeft;
            size = left;
            next = 0;
        }
    }

    /** Forgets all spikes. */
    void clear() {
        size = 0;
        next = 0;
    }

    private static void sortWithinInstants(int[] neurons, double[] times) {
        int start = 0;
        for (int i = 1; i <= times.length; i++) {
            if (i == times.length || times[i] > times[start]) {
                Arrays.sort(neurons, start, i);
                start = i;
            }
        }
    }

    private void merge(int[] addedNeurons, double[] addedTimes) {
        int[] mergedNeurons = new int[size - next + addedNeurons.length];
        double[] mergedTimes = new double[mergedNeurons.length];
        int merged = 0;
        int added = 0;
        while (next < size || added < addedNeurons.length) {
            boolean takeOld = added == addedNeurons.length
                    || next < size
                            && (times[next] < addedTimes[added]
                                    || times[next] == addedTimes[added] && neurons[next] <= addedNeurons[added]);
            int neuron;
            double time;
            if (takeOld) {
                neuron = neurons[next];
                time = times[next++];
            } else {
                neuron = addedNeurons[added];
                time = addedTimes[added++];
            }
            boolean repeated = merged > 0 && mergedNeurons[merged - 1] == neuron && mergedTimes[merged - 1] == time;
            if (!repeated) {
                mergedNeurons[merged] = neuron;
                mergedTimes[merged++] = time;
            }
        }
        neurons = mergedNeurons;
        times = mergedTimes;
        size = merged;
        next = 0;
    }
}
