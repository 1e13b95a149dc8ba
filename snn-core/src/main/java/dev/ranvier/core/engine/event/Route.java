package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.StochasticArrivals;
import dev.ranvier.core.engine.delivery.GateCounts;
import dev.ranvier.core.engine.delivery.PlasticRows;
import dev.ranvier.core.engine.delivery.SpikeHistory;
import dev.ranvier.core.engine.delivery.TouchedNeurons;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;

/** One projection of a running network: the spikes on their way through it. */
abstract class Route {

    /** Entry of a route whose target fetches what has arrived when it needs it. */
    static final int COLLECTED = -1;

    final SpikeHistory history; // of the source population
    final int reader; // this route's cursor there
    private final int projection;
    private final int receptor; // of the target
    private final int entry; // in the event queue, or COLLECTED

    Route(int projection, int receptor, SpikeHistory history, int reader, int entry) {
        this.projection = projection;
        this.receptor = receptor;
        this.history = history;
        this.reader = reader;
        this.entry = entry;
    }

    final int projection() {
        return projection;
    }

    final int receptor() {
        return receptor;
    }

    /** The changing synapses; null if they do not change. */
    PlasticRows plasticRows() {
        return null;
    }

    /** Puts the next arrival, if there is one, into the queue. */
    final void announce(EventQueue queue) {
        double next = entry == COLLECTED ? Double.POSITIVE_INFINITY : nextArrival();
        if (next < Double.POSITIVE_INFINITY) {
            queue.set(entry, next);
        }
    }

    /** No spikes on their way; the history is empty, too. */
    abstract void reset();

    /** Carries what the history does not hold. */
    abstract void transfer(StateTransfer state) throws IOException;

    /** When the next arrival will be, infinite if none is on its way. */
    abstract double nextArrival();

    /**
     * Adds the weights of all that arrives in an instant, marks whom it reaches, and takes it off the route. Both are
     * modified.
     *
     * @return the number of synapses that carried it
     */
    abstract long deliver(double now, double[] sums, TouchedNeurons touched);

    /** The same for synapses that are random. Both are modified. */
    abstract long deliverApart(double now, StochasticArrivals arrivals, int size, TouchedNeurons touched);

    /** Lets gates count what arrives in an instant, and takes it off the route. */
    abstract long deliver(double now, GateCounts gates);

    /** When something arrives that was fired at a time. A delay that is lost in rounding still is one. */
    static double arrival(double fired, double delay) {
        return delay == 0 ? fired : Math.max(fired + delay, Math.nextUp(fired));
    }
}
