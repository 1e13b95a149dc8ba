package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.RunLedger;
import dev.ranvier.core.engine.delivery.TouchedNeurons;
import dev.ranvier.core.network.PoissonDrive;
import dev.ranvier.core.random.RandomStream;

/**
 * The Poisson arrivals of a drive in continuous time. The independent processes of all neurons together are one with the
 * sum of their rates, each arrival of which belongs to any neuron with equal chance.
 */
final class DriveRoute {

    private final int index; // after the projections of the network
    private final PoissonDrive description;
    private final int size; // of the population
    private final RunLedger ledger;
    private final double meanIntervalMs; // of the whole population
    private RandomStream stream;
    private double next; // ms

    DriveRoute(int index, PoissonDrive description, int size, RunLedger ledger) {
        this.index = index;
        this.description = description;
        this.size = size;
        this.ledger = ledger;
        meanIntervalMs = 1000 / (description.rateHz() * size);
        reset();
    }

    int receptor() {
        return description.receptor();
    }

    /** Time of the next arrival, ms. */
    double nextTime() {
        return next;
    }

    void reset() {
        stream = new RandomStream(description.seed());
        next = meanIntervalMs * stream.nextExponential();
    }

    /** Adds the arrival of this instant and draws the next. Both are modified. */
    void deliver(double now, double[] sums, TouchedNeurons touched) {
        int neuron = stream.nextInt(size);
        sums[neuron] += description.weight();
        touched.add(neuron);
        ledger.arrived(index, 1);
        next = Math.max(now + meanIntervalMs * stream.nextExponential(), Math.nextUp(now));
    }
}
