package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.Membrane;
import dev.ranvier.core.engine.Timeline;
import dev.ranvier.core.engine.kernel.Kernels;
import dev.ranvier.core.network.IntegrateAndFire;

/** Integrate-and-fire neurons with and without leak whose potential jumps with each arrival, in single precision. */
final class FloatMembraneTicks extends FloatTicks {

    private static final Kernels KERNELS = Kernels.best();

    private final float decay; // over a step
    private final float[] initialBase; // [neuron], what drive and rest add in a step
    private final boolean driven; // true if arrivals can change the drive
    private final float stepMs;
    private final float[] base; // [neuron], what drive and rest add in a step now

    FloatMembraneTicks(Membrane membrane, FloatInbox inbox, Outbox outbox, Timeline timeline, boolean grid) {
        super(membrane, inbox, outbox, timeline, grid);
        decay = (float) membrane.decay(timeline.stepMs());
        initialBase = floats(membrane.base(timeline.stepMs()));
        driven = !membrane.leaky() && inbox.takes(IntegrateAndFire.DRIVE);
        stepMs = (float) timeline.stepMs();
        base = driven ? initialBase.clone() : initialBase;
        reset();
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
                base[i] += changes[at + i] * stepMs;
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
