package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.IntegerRule;
import dev.ranvier.core.engine.delivery.DelayedRows;
import dev.ranvier.core.engine.delivery.PlasticRows;
import dev.ranvier.core.engine.delivery.SynapseRows;
import java.util.Arrays;

/** Keeps the arrivals of a step apart, for synapses that are random and so cannot simply be summed. */
final class ArrivalInbox extends Inbox {

    private final IntegerRule rule;
    private final double[] row; // [neuron], weights of one spike
    private final double[] sums; // [neuron]
    private long[] arrivals = new long[64]; // neuron in the high word, weight in the low one
    private int count;

    /** @throws IllegalArgumentException if a projection has a delay for each synapse, or spikes are drawn for the neurons */
    ArrivalInbox(IntegerRule rule, Route[] routes, Drive[] drives, int size, int first, int end) {
        super(routes, drives, size, first, end);
        boolean summed = drives.length > 0;
        for (Route route : routes) {
            summed |= route.delayedRows() != null;
        }
        if (summed) {
            throw new IllegalArgumentException("stochastic synapses need projections with one delay each, and no drive:"
                    + " their arrivals are drawn one by one");
        }
        this.rule = rule;
        row = new double[size];
        sums = new double[size];
    }

    /** Draws what the arrivals of a step add; {@code [neuron]}, to be set back to 0 by the one who reads it. */
    double[] draw(int step) {
        Arrays.sort(arrivals, 0, count);
        int occurrence = 0;
        for (int i = 0; i < count; i++) {
            occurrence = i > 0 && arrivals[i] == arrivals[i - 1] ? occurrence + 1 : 0;
            int neuron = (int) (arrivals[i] >>> 32);
            sums[neuron] += rule.stochasticInput(neuron, step, (int) arrivals[i], occurrence);
        }
        count = 0;
        return sums;
    }

    @Override
    void reset() {
        super.reset();
        Arrays.fill(sums, 0);
        count = 0;
    }

    @Override
    void add(SynapseRows rows, int receptor, int[] sources, int from, int to, int at) {
        for (int spike = from; spike < to; spike++) {
            rows.add(sources, spike, spike + 1, row, 0);
            for (int neuron = first(); neuron < end(); neuron++) {
                if (row[neuron] != 0) {
                    keep(neuron, (int) row[neuron]);
                    row[neuron] = 0;
                }
            }
        }
    }

    @Override
    void addScaled(SynapseRows rows, int receptor, int[] sources, double[] factors, int from, int to, int at) {
        throw new AssertionError("a network refuses graded spikes at integer neurons");
    }

    @Override
    void add(DelayedRows rows, int receptor, int[] sources, int from, int to, int now) {
        throw new IllegalStateException("refused when this was built");
    }

    @Override
    void arrive(PlasticRows rows, int receptor, int[] sources, int from, int to, int step, int at) {
        throw new AssertionError("a network refuses plastic synapses of integer neurons");
    }

    @Override
    void drive(Drive drive, int step, int at) {
        throw new IllegalStateException("refused when this was built");
    }

    private void keep(int neuron, int weight) {
        if (count == arrivals.length) {
            arrivals = Arrays.copyOf(arrivals, 2 * count);
        }
        arrivals[count++] = (long) neuron << 32 | weight & 0xffffffffL;
    }
}
