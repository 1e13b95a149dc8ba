package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.Timeline;
import dev.ranvier.core.network.ConstantSlope;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/**
 * Constant-slope neurons on a grid: arrivals weigh by the time of their step, and a neuron fires at the first step of the
 * window at which V has reached the threshold. The window ends with the first step that is not before its end, so that a
 * spike near the end is moved and not lost.
 */
final class ConstantSlopeTicks implements TickState {

    private final ConstantSlope model;
    private final DoubleInbox inbox;
    private final Outbox outbox;
    private final Timeline timeline;
    private final double[] threshold; // [neuron]
    private final double[] initial; // [neuron]
    private final double[] atStart; // [neuron], V at the start of the window, from the input so far
    private final boolean[] fired; // [neuron]
    private double risen; // since the start of the window, at the last step

    ConstantSlopeTicks(ConstantSlope model, DoubleInbox inbox, Outbox outbox, Timeline timeline) {
        this.model = model;
        this.inbox = inbox;
        this.outbox = outbox;
        this.timeline = timeline;
        int size = inbox.size();
        threshold = model.threshold().expand(size);
        initial = model.initialPotential().expand(size);
        atStart = new double[size];
        fired = new boolean[size];
        reset();
    }

    @Override
    public void reset() {
        System.arraycopy(initial, 0, atStart, 0, initial.length);
        inbox.reset();
        outbox.clear();
        Arrays.fill(fired, false);
        risen = 0;
    }

    @Override
    public void transfer(StateTransfer state) throws IOException {
        inbox.transfer(state);
        state.all(atStart);
        state.all(fired);
        risen = state.number(risen);
    }

    @Override
    public void step(int step) {
        inbox.collect(step);
        double slope = Math.max(0, (model.windowStartMs() - timeline.toMs(step)) / model.tauMs());
        double[] sums = inbox.sums();
        int at = inbox.at(step);
        for (int i = inbox.first(); i < inbox.end(); i++) {
            atStart[i] += slope * sums[at + i];
            sums[at + i] = 0;
        }
        if (step >= timeline.firstInstantFrom(model.windowStartMs())
                && step <= timeline.firstInstantFrom(model.windowEndMs())) {
            risen = (timeline.toMs(step) - model.windowStartMs()) / model.tauMs();
            test(step);
        }
        outbox.close();
    }

    @Override
    public Inbox inbox() {
        return inbox;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public void potentials(double[] into) {
        for (int i = inbox.first(); i < inbox.end(); i++) {
            into[i] = fired[i] ? Math.max(atStart[i], threshold[i]) : atStart[i] + risen;
        }
    }

    private void test(int step) {
        for (int i = inbox.first(); i < inbox.end(); i++) {
            boolean due = model.levels() == 0
                    ? atStart[i] + risen >= threshold[i]
                    : step >= timeline.firstInstantFrom(model.firingMs(atStart[i], threshold[i]));
            if (!fired[i] && due) {
                fired[i] = true;
                outbox.fire(i);
            }
        }
    }
}
