package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.delivery.DelayedRows;
import dev.ranvier.core.engine.delivery.PlasticRows;
import dev.ranvier.core.engine.delivery.PoissonCounts;
import dev.ranvier.core.engine.delivery.SynapseRows;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/** Sums in double precision. */
final class DoubleInbox extends Inbox {

    private final double[][] sums; // [receptor][slot and neuron]

    DoubleInbox(Route[] routes, PoissonCounts[] drives, int receptors, int size, int first, int end) {
        super(routes, drives, size, first, end);
        sums = new double[receptors][length()];
    }

    /** Sums of the first receptor, {@code [at(step) + neuron]}, to be set back to 0 by the one who reads them. */
    double[] sums() {
        return sums[0];
    }

    /** Sums of all receptors at which something can arrive, {@code [receptor][at(step) + neuron]}. */
    double[][] allSums() {
        return sums;
    }

    /** Sums of a receptor, {@code [at(step) + neuron]}, to be set back to 0 by the one who reads them. */
    double[] sums(int receptor) {
        return sums[receptor];
    }

    @Override
    void transfer(StateTransfer state) throws IOException {
        super.transfer(state);
        if (keepsSums()) {
            for (double[] receptor : sums) {
                state.all(receptor);
            }
        }
    }

    @Override
    void reset() {
        super.reset();
        for (double[] receptor : sums) {
            if (length() == size()) {
                Arrays.fill(receptor, first(), end(), 0);
            } else {
                Arrays.fill(receptor, 0);
            }
        }
    }

    @Override
    void add(SynapseRows rows, int receptor, int[] sources, int from, int to, int at) {
        rows.add(sources, from, to, sums[receptor], at);
    }

    @Override
    void addScaled(SynapseRows rows, int receptor, int[] sources, double[] factors, int from, int to, int at) {
        rows.addScaled(sources, factors, from, to, sums[receptor], at);
    }

    @Override
    void add(DelayedRows rows, int receptor, int[] sources, int from, int to, int now) {
        rows.add(sources, from, to, now, sums[receptor]);
    }

    @Override
    void arrive(PlasticRows rows, int receptor, int[] sources, int from, int to, int step, int at) {
        rows.arrive(sources, from, to, step, sums[receptor], at);
    }

    @Override
    void drive(PoissonCounts drive, int step, int at) {
        drive.add(step, first(), end(), sums[drive.receptor()], at);
    }
}
