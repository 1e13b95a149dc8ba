package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.Membrane;
import dev.ranvier.core.engine.Timeline;
import dev.ranvier.core.network.EscapeRateLif;
import dev.ranvier.core.random.CounterRandom;

/** Leaky integrate-and-fire neurons that fire by chance, in double precision. */
final class EscapeRateTicks extends DoubleTicks {

    private final EscapeRateLif model;
    private final Membrane membrane;
    private final double decay; // of V over a step
    private final double hazardAtThreshold; // per step
    private final long key;

    EscapeRateTicks(
            EscapeRateLif model, Membrane membrane, DoubleInbox inbox, Outbox outbox, Timeline timeline, boolean grid) {
        super(membrane.initial(), membrane.refractoryMs(), inbox, outbox, timeline, grid);
        this.model = model;
        this.membrane = membrane;
        decay = membrane.decay(timeline.stepMs());
        hazardAtThreshold = model.rateAtThresholdHz() * timeline.stepMs() / 1000;
        key = CounterRandom.key(model.seed(), 0);
        reset();
    }

    @Override
    void move(int step, int at, boolean stands) {
        double[] goal = membrane.goal();
        double[] sums = inbox.sums();
        for (int i = inbox.first(); i < inbox.end(); i++) {
            if (moves(i, step)) {
                potential[i] = goal[i] + (potential[i] - goal[i]) * decay;
            }
            if (takes(i, step)) {
                potential[i] += sums[at + i];
            }
            sums[at + i] = 0;
        }
    }

    /** With chance 1 - exp(-expected), which is that of an exponential draw below what is expected. */
    @Override
    boolean fires(int neuron, int step) {
        double above = (potential[neuron] - membrane.threshold()[neuron]) / model.width();
        double expected = hazardAtThreshold * Math.exp(above);
        return CounterRandom.exponential(key, (long) step * inbox.size() + neuron) < expected;
    }

    @Override
    double afterSpike(int neuron) {
        return model.resetPotential();
    }
}
