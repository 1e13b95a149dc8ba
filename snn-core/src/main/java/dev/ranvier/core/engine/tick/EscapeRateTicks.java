package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.Membrane;
import dev.ranvier.core.engine.MovingGoal;
import dev.ranvier.core.engine.Timeline;
import dev.ranvier.core.network.EscapeRateLif;
import dev.ranvier.core.random.CounterRandom;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;

/** Leaky integrate-and-fire neurons that fire by chance, in double precision. */
final class EscapeRateTicks extends DoubleTicks {

    private final EscapeRateLif model;
    private final Membrane membrane;
    private final MovingGoal goal;
    private final double decay; // of V over a step
    private final double hazardAtThreshold; // per step
    private final long key;

    EscapeRateTicks(
            EscapeRateLif model,
            Membrane membrane,
            MovingGoal goal,
            DoubleInbox inbox,
            Outbox outbox,
            Timeline timeline,
            boolean grid) {
        super(membrane.initial(), membrane.refractoryMs(), inbox, outbox, timeline, grid);
        this.model = model;
        this.membrane = membrane;
        this.goal = goal;
        decay = membrane.decay(timeline.stepMs());
        hazardAtThreshold = model.rateAtThresholdHz() * timeline.stepMs() / 1000;
        key = CounterRandom.key(model.seed(), 0);
        reset();
    }

    @Override
    public void reset() {
        super.reset();
        goal.reset();
    }

    @Override
    public void transfer(StateTransfer state) throws IOException {
        super.transfer(state);
        goal.transfer(state);
    }

    @Override
    void move(int step, int at, boolean stands) {
        goal.moveTo(drivenIn(step));
        double[] towards = goal.values();
        double[] sums = inbox.sums();
        for (int i = inbox.first(); i < inbox.end(); i++) {
            if (moves(i, step)) {
                potential[i] = towards[i] + (potential[i] - towards[i]) * decay;
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
