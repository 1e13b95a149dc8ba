package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.Membrane;
import dev.ranvier.core.engine.Timeline;
import dev.ranvier.core.network.AdaptiveLif;
import java.util.Arrays;

/** Leaky integrate-and-fire neurons with an adaptive threshold, in double precision; both variables move exactly. */
final class AdaptiveTicks extends DoubleTicks {

    private final AdaptiveLif model;
    private final Membrane membrane;
    private final double decay; // of V over a step
    private final double thresholdDecay; // of the adaptation over a step
    private final double[] adaptation; // [neuron]

    AdaptiveTicks(
            AdaptiveLif model, Membrane membrane, DoubleInbox inbox, Outbox outbox, Timeline timeline, boolean grid) {
        super(membrane.initial(), membrane.refractoryMs(), inbox, outbox, timeline, grid);
        this.model = model;
        this.membrane = membrane;
        decay = membrane.decay(timeline.stepMs());
        thresholdDecay = Math.exp(-timeline.stepMs() / model.tauThresholdMs());
        adaptation = new double[potential.length];
        reset();
    }

    @Override
    public void reset() {
        super.reset();
        Arrays.fill(adaptation, 0);
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
