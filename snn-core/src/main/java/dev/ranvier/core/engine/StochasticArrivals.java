package dev.ranvier.core.engine;

import dev.ranvier.core.engine.delivery.SynapseRows;
import java.util.Arrays;

/** The arrivals of a step kept apart, for synapses that are random and so cannot simply be summed. One engine's. */
public final class StochasticArrivals {

    private final IntegerRule rule;
    private final double[] row; // [neuron], weights of one spike
    private long[] arrivals = new long[64]; // neuron in the high word, weight in the low one
    private int count;

    /** No arrivals yet at a population of this size. */
    public StochasticArrivals(IntegerRule rule, int size) {
        this.rule = rule;
        row = new double[size];
    }

    /** Forgets the arrivals. */
    public void clear() {
        count = 0;
    }

    /**
     * Takes the arrivals of some sources at the neurons from one index to another.
     *
     * @param sources {@code [spike]}; {@code from} (inclusive) to {@code to} (exclusive) are used. Not modified.
     */
    public void add(SynapseRows rows, int[] sources, int from, int to, int first, int end) {
        for (int spike = from; spike < to; spike++) {
            rows.add(sources, spike, spike + 1, row, 0);
            for (int neuron = first; neuron < end; neuron++) {
                if (row[neuron] != 0) {
                    keep(neuron, (int) row[neuron]);
                    row[neuron] = 0;
                }
            }
        }
    }

    /**
     * Draws what the arrivals of a step add, and forgets them.
     *
     * @param sums {@code [neuron]}. Modified.
     */
    public void draw(int step, double[] sums) {
        Arrays.sort(arrivals, 0, count);
        int occurrence = 0;
        for (int i = 0; i < count; i++) {
            occurrence = i > 0 && arrivals[i] == arrivals[i - 1] ? occurrence + 1 : 0;
            int neuron = (int) (arrivals[i] >>> 32);
            sums[neuron] += rule.stochasticInput(neuron, step, (int) arrivals[i], occurrence);
        }
        count = 0;
    }

    private void keep(int neuron, int weight) {
        if (count == arrivals.length) {
            arrivals = Arrays.copyOf(arrivals, 2 * count);
        }
        arrivals[count++] = (long) neuron << 32 | weight & 0xffffffffL;
    }
}
