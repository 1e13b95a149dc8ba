package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.RunLedger;
import dev.ranvier.core.engine.delivery.PoissonCounts;
import dev.ranvier.core.engine.delivery.TouchedNeurons;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;

/** A drive of a clocked network: the arrivals of every step, the same as in the tick engine. */
final class SteppedDrive extends DriveRoute {

    private final PoissonCounts counts;
    private double next; // step

    SteppedDrive(PoissonCounts counts, RunLedger ledger) {
        super(counts.receptor(), counts.index(), ledger);
        this.counts = counts;
    }

    @Override
    double nextTime() {
        return next;
    }

    @Override
    void reset() {
        counts.reset();
        next = 0;
    }

    @Override
    void transfer(StateTransfer state) throws IOException {
        counts.transfer(state);
        next = state.number(next);
    }

    @Override
    void deliver(double now, double[] sums, TouchedNeurons touched) {
        long before = counts.arrivals();
        counts.addAndMark((int) now, sums, touched);
        count(counts.arrivals() - before);
        next = now + 1;
    }
}
