package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.StochasticArrivals;
import dev.ranvier.core.engine.delivery.GateCounts;
import dev.ranvier.core.engine.delivery.PlasticRows;
import dev.ranvier.core.engine.delivery.SpikeHistory;
import dev.ranvier.core.engine.delivery.SynapseRows;
import dev.ranvier.core.engine.delivery.TouchedNeurons;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;

/** A projection with one delay: its spikes arrive in the order in which they were fired, each with all its synapses. */
final class OneDelayRoute extends Route {

    private final SynapseRows rows; // null if they change
    private final PlasticRows plastic; // null if they do not
    private final double delay; // ms, or steps

    private OneDelayRoute(
            int projection,
            int receptor,
            SynapseRows rows,
            PlasticRows plastic,
            double delay,
            SpikeHistory history,
            int reader,
            int entry) {
        super(projection, receptor, history, reader, entry);
        this.rows = rows;
        this.plastic = plastic;
        this.delay = delay;
    }

    /** A route whose arrivals are events. */
    static OneDelayRoute announced(
            int projection, int receptor, SynapseRows rows, double delay, SpikeHistory history, int reader, int entry) {
        return new OneDelayRoute(projection, receptor, rows, null, delay, history, reader, entry);
    }

    /** A route whose synapses change. */
    static OneDelayRoute plastic(
            int projection, int receptor, PlasticRows rows, double delay, SpikeHistory history, int reader, int entry) {
        return new OneDelayRoute(projection, receptor, null, rows, delay, history, reader, entry);
    }

    /** A route whose target fetches what has arrived when it needs it. */
    static OneDelayRoute collected(int projection, SynapseRows rows, double delay, SpikeHistory history, int reader) {
        return new OneDelayRoute(projection, 0, rows, null, delay, history, reader, COLLECTED);
    }

    @Override
    PlasticRows plasticRows() {
        return plastic;
    }

    @Override
    void reset() {
        if (plastic != null) {
            plastic.reset();
        }
    }

    @Override
    void transfer(StateTransfer state) throws IOException {
        if (plastic != null) {
            plastic.transfer(state);
        }
    }

    @Override
    double nextArrival() {
        int next = history.cursor(reader);
        return next < history.size() ? arrival(next) : Double.POSITIVE_INFINITY;
    }

    @Override
    long deliver(double now, double[] sums, TouchedNeurons touched) {
        int end = firstFrom(Math.nextUp(now));
        if (plastic != null) {
            plastic.arrive(history.neurons(), next(), end, now, sums, 0);
            plastic.mark(history.neurons(), next(), end, touched);
        } else if (history.strengths() != null) {
            rows.addScaled(history.neurons(), history.strengths(), next(), end, sums, 0);
            rows.mark(history.neurons(), next(), end, touched);
        } else {
            rows.addAndMark(history.neurons(), next(), end, sums, touched);
        }
        return finish(end);
    }

    @Override
    long deliverApart(double now, StochasticArrivals arrivals, int size, TouchedNeurons touched) {
        int end = firstFrom(Math.nextUp(now));
        arrivals.add(rows, history.neurons(), next(), end, 0, size);
        rows.mark(history.neurons(), next(), end, touched);
        return finish(end);
    }

    @Override
    long deliver(double now, GateCounts gates) {
        int end = firstFrom(Math.nextUp(now));
        gates.arrive(rows, history.neurons(), history.strengths(), next(), end);
        return finish(end);
    }

    /** When a spike of the history arrives. */
    double arrival(int spike) {
        return arrival(history.times()[spike], delay);
    }

    /** Index of the next spike to arrive. */
    int next() {
        return history.cursor(reader);
    }

    /** Index of the first spike that arrives at that time or later. */
    int firstFrom(double time) {
        int end = history.cursor(reader);
        while (end < history.size() && arrival(end) < time) {
            end++;
        }
        return end;
    }

    /** Adds the weights of all spikes before an index, each times its factor ({@code [spike of the history]}). */
    void deliverScaled(int end, double[] factors, double[] sums) {
        rows.addScaled(history.neurons(), factors, next(), end, sums, 0);
    }

    /** Takes all spikes before an index off the route; returns the number of synapses that carried them. */
    long finish(int end) {
        long synapses = plastic == null
                ? rows.synapses(history.neurons(), next(), end)
                : plastic.synapses(history.neurons(), next(), end);
        history.moveTo(reader, end);
        return synapses;
    }
}
