package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.delivery.GateCounts;
import dev.ranvier.core.engine.delivery.PlasticRows;
import dev.ranvier.core.engine.delivery.SpikeHistory;
import dev.ranvier.core.engine.delivery.SynapseRows;
import dev.ranvier.core.engine.delivery.TouchedNeurons;

/** One projection of a running network: the spikes on their way through it. */
final class Route {

    private static final int COLLECTED = -1;

    private final int projection;
    private final int receptor; // of the target
    private final SynapseRows rows; // null if they change
    private final PlasticRows plastic; // null if they do not
    private final double delay; // ms, or steps
    private final SpikeHistory history; // of the source population
    private final int reader; // this route's cursor there
    private final int entry; // in the event queue; COLLECTED if the target fetches its arrivals itself

    private Route(
            int projection,
            int receptor,
            SynapseRows rows,
            PlasticRows plastic,
            double delay,
            SpikeHistory history,
            int reader,
            int entry) {
        this.projection = projection;
        this.receptor = receptor;
        this.rows = rows;
        this.plastic = plastic;
        this.delay = delay;
        this.history = history;
        this.reader = reader;
        this.entry = entry;
    }

    /** A route whose arrivals are events. */
    static Route announced(
            int projection, int receptor, SynapseRows rows, double delay, SpikeHistory history, int reader, int entry) {
        return new Route(projection, receptor, rows, null, delay, history, reader, entry);
    }

    /** A route whose synapses change. */
    static Route plastic(
            int projection, int receptor, PlasticRows rows, double delay, SpikeHistory history, int reader, int entry) {
        return new Route(projection, receptor, null, rows, delay, history, reader, entry);
    }

    /** A route whose target fetches what has arrived when it needs it. */
    static Route collected(int projection, SynapseRows rows, double delay, SpikeHistory history, int reader) {
        return new Route(projection, 0, rows, null, delay, history, reader, COLLECTED);
    }

    int projection() {
        return projection;
    }

    int receptor() {
        return receptor;
    }

    /** The changing synapses; null if they do not change. */
    PlasticRows plasticRows() {
        return plastic;
    }

    /** Puts the next arrival, if there is one, into the queue. */
    void announce(EventQueue queue) {
        int next = history.cursor(reader);
        if (entry != COLLECTED && next < history.size()) {
            queue.set(entry, arrival(next));
        }
    }

    /** When a spike of the history arrives. A delay that is lost in rounding still is one. */
    double arrival(int spike) {
        double fired = history.times()[spike];
        return delay == 0 ? fired : Math.max(fired + delay, Math.nextUp(fired));
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

    /** Adds the weights of all spikes of this instant, those before an index, and marks whom they reach. Both are modified. */
    void deliver(int end, double[] sums, TouchedNeurons touched) {
        if (plastic != null) {
            plastic.arrive(history.neurons(), next(), end, arrival(next()), sums, 0);
            plastic.mark(history.neurons(), next(), end, touched);
        } else if (history.strengths() != null) {
            rows.addScaled(history.neurons(), history.strengths(), next(), end, sums, 0);
            rows.mark(history.neurons(), next(), end, touched);
        } else {
            rows.addAndMark(history.neurons(), next(), end, sums, touched);
        }
    }

    /** Lets gates count the spikes before an index. */
    void deliver(int end, GateCounts gates) {
        gates.arrive(rows, history.neurons(), history.strengths(), next(), end);
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
