package dev.ranvier.hardware.chip;

import dev.ranvier.core.network.IntegerOptions;
import java.util.Arrays;

/**
 * The synapses of one core whose spikes add the sign of a weight at random. For these the kernel sees weight 0 and adds
 * nothing; this adds what it left out.
 */
final class StochasticSynapses {

    private final CoreNeurons neurons;
    private final IntegerOptions options;
    private final int groups;
    private final long[][] random; // [type][group], the bits of neurons for which the type is random
    private final int[][] sameWeight; // [type][neuron], the first random type of the same weight
    private final int[][] arrivals; // [type][neuron], of this tick, counted at the first type of the weight

    /** The random synapses of a core, or null if it has none. */
    static StochasticSynapses of(CoreNeurons neurons, IntegerOptions options, int groups) {
        for (boolean[] ofType : neurons.noise().synapses()) {
            for (boolean any : ofType) {
                if (any) {
                    return new StochasticSynapses(neurons, options, groups);
                }
            }
        }
        return null;
    }

    private StochasticSynapses(CoreNeurons neurons, IntegerOptions options, int groups) {
        this.neurons = neurons;
        this.options = options;
        this.groups = groups;
        int types = neurons.weights().length;
        random = new long[types][groups];
        sameWeight = new int[types][neurons.size()];
        arrivals = new int[types][neurons.size()];
        for (int type = 0; type < types; type++) {
            for (int neuron = 0; neuron < neurons.size(); neuron++) {
                if (neurons.noise().synapses()[type][neuron]) {
                    random[type][neuron >> 6] |= 1L << neuron;
                    sameWeight[type][neuron] = firstOfWeight(type, neuron);
                }
            }
        }
    }

    /**
     * Adds what the random synapses of the active axons contribute.
     *
     * @param crossbar {@code [row][group]}. Not modified.
     * @param rows {@code [active axon]}, as the kernel gets them. Not modified.
     * @param typeEnd {@code [type]}. Not modified.
     * @param potential {@code [neuron]}. Modified.
     */
    void add(long tick, long[] crossbar, int[] rows, int[] typeEnd, int[] potential) {
        for (int[] ofType : arrivals) {
            Arrays.fill(ofType, 0);
        }
        int row = 0;
        for (int type = 0; type < typeEnd.length; type++) {
            for (; row < typeEnd[type]; row++) {
                for (int group = 0; group < groups; group++) {
                    long reached = crossbar[rows[row] + group] & random[type][group];
                    for (long left = reached; left != 0; left &= left - 1) {
                        arrive(tick, type, (group << 6) + Long.numberOfTrailingZeros(left), potential);
                    }
                }
            }
        }
    }

    private void arrive(long tick, int type, int neuron, int[] potential) {
        int weight = neurons.weights()[type][neuron];
        int occurrence = arrivals[sameWeight[type][neuron]][neuron]++;
        long stream = neurons.noise().stream()[neuron];
        int rho = options.generator().synapse(options.seed(), tick, stream, weight, occurrence);
        if (Math.abs(weight) >= rho) {
            potential[neuron] += Integer.signum(weight);
        }
    }

    private int firstOfWeight(int type, int neuron) {
        int[][] weights = neurons.weights();
        int first = 0;
        while (!neurons.noise().synapses()[first][neuron] || weights[first][neuron] != weights[type][neuron]) {
            first++;
        }
        return first;
    }
}
