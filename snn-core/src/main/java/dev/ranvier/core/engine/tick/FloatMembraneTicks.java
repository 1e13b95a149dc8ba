package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.Membrane;
import dev.ranvier.core.engine.MovingGoal;
import dev.ranvier.core.engine.Timeline;
import dev.ranvier.core.engine.kernel.Kernels;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;

/** Integrate-and-fire neurons with and without leak whose potential jumps with each arrival, in single precision. */
final class FloatMembraneTicks extends FloatTicks {

    private static final Kernels KERNELS = Kernels.best();

    private final float decay; // over a step
    private final double stepMs;
    private final float[] initialBase; // [neuron], what drive and rest add in a step at the start
    private final boolean driven; // true if arrivals can change the drive
    private final float[] base; // [neuron], what drive and rest add in a step now

    FloatMembraneTicks(
            Membrane membrane, MovingGoal goal, FloatInbox inbox, Outbox outbox, Timeline timeline, boolean grid) {
        super(membrane, goal, inbox, outbox, timeline, grid);
        decay = (float) membrane.decay(timeline.stepMs());
        stepMs = timeline.stepMs();
        initialBase = floats(membrane.base(goal.values(), stepMs));
        driven = !membrane.leaky() && inbox.takes(IntegrateAndFire.DRIVE);
        base = driven || goal.moves() ? initialBase.clone() : initialBase;
        reset();
    }

    @Override
    void drive(double[] goals) {
        System.arraycopy(floats(membrane.base(goals, stepMs)), 0, base, 0, base.length);
    }

    @Override
    public void transfer(StateTransfer state) throws IOException {
        super.transfer(state);
        if (driven) {
            state.all(base);
        }
    }

    @Override
    public void reset() {
        super.reset();
        if (driven) {
            System.arraycopy(initialBase, inbox.first(), base, inbox.first(), inbox.end() - inbox.first());
        }
    }

    @Override
    int move(int at, int[] fired, int count) {
        if (driven) {
            float[] changes = inbox.sums(IntegrateAndFire.DRIVE);
            for (int i = inbox.first(); i < inbox.end(); i++) {
                base[i] += changes[at + i] * (float) stepMs;
                changes[at + i] = 0;
            }
        }
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
