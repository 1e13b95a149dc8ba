package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.RunLedger;
import dev.ranvier.core.engine.delivery.TouchedNeurons;
import dev.ranvier.core.network.PoissonDrive;
import dev.ranvier.core.random.RandomStream;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;

/**
 * A drive in continuous time. The independent processes of all neurons together are one with the sum of their rates, each
 * arrival of which belongs to any neuron with equal chance.
 */
final class ContinuousDrive extends DriveRoute {

    private final PoissonDrive description;
    private final int size; // of the population
    private final double meanIntervalMs; // of the whole population
    private RandomStream stream;
    private double next; // ms

    ContinuousDrive(int index, PoissonDrive description, int size, RunLedger ledger) {
        super(description.receptor(), index, ledger);
        this.description = description;
        this.size = size;
        meanIntervalMs = 1000 / (description.rateHz() * size);
        reset();
    }

    @Override
    double nextTime() {
        return next;
    }

    @Override
    void reset() {
        stream = new RandomStream(description.seed());
        next = meanIntervalMs * stream.nextExponential();
    }

    @Override
    void transfer(StateTransfer state) throws IOException {
        stream = new RandomStream(description.seed(), state.whole(stream.position()));
        next = state.number(next);
    }

    @Override
    void deliver(double now, double[] sums, TouchedNeurons touched) {
        int neuron = stream.nextInt(size);
        sums[neuron] += description.weight();
        touched.add(neuron);
        count(1);
        next = Math.max(now + meanIntervalMs * stream.nextExponential(), Math.nextUp(now));
    }
}
