package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.RunLedger;
import dev.ranvier.core.engine.Timeline;
import dev.ranvier.core.engine.delivery.SpikeHistory;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/**
 * The mutable state of one population and what it does in an instant. Its entries in the event queue are numbered in the
 * order in which things happen within an instant: arrivals by projection and by drive, then the population's own entry, then one a
 * neuron; the blocks of all populations follow one another in the order of the compiled network.
 */
abstract class PopulationState {

    /** Where a population stands in the engine. */
    record Place(
            int population,
            int size,
            int firstEntry,
            Route[] incoming,
            DriveRoute[] drives,
            Route[] outgoing,
            SpikeHistory history,
            EventQueue queue,
            RunLedger ledger,
            Timeline timeline) {

        int ownEntry() {
            return firstEntry + incoming.length + drives.length;
        }

        int neuronEntry(int neuron) {
            return ownEntry() + 1 + neuron;
        }

        int endEntry() {
            return ownEntry() + 1 + size;
        }
    }

    final Place place;
    private int[] list = new int[16]; // [listed], neurons that fire in this instant
    private int listed;

    PopulationState(Place place) {
        this.place = place;
    }

    /** Back to the start; the queue is empty and takes the first entries. */
    abstract void reset();

    /** All arrivals of one route in this instant. */
    abstract void arrive(Route route, double now);

    /** The next arrival of a drive. */
    void arrive(DriveRoute drive, double now) {
        throw new AssertionError("the engine refuses drives of such neurons");
    }

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

    /** Empties the routes and sets changing weights back. */
    final void resetRoutes() {
        for (Route route : place.incoming()) {
            route.reset();
        }
    }

    /** Carries everything; a subclass adds its own. Between instants nobody is listed. */
    void transfer(StateTransfer state) throws IOException {
        place.history().transfer(state);
        for (Route route : place.incoming()) {
            route.transfer(state);
        }
        for (DriveRoute drive : place.drives()) {
            drive.transfer(state);
        }
    }

    /** Starts the drives anew and puts their first arrivals into the queue. */
    final void announceDrives() {
        for (int i = 0; i < place.drives().length; i++) {
            place.drives()[i].reset();
            place.queue().set(place.firstEntry() + place.incoming().length + i, place.drives()[i].nextTime());
        }
    }

    /** Works through one instant. */
    final void handle(double now) {
        EventQueue queue = place.queue();
        int end = place.endEntry();
        while (queue.firstTime() == now && queue.first() < end) {
            int entry = queue.removeFirst();
            int arrival = entry - place.firstEntry();
            if (arrival < place.incoming().length) {
                arrive(place.incoming()[arrival], now);
            } else if (entry < place.ownEntry()) {
                DriveRoute drive = place.drives()[arrival - place.incoming().length];
                arrive(drive, now);
                queue.set(entry, drive.nextTime());
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

    /** Takes a neuron down that fires in this instant, in whatever order they come up. */
    final void list(int neuron) {
        if (listed == list.length) {
            list = Arrays.copyOf(list, 2 * listed);
        }
        list[listed++] = neuron;
    }

    /** Fires the neurons that were taken down, in rising order. */
    final void fireListed(double now) {
        if (listed > 1) {
            Arrays.sort(list, 0, listed);
        }
        for (int i = 0; i < listed; i++) {
            fire(list[i], now);
        }
        listed = 0;
    }

    /** Fires a graded spike; the network refuses changing synapses behind and before it. */
    final void fire(int neuron, double now, double strength) {
        place.ledger().spike(place.population(), neuron, place.timeline().toMs(now), strength);
        if (place.outgoing().length > 0) {
            place.history().append(now, neuron, strength);
        }
    }

    final void fire(int neuron, double now) {
        place.ledger().spike(place.population(), neuron, place.timeline().toMs(now));
        if (place.outgoing().length > 0) {
            place.history().append(now, neuron);
        }
        for (Route route : place.incoming()) {
            if (route.plasticRows() != null) {
                route.plasticRows().fired(neuron, now);
            }
        }
    }
}
