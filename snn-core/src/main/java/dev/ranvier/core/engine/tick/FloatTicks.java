package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.Membrane;
import dev.ranvier.core.engine.MovingGoal;
import dev.ranvier.core.engine.Timeline;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/**
 * What neurons in single precision have in common: potentials, the refractory period, the reset. Kinds differ in how a step
 * moves potential and currents.
 *
 * <p>Time goes as in {@link MembraneTicks}: in a clocked network a neuron moves again in the step in which it takes input
 * again; on a grid one step later, because that step is the end of its refractory period.
 */
abstract class FloatTicks implements TickState {

    final FloatInbox inbox;
    final float[] potential; // [neuron]
    final float[] threshold; // [neuron]
    final Membrane membrane;
    private final MovingGoal goal;
    private final Outbox outbox;
    private final boolean grid;
    private final int holdSteps; // 0: a neuron takes part in the step after its spike
    private final HeldNeurons held;

    FloatTicks(Membrane membrane, MovingGoal goal, FloatInbox inbox, Outbox outbox, Timeline timeline, boolean grid) {
        this.membrane = membrane;
        this.goal = goal;
        this.inbox = inbox;
        this.outbox = outbox;
        this.grid = grid;
        potential = new float[membrane.initial().length];
        threshold = floats(membrane.threshold());
        int refractorySteps = timeline.refractorySteps(membrane.refractoryMs());
        boolean holds = grid ? membrane.refractoryMs() > 0 : refractorySteps > 1;
        holdSteps = holds ? refractorySteps : 0;
        held = new HeldNeurons(holdSteps);
    }

    @Override
    public void reset() {
        inbox.reset();
        outbox.clear();
        held.clear();
        if (goal.reset()) {
            drive(goal.values());
        }
        for (int i = inbox.first(); i < inbox.end(); i++) {
            potential[i] = (float) membrane.initial()[i];
        }
    }

    @Override
    public void transfer(StateTransfer state) throws IOException {
        inbox.transfer(state);
        goal.transfer(state);
        if (goal.moves()) {
            drive(goal.values());
        }
        state.all(potential);
        held.transfer(state);
    }

    @Override
    public final void step(int step) {
        if (goal.moveTo(grid ? step - 1 : step)) {
            drive(goal.values());
        }
        inbox.collect(step);
        int at = inbox.at(step);
        int before = outbox.count();
        int due = held.due(step);
        if (grid && step == 0) {
            outbox.setCount(stand(at, outbox.roomFor(inbox.end() - inbox.first()), before));
        } else if (grid && due > 0) {
            sweepAndRelease(step, at, due);
        } else {
            for (int i = 0; i < due; i++) {
                potential[held.neurons(step)[i]] = held.potentials(step)[i];
            }
            sweep(at);
        }
        if (due > 0) {
            held.release(step);
        }
        for (int i = before; i < outbox.count(); i++) {
            afterSpike(outbox.neurons()[i], step);
        }
        outbox.close();
    }

    @Override
    public final Inbox inbox() {
        return inbox;
    }

    @Override
    public final Outbox outbox() {
        return outbox;
    }

    @Override
    public void potentials(double[] into) {
        for (int i = inbox.first(); i < inbox.end(); i++) {
            into[i] = potential[i];
        }
        held.show(into);
    }

    /**
     * Takes a goal of the potentials, which acts from the next move on.
     *
     * @param goals {@code [neuron]}. Not modified.
     */
    abstract void drive(double[] goals);

    /**
     * Moves all neurons by a step, adds the arrivals, tests the threshold.
     *
     * @param at where the sums of the step begin
     * @param fired takes the neurons at or above the threshold from index {@code count} on. Modified.
     * @return number of neurons in the list
     */
    abstract int move(int at, int[] fired, int count);

    /** The same for a step in which potentials do not move but take arrivals. */
    abstract int stand(int at, int[] fired, int count);

    /** What a neuron's potential takes at once from the arrivals of this step. */
    abstract float jump(int neuron, int at);

    private void sweep(int at) {
        int[] fired = outbox.roomFor(inbox.end() - inbox.first());
        outbox.setCount(move(at, fired, outbox.count()));
    }

    /** On a grid: what arrives at the end of a refractory period counts, but nothing has moved since. */
    private void sweepAndRelease(int step, int at, int due) {
        int[] neurons = held.neurons(step);
        float[] released = held.potentials(step);
        for (int i = 0; i < due; i++) {
            released[i] += jump(neurons[i], at);
        }
        int before = outbox.count();
        sweep(at);
        int swept = outbox.count();
        for (int i = 0; i < due; i++) {
            potential[neurons[i]] = released[i];
            if (released[i] >= threshold[neurons[i]]) {
                outbox.fire(neurons[i]);
            }
        }
        if (outbox.count() > swept) {
            Arrays.sort(outbox.neurons(), before, outbox.count());
        }
    }

    private void afterSpike(int neuron, int step) {
        float reset = (float) membrane.reset(potential[neuron], threshold[neuron]);
        if (holdSteps == 0) {
            potential[neuron] = reset;
        } else {
            potential[neuron] = HeldNeurons.HELD;
            held.hold(neuron, reset, step + holdSteps);
        }
    }

    static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
