package dev.ranvier.core.engine;

import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/**
 * The input spikes of one source population that are still to come, by time and then by neuron, each neuron at most once in
 * an instant (of several graded spikes the strongest).
 */
public final class StimulusQueue {

    private int[] neurons = new int[0]; // [spike], may be that of a stimulus: not modified
    private double[] times = new double[0]; // [spike], in the unit of the timeline
    private double[] strengths; // [spike]; null while none has been given
    private int size;
    private int next;

    /** Adds spikes, which have been checked to lie in the future. */
    void add(SpikeBatch spikes, Timeline timeline) {
        double[] addedTimes = instants(spikes.timesMs(), timeline);
        if (next == size && strengths == null && !spikes.graded() && inOrder(spikes.neurons(), addedTimes)) {
            neurons = spikes.neurons();
            times = addedTimes;
            size = addedTimes.length;
            next = 0;
            return;
        }
        int[] addedNeurons = spikes.neurons().clone();
        double[] addedStrengths = spikes.graded() ? spikes.strengths().clone() : null;
        if (addedStrengths != null || strengths != null) {
            addedStrengths = addedStrengths == null ? ones(addedNeurons.length) : addedStrengths;
            strengths = strengths == null ? ones(neurons.length) : strengths;
            sortWithinInstants(addedNeurons, addedTimes, addedStrengths);
        } else {
            sortWithinInstants(addedNeurons, addedTimes);
        }
        merge(addedNeurons, addedTimes, addedStrengths);
    }

    /** Time of the next spike, infinite if there is none. */
    public double nextTime() {
        return next < size ? times[next] : Double.POSITIVE_INFINITY;
    }

    /** Strength of the next spike. */
    public double nextStrength() {
        return strengths == null ? 1 : strengths[next];
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
        boolean graded = state.whole(strengths == null ? 0 : 1) == 1;
        double[] before = strengths == null ? ones(size) : strengths;
        double[] strengthsLeft = graded ? state.first(Arrays.copyOfRange(before, next, size), left) : null;
        if (state.restores()) {
            neurons = neuronsLeft;
            times = timesLeft;
            strengths = strengthsLeft;
            size = left;
            next = 0;
        }
    }

    /** Forgets all spikes. */
    void clear() {
        size = 0;
        next = 0;
        strengths = null;
    }

    /** Many spikes of a clocked network share a step. */
    private static double[] instants(double[] timesMs, Timeline timeline) {
        double[] instants = new double[timesMs.length];
        for (int i = 0; i < instants.length; i++) {
            instants[i] = i > 0 && timesMs[i] == timesMs[i - 1] ? instants[i - 1] : timeline.instant(timesMs[i]);
        }
        return instants;
    }

    /** True if no neuron comes twice in an instant, and within one the neurons rise: as most encoders list them. */
    private static boolean inOrder(int[] neurons, double[] times) {
        for (int i = 1; i < times.length; i++) {
            if (times[i] == times[i - 1] && neurons[i] <= neurons[i - 1]) {
                return false;
            }
        }
        return true;
    }

    private static double[] ones(int length) {
        double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Insertion sort: encoders list neurons in order already. */
    private static void sortWithinInstants(int[] neurons, double[] times, double[] strengths) {
        for (int i = 1; i < times.length; i++) {
            int neuron = neurons[i];
            double strength = strengths[i];
            int at = i;
            while (at > 0 && times[at - 1] == times[i] && neurons[at - 1] > neuron) {
                neurons[at] = neurons[at - 1];
                strengths[at] = strengths[at - 1];
                at--;
            }
            neurons[at] = neuron;
            strengths[at] = strength;
        }
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

    private void merge(int[] addedNeurons, double[] addedTimes, double[] addedStrengths) {
        int[] mergedNeurons = new int[size - next + addedNeurons.length];
        double[] mergedTimes = new double[mergedNeurons.length];
        double[] mergedStrengths = addedStrengths == null ? null : new double[mergedNeurons.length];
        int merged = 0;
        int added = 0;
        while (next < size || added < addedNeurons.length) {
            boolean takeOld = added == addedNeurons.length
                    || next < size
                            && (times[next] < addedTimes[added]
                                    || times[next] == addedTimes[added] && neurons[next] <= addedNeurons[added]);
            int neuron;
            double time;
            double strength;
            if (takeOld) {
                neuron = neurons[next];
                strength = strengths == null ? 1 : strengths[next];
                time = times[next++];
            } else {
                neuron = addedNeurons[added];
                strength = addedStrengths == null ? 1 : addedStrengths[added];
                time = addedTimes[added++];
            }
            boolean repeated = merged > 0 && mergedNeurons[merged - 1] == neuron && mergedTimes[merged - 1] == time;
            if (!repeated) {
                mergedNeurons[merged] = neuron;
                mergedTimes[merged++] = time;
            }
            if (mergedStrengths != null) {
                mergedStrengths[merged - 1] = repeated ? Math.max(strength, mergedStrengths[merged - 1]) : strength;
            }
        }
        neurons = mergedNeurons;
        times = mergedTimes;
        strengths = mergedStrengths;
        size = merged;
        next = 0;
    }
}
