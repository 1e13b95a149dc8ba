package dev.ranvier.core.engine.tick;

import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/**
 * Neurons of one part of a population in their refractory period, by the step in which it ends. While they are held their
 * potential in the array of the others is minus infinity, which the sweep over all neurons leaves as it is and never takes
 * for a crossing; so the sweep needs no test for them.
 */
final class HeldNeurons {

    /** Potential of a held neuron among the others. */
    static final float HELD = Float.NEGATIVE_INFINITY;

    private final int[][] neurons; // [step modulo slots][held]
    private final float[][] potentials; // [step modulo slots][held], where the reset put them
    private final int[] counts; // [step modulo slots]

    /** No neurons, to be held for at most {@code steps} steps. */
    HeldNeurons(int steps) {
        neurons = new int[steps + 1][0];
        potentials = new float[steps + 1][0];
        counts = new int[steps + 1];
    }

    void clear() {
        Arrays.fill(counts, 0);
    }

    void transfer(StateTransfer state) throws IOException {
        state.all(counts);
        for (int slot = 0; slot < counts.length; slot++) {
            if (neurons[slot].length < counts[slot]) {
                neurons[slot] = new int[counts[slot]];
                potentials[slot] = new float[counts[slot]];
            }
            for (int i = 0; i < counts[slot]; i++) {
                neurons[slot][i] = state.whole(neurons[slot][i]);
                potentials[slot][i] = (float) state.number(potentials[slot][i]);
            }
        }
    }

    /** Holds a neuron until a step. */
    void hold(int neuron, float potential, int until) {
        int slot = until % counts.length;
        int count = counts[slot]++;
        if (count == neurons[slot].length) {
            neurons[slot] = Arrays.copyOf(neurons[slot], Math.max(16, 2 * count));
            potentials[slot] = Arrays.copyOf(potentials[slot], Math.max(16, 2 * count));
        }
        neurons[slot][count] = neuron;
        potentials[slot][count] = potential;
    }

    /** Number of neurons whose period ends in a step; they stand at the start of the arrays of that step. */
    int due(int step) {
        return counts[step % counts.length];
    }

    /** {@code [held]}, neurons due in a step. Not to be modified. */
    int[] neurons(int step) {
        return neurons[step % counts.length];
    }

    /** {@code [held]}, their potentials. Not to be modified. */
    float[] potentials(int step) {
        return potentials[step % counts.length];
    }

    /** Forgets those that were due in a step. */
    void release(int step) {
        counts[step % counts.length] = 0;
    }

    /** Writes the true potentials of all neurons that are held. Modified. */
    void show(double[] into) {
        for (int slot = 0; slot < counts.length; slot++) {
            for (int i = 0; i < counts[slot]; i++) {
                into[neurons[slot][i]] = potentials[slot][i];
            }
        }
    }
}
