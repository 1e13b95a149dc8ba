package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.RunLedger;
import dev.ranvier.core.engine.Timeline;
import dev.ranvier.core.engine.delivery.SpikeHistory;

/**
 * The mutable state of one population and what it does in an instant. Its entries in the event queue are numbered in the
 * order in which things happen within an instant: arrivals by projection, then the population's own entry, then one a
 * neuron; the blocks of all populations follow one another in the order of the compiled network.
 */
abstract class PopulationState {

    /** Where a population stands in the engine. */
    record Place(
            int population,
            int size,
            int firstEntry,
            Route[] incoming,
            Route[] outgoing,
            SpikeHistory history,
            EventQueue queue,
            RunLedger ledger,
            Timeline timeline) {

        int ownEntry() {
            return firstEntry + incoming.length;
        }

        int neuronEntry(int neuron) {
            return firstEntry + incoming.length + 1 + neuron;
        }

        int endEntry() {
            return firstEntry + incoming.length + 1 + size;
        }
    }

    final Place place;

    PopulationState(Place place) {
        this.place = place;
    }

    /** Back to the start; the queue is empty and takes the first entries. */
    abstract void reset();

    /** All arrivals of one route in this instant. */
    abstract void arrive(Route route, double now);

    /** The population's own entry has come. */
    abstract void wake(double now);

    /** A neuron's entry has come. */
    abstract void prompt(int neuron, double now);

    /** Everything of this instant has arrived: test thresholds, fire, make new entries. */
    abstract void settle(double now);

    /**
     * Potentials; see {@link dev.ranvier.core.engine.Engine#potentials}.
     *
     * @param open first instant that has not happened
     * @param into {@code [neuron]}. Modified.
     */
    abstract void potentials(double nowMs, double open, double[] into);

    /** Fetches arrivals that were not events, up to the first instant that has not happened. */
    void catchUp(double open) {
        // Arrivals are events, except where a subclass says otherwise.
    }

    /** Works through one instant. */
    final void handle(double now) {
        EventQueue queue = place.queue();
        int end = place.endEntry();
        while (queue.firstTime() == now && queue.first() < end) {
            int entry = queue.removeFirst();
            if (entry < place.ownEntry()) {
                arrive(place.incoming()[entry - place.firstEntry()], now);
            } else if (entry == place.ownEntry()) {
                wake(now);
            } else {
                prompt(entry - place.ownEntry() - 1, now);
            }
        }
        settle(now);
        for (Route route : place.outgoing()) {
            route.announce(queue);
        }
    }

    final void fire(int neuron, double now) {
        place.ledger().spike(place.population(), neuron, place.timeline().toMs(now));
        if (place.outgoing().length > 0) {
            place.history().append(now, neuron);
        }
    }
}
