package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.Membrane;
import dev.ranvier.core.engine.MovingGoal;
import dev.ranvier.core.engine.Timeline;
import dev.ranvier.core.engine.kernel.Kernels;

/** Integrate-and-fire neurons with and without leak whose potential jumps with each arrival, in single precision. */
final class FloatMembraneTicks extends FloatTicks {

    private static final Kernels KERNELS = Kernels.best();

    private final float decay; // over a step
    private final double stepMs;
    private float[] base; // [neuron], what drive and rest add in a step

    FloatMembraneTicks(
            Membrane membrane, MovingGoal goal, FloatInbox inbox, Outbox outbox, Timeline timeline, boolean grid) {
        super(membrane, goal, inbox, outbox, timeline, grid);
        decay = (float) membrane.decay(timeline.stepMs());
        stepMs = timeline.stepMs();
        reset();
    }

    @Override
    void drive(double[] goals) {
        base = floats(membrane.base(goals, stepMs));
    }

    @Override
    int move(int at, int[] fired, int count) {
        return KERNELS.jump(
                potential, base, threshold, decay, inbox.sums(0), at, fired, count, inbox.first(), inbox.end());
    }

    @Override
    int stand(int at, int[] fired, int count) {
        float[] sums = inbox.sums(0);
        int listed = count;
        for (int i = inbox.first(); i < inbox.end(); i++) {
            potential[i] += sums[at + i];
            sums[at + i] = 0;
            if (potential[i] >= threshold[i]) {
                fired[listed++] = i;
            }
        }
        return listed;
    }

    @Override
    float jump(int neuron, int at) {
        return inbox.sums(0)[at + neuron];
    }
}
