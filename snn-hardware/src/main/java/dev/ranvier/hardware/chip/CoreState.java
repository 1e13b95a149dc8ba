package dev.ranvier.hardware.chip;

import dev.ranvier.core.network.IntegerOptions;
import java.util.Arrays;

/**
 * One core at work: its program in flat arrays, its potentials, and which neurons fired. A tick has two parts: the rows of
 * active axons are added to the potentials; every neuron leaks, is tested and reset.
 *
 * <p>The work of a tick is skipped where it would do again what the last one did: no axon is active, none was in the last
 * tick, which changed no potential, and nothing is random. The rule is then a function of V alone, so the same neurons fire
 * again (those with threshold 0 among them) and all potentials stay.
 */
final class CoreState {

    private static final int NEVER = 1 << 20; // a threshold above every potential

    private final CoreNeurons program;
    private final int groups; // of 64 neurons
    private final long[] crossbar; // [axon][group], shared with the program
    private final short[] rowSynapses; // [axon], synapses of the row
    private final long[] axonsOfType; // [type][axon word]
    private final int axonWords;
    private final short[][] weights; // [type][neuron], 0 where the synapse is random
    private final int[] leak; // [neuron]
    private final int[] threshold; // [neuron]
    private final int[] floor; // [neuron]
    private final UniformRule uniform; // or null
    private final NeuronByNeuron single; // or null
    private final StochasticSynapses stochastic; // or null
    private final boolean random;

    private final int[] typeEnd; // [type], scratch: where the active axons of each type end
    private final int[] potential; // [neuron]
    private final long[] fired; // [group], neurons that fired in the last tick
    private boolean repeats;

    CoreState(CoreProgram core, IntegerOptions options) {
        program = core.neurons();
        groups = core.crossbar().wordsPerRow();
        crossbar = core.crossbar().words();
        axonWords = core.axons() + 63 >> 6;
        int types = program.weights().length;
        rowSynapses = new short[core.axons()];
        axonsOfType = new long[types * axonWords];
        for (int axon = 0; axon < core.axons(); axon++) {
            rowSynapses[axon] = (short) core.crossbar().synapses(axon);
            axonsOfType[core.axonTypes()[axon] * axonWords + (axon >> 6)] |= 1L << axon;
        }
        random = !program.noise().isNone();
        stochastic = StochasticSynapses.of(program, options, groups);
        weights = new short[types][groups << 6];
        for (int type = 0; type < types; type++) {
            for (int neuron = 0; neuron < program.size(); neuron++) {
                boolean left = program.noise().synapses()[type][neuron];
                weights[type][neuron] = left ? 0 : (short) program.weights()[type][neuron];
            }
        }
        uniform = UniformRule.of(program, options);
        single = uniform == null ? new NeuronByNeuron(program, options) : null;
        leak = filled(program.leak(), 0);
        threshold = filled(program.threshold(), NEVER);
        floor = filled(program.negativeThreshold(), 2 * NEVER);
        for (int neuron = 0; neuron < floor.length; neuron++) {
            floor[neuron] = UniformRule.raised(options) - floor[neuron];
        }
        typeEnd = new int[types];
        potential = new int[groups << 6];
        fired = new long[groups];
        reset();
    }

    void reset() {
        System.arraycopy(program.initialPotential(), 0, potential, 0, program.size());
        Arrays.fill(fired, 0);
        repeats = false;
    }

    int potential(int neuron) {
        return potential[neuron];
    }

    /** {@code [group]}, the bits of the neurons that fired in the last tick. Not to be modified. */
    long[] fired() {
        return fired;
    }

    /** Runs one tick without any active axon. */
    void tickWithoutInput(long tick, CoreKernel kernel, CoreScratch scratch) {
        if (repeats) {
            return;
        }
        System.arraycopy(potential, 0, scratch.before, 0, potential.length);
        sweep(tick, kernel, scratch);
        repeats = !random && Arrays.equals(potential, 0, potential.length, scratch.before, 0, potential.length);
    }

    /** Runs one tick with the active axons of the scratch and returns the number of synaptic events. */
    int tickWithInput(long tick, CoreKernel kernel, CoreScratch scratch) {
        repeats = false;
        int events = 0;
        int count = 0;
        int[] rows = scratch.rows;
        for (int type = 0; type < weights.length; type++) {
            for (int word = 0; word < axonWords; word++) {
                long active = scratch.active[word] & axonsOfType[type * axonWords + word];
                for (long left = active; left != 0; left &= left - 1) {
                    int axon = (word << 6) + Long.numberOfTrailingZeros(left);
                    events += rowSynapses[axon];
                    rows[count++] = axon * groups;
                }
            }
            typeEnd[type] = count;
        }
        kernel.integrate(crossbar, groups, rows, typeEnd, weights, scratch.planes, potential);
        if (stochastic != null) {
            stochastic.add(tick, crossbar, rows, typeEnd, potential);
        }
        sweep(tick, kernel, scratch);
        return events;
    }

    private void sweep(long tick, CoreKernel kernel, CoreScratch scratch) {
        if (uniform != null) {
            kernel.sweep(uniform, leak, threshold, floor, scratch.neurons, potential, fired);
        } else {
            single.sweep(tick, potential, fired);
        }
    }

    private int[] filled(int[] values, int rest) {
        int[] all = Arrays.copyOf(values, groups << 6);
        Arrays.fill(all, values.length, all.length, rest);
        return all;
    }
}
