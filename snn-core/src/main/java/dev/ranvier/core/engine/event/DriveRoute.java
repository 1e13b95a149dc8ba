package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.RunLedger;
import dev.ranvier.core.engine.delivery.TouchedNeurons;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;

/** The Poisson arrivals of a drive. */
abstract class DriveRoute {

    private final int receptor;
    private final int index; // after the projections of the network
    private final RunLedger ledger;

    DriveRoute(int receptor, int index, RunLedger ledger) {
        this.receptor = receptor;
        this.index = index;
        this.ledger = ledger;
    }

    final int receptor() {
        return receptor;
    }

    final void count(long arrivals) {
        ledger.arrived(index, arrivals);
    }

    /** The instant of the next arrival. */
    abstract double nextTime();

    abstract void reset();

    abstract void transfer(StateTransfer state) throws IOException;

    /** Adds the arrivals of this instant and goes on to the next. Both are modified. */
    abstract void deliver(double now, double[] sums, TouchedNeurons touched);
}
