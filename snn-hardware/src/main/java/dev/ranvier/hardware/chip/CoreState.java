package dev.ranvier.hardware.chip;

import dev.ranvier.core.network.IntegerNeuron;
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

    private static final int TICKS_BETWEEN_BOUNDS = 16;
    private static final int INTS_OF_A_LINE = 16;
    private static final int FAR = 1 << 24; // as a bound: anything
    private static final int NEVER = 1 << 20; // a threshold above every potential

    private final CoreNeurons program;
    private final int groups; // of 64 neurons
    private final long[] crossbar; // [axon][group], shared with the program
    private final long[] axonsOfType; // [type][axon word]
    private final int axonWords;
    private final short[][] weights; // [type][neuron], 0 where the synapse is random
    private final int[] leakAndThreshold; // [neuron]
    private final int[] floor; // [neuron]
    private final UniformRule uniform; // or null
    private final NeuronByNeuron single; // or null
    private final StochasticSynapses stochastic; // or null
    private final boolean random;
    private final int maxWeight; // largest magnitude
    private final int maxLeak; // largest magnitude
    private final int highestFloor;
    private final int maxReset; // largest magnitude of a potential after a reset to a value

    private final int[] typeEnd; // [type], scratch: where the active axons of each type end
    private final int[] potential; // [neuron]
    private final long[] fired; // [group], neurons that fired in the last tick
    private boolean repeats;
    private int reach; // no potential has a larger magnitude
    private int sinceBound; // ticks since that was looked up

    CoreState(CoreProgram core, IntegerOptions options, SharedArrays shared) {
        program = core.neurons();
        groups = core.crossbar().wordsPerRow();
        crossbar = core.crossbar().words();
        axonWords = core.axons() + 63 >> 6;
        int types = program.weights().length;
        long[] ofTypes = new long[types * axonWords];
        for (int axon = 0; axon < core.axons(); axon++) {
            ofTypes[core.axonTypes()[axon] * axonWords + (axon >> 6)] |= 1L << axon;
        }
        axonsOfType = shared.share(ofTypes);
        random = !program.noise().isNone();
        stochastic = StochasticSynapses.of(program, options, groups);
        weights = new short[types][];
        for (int type = 0; type < types; type++) {
            short[] ofType = new short[groups << 6];
            for (int neuron = 0; neuron < program.size(); neuron++) {
                boolean left = program.noise().synapses()[type][neuron];
                ofType[neuron] = left ? 0 : (short) program.weights()[type][neuron];
            }
            weights[type] = shared.share(ofType);
        }
        uniform = UniformRule.of(program, options);
        single = uniform == null ? new NeuronByNeuron(program, options) : null;
        int[] packed = filled(program.threshold(), NEVER);
        int[] floors = filled(program.negativeThreshold(), 2 * NEVER);
        for (int neuron = 0; neuron < packed.length; neuron++) {
            packed[neuron] |= neuron < program.size() ? program.leak()[neuron] << CoreKernel.LEAK_SHIFT : 0;
            floors[neuron] = UniformRule.raised(options) - floors[neuron];
        }
        leakAndThreshold = shared.share(packed);
        floor = shared.share(floors);
        typeEnd = new int[types];
        maxWeight = Arrays.stream(program.weights())
                .mapToInt(CoreState::largest)
                .max()
                .orElseThrow();
        maxLeak = largest(program.leak());
        highestFloor = Arrays.stream(floor).max().orElseThrow();
        maxReset = largest(program.resetPotential());
        potential = new int[groups << 6];
        fired = new long[groups];
        reset();
    }

    void reset() {
        System.arraycopy(program.initialPotential(), 0, potential, 0, program.size());
        Arrays.fill(fired, 0);
        repeats = false;
        reach = Math.max(largest(potential), maxReset);
        sinceBound = 0;
    }

    /**
     * Reads one number of each cache line that this core's next tick will need, all at once, so that the waits for memory
     * overlap with each other and with the work of the core before.
     *
     * @param scheduled axons that will be active, from {@code at} on. Not modified.
     * @return a number without meaning, to be kept so that the reads are not left out
     */
    int fetch(long[] scheduled, int at) {
        int sum = 0;
        for (int i = 0; i < potential.length; i += INTS_OF_A_LINE) {
            sum += potential[i] + leakAndThreshold[i];
        }
        for (int word = 0; word < axonWords; word++) {
            for (long left = scheduled[at + word]; left != 0; left &= left - 1) {
                sum += (int) crossbar[((word << 6) + Long.numberOfTrailingZeros(left)) * groups];
            }
        }
        return sum;
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
        sweep(tick, 0, kernel, scratch);
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
                    int row = axon * groups;
                    for (int group = 0; group < groups; group++) {
                        events += Long.bitCount(crossbar[row + group]);
                    }
                    rows[count++] = row;
                }
            }
            typeEnd[type] = count;
        }
        kernel.integrate(crossbar, groups, rows, typeEnd, weights, scratch.planes, potential);
        if (stochastic != null) {
            stochastic.add(tick, crossbar, rows, typeEnd, potential);
        }
        sweep(tick, count, kernel, scratch);
        return events;
    }

    private void sweep(long tick, int activeAxons, CoreKernel kernel, CoreScratch scratch) {
        if (uniform == null) {
            single.sweep(tick, potential, fired);
            return;
        }
        bound(activeAxons);
        kernel.sweep(
                uniform,
                reach > IntegerNeuron.MAX_POTENTIAL,
                reach > -highestFloor,
                leakAndThreshold,
                floor,
                scratch.neurons,
                potential,
                fired);
    }

    /**
     * Keeps a bound of the potentials that grows by what can have come in and by the leak of this tick. Where the bound
     * would ask for more work, it is made anew from the potentials, but not in every tick.
     */
    private void bound(int activeAxons) {
        int grown = reach + activeAxons * maxWeight + maxLeak;
        sinceBound++;
        if (grown > Math.min(-highestFloor, IntegerNeuron.MAX_POTENTIAL) && sinceBound >= TICKS_BETWEEN_BOUNDS) {
            grown = Math.max(largest(potential), maxReset) + maxLeak;
            sinceBound = 0;
        }
        reach = Math.min(grown, FAR);
    }

    private static int largest(int[] values) {
        int largest = 0;
        for (int value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    private int[] filled(int[] values, int rest) {
        int[] all = Arrays.copyOf(values, groups << 6);
        Arrays.fill(all, values.length, all.length, rest);
        return all;
    }
}
