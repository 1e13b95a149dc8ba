package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.RunLedger;
import dev.ranvier.core.engine.delivery.SpikeHistory;
import dev.ranvier.core.engine.delivery.SynapseRows;

/** The projections that enter one population, and the sums of what arrives over them in one step. */
final class Inbox {

    /** One projection: where its spikes wait, and for how long. */
    record Route(int projection, SynapseRows rows, int delaySteps, SpikeHistory history, int reader) {}

    private final Route[] routes; // in the order of the network
    private final RunLedger ledger;
    private final double[] sums; // [neuron]

    Inbox(Route[] routes, RunLedger ledger, int size) {
        this.routes = routes;
        this.ledger = ledger;
        sums = new double[size];
    }

    /** {@code [neuron]}, to be set back to 0 by the one who reads them. */
    double[] sums() {
        return sums;
    }

    /** Adds everything that arrives in a step to the sums. */
    void collect(int step) {
        collect(step, null);
    }

    /** Puts what arrives in a step into the sums spike by spike, for a list to take it from there each time. */
    void collectOneByOne(int step, ArrivalList each) {
        collect(step, each);
    }

    private void collect(int step, ArrivalList each) {
        for (Route route : routes) {
            SpikeHistory history = route.history();
            int from = history.cursor(route.reader());
            int to = from;
            while (to < history.size() && history.times()[to] <= step - route.delaySteps()) {
                to++;
            }
            if (to > from) {
                if (each == null) {
                    route.rows().add(history.neurons(), from, to, sums);
                }
                for (int spike = from; each != null && spike < to; spike++) {
                    route.rows().add(history.neurons(), spike, spike + 1, sums);
                    each.take(sums);
                }
                ledger.arrived(route.projection(), route.rows().synapses(history.neurons(), from, to));
                history.moveTo(route.reader(), to);
            }
        }
    }
}
