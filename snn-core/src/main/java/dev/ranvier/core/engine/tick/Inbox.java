package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.delivery.DelayedRows;
import dev.ranvier.core.engine.delivery.PlasticRows;
import dev.ranvier.core.engine.delivery.PoissonCounts;
import dev.ranvier.core.engine.delivery.SpikeHistory;
import dev.ranvier.core.engine.delivery.SynapseRows;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/**
 * The projections that enter one part of a population, and the sums of what arrives over them. Where synapses have delays
 * of their own the sums are a ring with a slot for each step to come; else there is one slot, which is filled when the
 * spikes arrive.
 */
abstract class Inbox {

    /**
     * One projection: where its spikes wait, and for how long.
     *
     * @param index of the projection in the network
     * @param receptor that takes its weights
     * @param rows its synapses; null if one of the next two is there
     * @param delayedRows its synapses if they have delays of their own; else null
     * @param plastic its synapses if they change; else null
     * @param leadSteps how many steps after a spike it is delivered
     * @param history of the source population
     * @param reader its cursor there
     */
    record Route(
            int index,
            int receptor,
            SynapseRows rows,
            DelayedRows delayedRows,
            PlasticRows plastic,
            int leadSteps,
            SpikeHistory history,
            int reader) {}

    private final Route[] routes; // in the order of the network
    private final PoissonCounts[] drives;
    private final int size;
    private final int first;
    private final int end;
    private final int slots; // a power of two
    private final int slotBits;
    private final long[] routeEvents; // [route]

    Inbox(Route[] routes, PoissonCounts[] drives, int size, int first, int end) {
        this.routes = routes;
        this.drives = drives;
        this.size = size;
        this.first = first;
        this.end = end;
        int longest = 0;
        for (Route route : routes) {
            longest = Math.max(
                    longest,
                    route.delayedRows() == null ? 0 : route.delayedRows().longestSteps());
        }
        slots = Integer.highestOneBit(2 * longest + 1);
        slotBits = DelayedRows.targetBits(size);
        routeEvents = new long[routes.length];
    }

    /** True if something can arrive at a receptor. */
    final boolean takes(int receptor) {
        boolean taken = false;
        for (Route route : routes) {
            taken |= route.receptor() == receptor;
        }
        for (PoissonCounts drive : drives) {
            taken |= drive.receptor() == receptor;
        }
        return taken;
    }

    /** Number of neurons of the whole population. */
    final int size() {
        return size;
    }

    /** First neuron of the part. */
    final int first() {
        return first;
    }

    /** End of the neurons of the part. */
    final int end() {
        return end;
    }

    /** Length of an array of sums: a neuron's in a step stands at {@code at(step) + neuron}. */
    final int length() {
        return slots == 1 ? size : Math.multiplyExact(slots, 1 << slotBits);
    }

    /** Where the sums of a step begin. */
    final int at(int step) {
        return (step & slots - 1) << slotBits;
    }

    /** Adds everything that arrives in a step to the sums; returns true if something does. */
    final boolean collect(int step) {
        boolean arrived = drives.length > 0;
        for (int r = 0; r < routes.length; r++) {
            Route route = routes[r];
            SpikeHistory history = route.history();
            int from = history.cursor(route.reader());
            int to = from;
            while (to < history.size() && history.times()[to] <= step - route.leadSteps()) {
                to++;
            }
            if (to > from) {
                arrived = true;
                history.moveTo(route.reader(), to);
                routeEvents[r] += deliver(route, from, to, step);
            }
        }
        for (PoissonCounts drive : drives) {
            drive(drive, step, at(step));
        }
        return arrived;
    }

    /** Synapses that have carried a spike, by the index of their projection; added to the array. Modified. */
    final void addEvents(long[] byProjection) {
        for (int r = 0; r < routes.length; r++) {
            byProjection[routes[r].index()] += routeEvents[r];
        }
        for (PoissonCounts drive : drives) {
            byProjection[drive.index()] += drive.arrivals();
        }
    }

    /** Tells the changing synapses that a neuron has fired in a step. */
    final void fired(int neuron, int step) {
        for (Route route : routes) {
            if (route.plastic() != null) {
                route.plastic().fired(neuron, step);
            }
        }
    }

    /** The changing synapses of a projection; null if it has none here. */
    final PlasticRows plastic(int projection) {
        for (Route route : routes) {
            if (route.index() == projection) {
                return route.plastic();
            }
        }
        return null;
    }

    /** Carries counts, changing weights, and the sums of steps to come. */
    void transfer(StateTransfer state) throws IOException {
        state.all(routeEvents);
        for (Route route : routes) {
            if (route.plastic() != null) {
                route.plastic().transfer(state);
            }
        }
        for (PoissonCounts drive : drives) {
            drive.transfer(state);
        }
    }

    /** True if sums of steps to come are kept. */
    final boolean keepsSums() {
        return slots > 1;
    }

    /** Empties sums and counts, and sets changing weights back. */
    void reset() {
        Arrays.fill(routeEvents, 0);
        for (Route route : routes) {
            if (route.plastic() != null) {
                route.plastic().reset();
            }
        }
        for (PoissonCounts drive : drives) {
            drive.reset();
        }
    }

    /** Adds rows to the sums of a step. */
    abstract void add(SynapseRows rows, int receptor, int[] sources, int from, int to, int at);

    /** Adds rows to the sums of a step, each times its own factor. */
    abstract void addScaled(SynapseRows rows, int receptor, int[] sources, double[] factors, int from, int to, int at);

    /** Adds rows to the sums of the steps to come. */
    abstract void add(DelayedRows rows, int receptor, int[] sources, int from, int to, int now);

    /** Lets spikes arrive at changing synapses and adds their rows to the sums of a step. */
    abstract void arrive(PlasticRows rows, int receptor, int[] sources, int from, int to, int step, int at);

    /** Adds the arrivals of a drive to the sums of a step. */
    abstract void drive(PoissonCounts drive, int step, int at);

    private long deliver(Route route, int from, int to, int step) {
        SpikeHistory history = route.history();
        if (history.strengths() != null) {
            addScaled(route.rows(), route.receptor(), history.neurons(), history.strengths(), from, to, at(step));
            return route.rows().synapses(history.neurons(), from, to);
        }
        if (route.rows() != null) {
            add(route.rows(), route.receptor(), history.neurons(), from, to, at(step));
            return route.rows().synapses(history.neurons(), from, to);
        }
        if (route.plastic() != null) {
            arrive(route.plastic(), route.receptor(), history.neurons(), from, to, step, at(step));
            return route.plastic().synapses(history.neurons(), from, to);
        }
        int begin = from;
        while (begin < to) {
            double fired = history.times()[begin];
            int after = begin + 1;
            while (after < to && history.times()[after] == fired) {
                after++;
            }
            int now = (int) fired << slotBits;
            add(route.delayedRows(), route.receptor(), history.neurons(), begin, after, now);
            begin = after;
        }
        return route.delayedRows().synapses(history.neurons(), from, to);
    }
}
