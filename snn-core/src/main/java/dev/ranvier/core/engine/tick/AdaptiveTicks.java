package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.Membrane;
import dev.ranvier.core.engine.MovingGoal;
import dev.ranvier.core.engine.Timeline;
import dev.ranvier.core.network.AdaptiveLif;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/** Leaky integrate-and-fire neurons with an adaptive threshold, in double precision; both variables move exactly. */
final class AdaptiveTicks extends DoubleTicks {

    private final AdaptiveLif model;
    private final Membrane membrane;
    private final MovingGoal goal;
    private final double decay; // of V over a step
    private final double thresholdDecay; // of the adaptation over a step
    private final double[] adaptation; // [neuron]

    AdaptiveTicks(
            AdaptiveLif model,
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
        thresholdDecay = Math.exp(-timeline.stepMs() / model.tauThresholdMs());
        adaptation = new double[potential.length];
        reset();
    }

    @Override
    public void reset() {
        super.reset();
        goal.reset();
        Arrays.fill(adaptation, 0);
    }

    @Override
    public void transfer(StateTransfer state) throws IOException {
        super.transfer(state);
        goal.transfer(state);
        state.all(adaptation);
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
            adaptation[i] *= stands ? 1 : thresholdDecay;
        }
    }

    @Override
    boolean fires(int neuron, int step) {
        return potential[neuron] >= membrane.threshold()[neuron] + adaptation[neuron];
    }

    @Override
    double afterSpike(int neuron) {
        double reset = membrane.reset(potential[neuron], membrane.threshold()[neuron] + adaptation[neuron]);
        adaptation[neuron] += model.thresholdJump();
        return reset;
    }
}
