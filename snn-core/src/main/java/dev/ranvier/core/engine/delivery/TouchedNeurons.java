package dev.ranvier.core.engine.delivery;

import java.util.Arrays;

/** The neurons of one population that something reaches in one instant, each once. */
public final class TouchedNeurons {

    private final boolean[] marked; // [neuron]
    private final int[] neurons; // [touched], valid up to count
    private int count;

    /** An empty set for a population of this size. */
    public TouchedNeurons(int size) {
        marked = new boolean[size];
        neurons = new int[size];
    }

    /** Adds one neuron, if it is not there yet. */
    public void add(int neuron) {
        if (!marked[neuron]) {
            marked[neuron] = true;
            neurons[count++] = neuron;
        }
    }

    /** Adds every neuron of the population. */
    public void addAll() {
        if (count < marked.length) {
            Arrays.fill(marked, true);
            count = marked.length;
            for (int neuron = 0; neuron < count; neuron++) {
                neurons[neuron] = neuron;
            }
        }
    }

    /**
     * Empties the set.
     *
     * @return how many neurons were in it; they stand, in rising order, at the start of {@link #neurons()} until the next
     *     one is added
     */
    public int take() {
        int taken = count;
        if (taken == marked.length) {
            for (int neuron = 0; neuron < taken; neuron++) {
                neurons[neuron] = neuron;
            }
            Arrays.fill(marked, false);
        } else {
            Arrays.sort(neurons, 0, taken);
            for (int i = 0; i < taken; i++) {
                marked[neurons[i]] = false;
            }
        }
        count = 0;
        return taken;
    }

    /**
     * Empties the set without putting it in order.
     *
     * @return how many neurons were in it; they stand, in the order in which they were added, at the start of {@link
     *     #neurons()} until the next one is added
     */
    public int takeUnordered() {
        int taken = count;
        for (int i = 0; i < taken; i++) {
            marked[neurons[i]] = false;
        }
        count = 0;
        return taken;
    }

    /** {@code [touched]}, see {@link #take()}. Not to be modified. */
    public int[] neurons() {
        return neurons;
    }
}
