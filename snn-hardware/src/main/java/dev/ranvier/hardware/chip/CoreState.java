package dev.ranvier.hardware.chip;

import dev.ranvier.core.network.IntegerNeuron;
import java.util.Arrays;

/**
 * One core at work: its program in flat arrays and all its mutable state, namely potentials and axon scheduler. A
 * tick has three parts: active axons are integrated, row by row of the crossbar; every neuron leaks, is tested and
 * reset; the neurons that fired are handed out.
 *
 * <p>A tick is skipped only if it cannot change anything: no axon is active, and the last tick had no input either,
 * changed no potential and fired no neuron. The rule is a function of V and input alone, so it would do the same
 * again.
 */
final class CoreState {

    private static final int MAX = IntegerNeuron.MAX_POTENTIAL;
    private static final int MIN = -IntegerNeuron.MAX_POTENTIAL - 1;

    private final CoreNeurons program;
    private final int neurons;
    private final int axonWords; // long words that hold one slot's axons
    private final int rowWords; // long words that hold one axon's synapses
    private final long[] crossbar; // [axon][row word]
    private final int[] rowSynapses; // [axon], synapses of the row
    private final int[][] axonWeights; // [axon], the weights [neuron] of the axon's type
    private final IntegerNeuron.Reset[] reset; // [neuron]

    private final int[] potential; // [neuron]
    private final long[] scheduled; // [slot][axon word]
    private final boolean[] slotUsed; // [slot], false: no axon is active there
    private final int[] fired; // the first firedCount are the neurons that fired in the last tick
    private int firedCount;
    private boolean settled;

    CoreState(CoreProgram core, int slots) {
        this.program = core.neurons();
        this.neurons = core.neurons().size();
        this.axonWords = (core.axons() + 63) >> 6;
        this.rowWords = core.crossbar().wordsPerRow();
        this.crossbar = core.crossbar().toWords();
        this.rowSynapses = new int[core.axons()];
        this.axonWeights = new int[core.axons()][];
        for (int axon = 0; axon < core.axons(); axon++) {
            rowSynapses[axon] = core.crossbar().synapses(axon);
            axonWeights[axon] = program.weights()[core.axonTypes()[axon]];
        }
        this.reset = program.reset();
        this.potential = new int[neurons];
        this.scheduled = new long[slots * axonWords];
        this.slotUsed = new boolean[slots];
        this.fired = new int[neurons];
        reset();
    }

    void reset() {
        System.arraycopy(program.initialPotential(), 0, potential, 0, neurons);
        Arrays.fill(scheduled, 0);
        Arrays.fill(slotUsed, false);
        firedCount = 0;
        settled = false;
    }

    /** Marks an axon active in a slot; marking it twice is the same as once. */
    void schedule(int slot, int axon) {
        scheduled[slot * axonWords + (axon >> 6)] |= 1L << axon;
        slotUsed[slot] = true;
    }

    int potential(int neuron) {
        return potential[neuron];
    }

    int firedCount() {
        return firedCount;
    }

    int fired(int position) {
        return fired[position];
    }

    /** Runs one tick with the axons of the slot, empties the slot, and returns the number of synaptic events. */
    int tick(int slot) {
        boolean input = slotUsed[slot];
        if (!input && settled) {
            firedCount = 0;
            return 0;
        }
        int events = input ? integrate(slot) : 0;
        boolean changed = leakAndFire();
        settled = !input && !changed && firedCount == 0;
        return events;
    }

    private int integrate(int slot) {
        int events = 0;
        for (int word = 0; word < axonWords; word++) {
            long active = scheduled[slot * axonWords + word];
            scheduled[slot * axonWords + word] = 0;
            while (active != 0) {
                int axon = (word << 6) + Long.numberOfTrailingZeros(active);
                active &= active - 1;
                events += rowSynapses[axon];
                addRow(axon, axonWeights[axon]);
            }
        }
        slotUsed[slot] = false;
        return events;
    }

    /** No overflow: a row adds at most 255 in magnitude, 256 rows stay far from 2^31. */
    private void addRow(int axon, int[] weights) {
        int row = axon * rowWords;
        for (int word = 0; word < rowWords; word++) {
            long bits = crossbar[row + word];
            int base = word << 6;
            while (bits != 0) {
                int neuron = base + Long.numberOfTrailingZeros(bits);
                bits &= bits - 1;
                potential[neuron] += weights[neuron];
            }
        }
    }

    /** Leak, threshold, reset for every neuron; true if a potential is not what it was after integration. */
    private boolean leakAndFire() {
        int[] leak = program.leak();
        boolean[] leakReversal = program.leakReversal();
        int[] threshold = program.threshold();
        int[] negativeThreshold = program.negativeThreshold();
        boolean changed = false;
        int count = 0;
        for (int neuron = 0; neuron < neurons; neuron++) {
            int before = potential[neuron];
            int v = clamp(before);
            v = clamp(v + (leakReversal[neuron] ? Integer.signum(v) * leak[neuron] : leak[neuron]));
            if (v >= threshold[neuron]) {
                fired[count++] = neuron;
                v = afterSpike(neuron, v);
            } else if (v < -negativeThreshold[neuron]) {
                v = belowNegativeThreshold(neuron, v);
            }
            potential[neuron] = v;
            changed |= v != before;
        }
        firedCount = count;
        return changed;
    }

    private int afterSpike(int neuron, int v) {
        return switch (reset[neuron]) {
            case TO_VALUE -> program.resetPotential()[neuron];
            case BY_SUBTRACTION -> v - program.threshold()[neuron];
            case NONE -> v;
        };
    }

    private int belowNegativeThreshold(int neuron, int v) {
        int beta = program.negativeThreshold()[neuron];
        if (program.saturating()[neuron]) {
            return -beta;
        }
        return switch (reset[neuron]) {
            case TO_VALUE -> clamp(-program.resetPotential()[neuron]);
            case BY_SUBTRACTION -> v + beta;
            case NONE -> v;
        };
    }

    private static int clamp(int v) {
        return v > MAX ? MAX : Math.max(v, MIN);
    }
}
