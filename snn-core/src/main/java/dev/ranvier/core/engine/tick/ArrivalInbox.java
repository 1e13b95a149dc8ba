package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.IntegerRule;
import dev.ranvier.core.engine.StochasticArrivals;
import dev.ranvier.core.engine.delivery.DelayedRows;
import dev.ranvier.core.engine.delivery.PlasticRows;
import dev.ranvier.core.engine.delivery.PoissonCounts;
import dev.ranvier.core.engine.delivery.SynapseRows;
import java.util.Arrays;

/** Keeps the arrivals of a step apart, for synapses that are random and so cannot simply be summed. */
final class ArrivalInbox extends Inbox {

    private final StochasticArrivals arrivals;
    private final double[] sums; // [neuron]

    /** @throws IllegalArgumentException if a projection has a delay for each synapse, or spikes are drawn for the neurons */
    ArrivalInbox(IntegerRule rule, Route[] routes, PoissonCounts[] drives, int size, int first, int end) {
        super(routes, drives, size, first, end);
        boolean summed = drives.length > 0;
        for (Route route : routes) {
            summed |= route.delayedRows() != null;
        }
        if (summed) {
            throw new IllegalArgumentException("stochastic synapses need projections with one delay each, and no drive:"
                    + " their arrivals are drawn one by one");
        }
        arrivals = new StochasticArrivals(rule, size);
        sums = new double[size];
    }

    /** Draws what the arrivals of a step add; {@code [neuron]}, to be set back to 0 by the one who reads it. */
    double[] draw(int step) {
        arrivals.draw(step, sums);
        return sums;
    }

    @Override
    void reset() {
        super.reset();
        Arrays.fill(sums, 0);
        arrivals.clear();
    }

    @Override
    void add(SynapseRows rows, int receptor, int[] sources, int from, int to, int at) {
        arrivals.add(rows, sources, from, to, first(), end());
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
    void drive(PoissonCounts drive, int step, int at) {
        throw new IllegalStateException("refused when this was built");
    }
}
