package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.delivery.DelayedRows;
import dev.ranvier.core.engine.delivery.GateCounts;
import dev.ranvier.core.engine.delivery.PlasticRows;
import dev.ranvier.core.engine.delivery.PoissonCounts;
import dev.ranvier.core.engine.delivery.SynapseRows;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/** Gates that pass on the largest count of their sources. Each part of a population counts all arrivals for itself. */
final class MaxGateTicks implements TickState {

    private final GateCounts counts;
    private final Inbox inbox;
    private final Outbox outbox;

    MaxGateTicks(GateCounts counts, Inbox.Route[] routes, int size, int first, int end, Outbox outbox) {
        this.counts = counts;
        inbox = new Arrivals(routes, size, first, end);
        this.outbox = outbox;
    }

    @Override
    public void reset() {
        inbox.reset();
        outbox.clear();
        counts.reset();
    }

    @Override
    public void transfer(StateTransfer state) throws IOException {
        inbox.transfer(state);
        counts.transfer(state);
    }

    @Override
    public void step(int step) {
        counts.enter(step);
        inbox.collect(step);
        int firing = counts.fire();
        for (int i = 0; i < firing; i++) {
            if (outbox.strengths() == null) {
                outbox.fire(counts.firing()[i]);
            } else {
                outbox.fire(counts.firing()[i], counts.strengths()[i]);
            }
        }
        outbox.close();
    }

    @Override
    public Inbox inbox() {
        return inbox;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public void potentials(double[] into) {
        Arrays.fill(into, inbox.first(), inbox.end(), 0);
    }

    /** Hands arrivals on to the counts. */
    private final class Arrivals extends Inbox {

        Arrivals(Route[] routes, int size, int first, int end) {
            super(routes, new PoissonCounts[0], size, first, end);
        }

        @Override
        void add(SynapseRows rows, int receptor, int[] sources, int from, int to, int at) {
            counts.arrive(rows, sources, null, from, to);
        }

        @Override
        void addScaled(SynapseRows rows, int receptor, int[] sources, double[] factors, int from, int to, int at) {
            counts.arrive(rows, sources, factors, from, to);
        }

        @Override
        void add(DelayedRows rows, int receptor, int[] sources, int from, int to, int now) {
            throw new AssertionError("a network refuses drawn delays to gates");
        }

        @Override
        void arrive(PlasticRows rows, int receptor, int[] sources, int from, int to, int step, int at) {
            throw new AssertionError("a network refuses plastic synapses of gates");
        }

        @Override
        void drive(PoissonCounts drive, int step, int at) {
            throw new AssertionError("a network refuses drives of gates");
        }
    }
}
