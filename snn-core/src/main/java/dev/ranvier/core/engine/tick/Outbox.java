package dev.ranvier.core.engine.tick;

import java.util.Arrays;

/**
 * The spikes of one part of a population in the steps of an epoch, until the engine publishes them. Belongs to one thread
 * at a time.
 */
final class Outbox {

    private int[] neurons = new int[64]; // [spike], rising within a step
    private double[] strengths; // [spike]; null if the spikes carry none
    private int count;
    private int[] ends = new int[16]; // [step of the epoch], end of its spikes
    private int steps;

    /** Of plain spikes. */
    Outbox() {
        this(false);
    }

    /** @param graded true if the spikes carry strengths */
    Outbox(boolean graded) {
        strengths = graded ? new double[neurons.length] : null;
    }

    /** One graded spike in the step that is being worked through. */
    void fire(int neuron, double strength) {
        fire(neuron);
        if (count > strengths.length) {
            strengths = Arrays.copyOf(strengths, neurons.length);
        }
        strengths[count - 1] = strength;
    }

    /** One spike in the step that is being worked through. */
    void fire(int neuron) {
        if (count == neurons.length) {
            neurons = Arrays.copyOf(neurons, 2 * count);
        }
        neurons[count++] = neuron;
    }

    /** The list of this step's spikes, with room for some more, to be written to from {@link #count()} on. */
    int[] roomFor(int more) {
        if (count + more > neurons.length) {
            neurons = Arrays.copyOf(neurons, Math.max(count + more, 2 * neurons.length));
        }
        return neurons;
    }

    /** Number of spikes in the epoch so far. */
    int count() {
        return count;
    }

    /** Says how far the list is filled after it was written to. */
    void setCount(int filled) {
        count = filled;
    }

    /** Ends a step. */
    void close() {
        if (steps == ends.length) {
            ends = Arrays.copyOf(ends, 2 * steps);
        }
        ends[steps++] = count;
    }

    /** Index of the first spike of a step of the epoch. */
    int begin(int step) {
        return step == 0 ? 0 : ends[step - 1];
    }

    /** End of the spikes of a step of the epoch. */
    int end(int step) {
        return ends[step];
    }

    /** {@code [spike]}. Not to be modified. */
    int[] neurons() {
        return neurons;
    }

    /** {@code [spike]}; null if the spikes carry none. Not to be modified. */
    double[] strengths() {
        return strengths;
    }

    /** Forgets everything; the next step is the first of an epoch. */
    void clear() {
        count = 0;
        steps = 0;
    }
}
