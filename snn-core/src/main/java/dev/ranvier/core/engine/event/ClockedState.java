package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.MovingGoal;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/**
 * A population of a clocked network. A neuron is carried over the steps in which nothing reached it by the same operations
 * that a visit to each of them would have done, so that it gets the same bits. A population that is visited in every step
 * has an entry of its own; in any other a neuron is visited where something arrives, and in the next step if it might fire
 * by then without an arrival.
 */
abstract class ClockedState extends ArrivingState {

    private final boolean everyStep;
    private final MovingGoal goal; // null if there is none
    final int[] done; // [neuron], the last step that is over for it

    /** @param everyStep true if every neuron has to be visited in every step */
    ClockedState(Place place, int receptors, boolean everyStep, MovingGoal goal) {
        super(place, receptors);
        this.everyStep = everyStep || goal != null && goal.moves();
        this.goal = goal;
        done = new int[place.size()];
    }

    /** Puts the state of all neurons back to the start. */
    abstract void resetNeurons();

    /** Carries a neuron to a step, takes its arrivals, tests it, and fires it. */
    abstract void update(int neuron, int step);

    /**
     * The step in which a neuron has to be visited even if nothing arrives.
     *
     * @return after {@code done}; {@link Integer#MAX_VALUE} if it can only fire by an arrival
     */
    abstract int nextVisit(int neuron);

    @Override
    final void reset() {
        super.reset();
        if (goal != null) {
            goal.reset();
        }
        Arrays.fill(done, -1);
        resetNeurons();
        if (everyStep) {
            place.queue().set(place.ownEntry(), 0);
        } else {
            for (int neuron = 0; neuron < done.length; neuron++) {
                schedule(neuron);
            }
        }
    }

    @Override
    void transfer(StateTransfer state) throws IOException {
        super.transfer(state);
        if (goal != null) {
            goal.transfer(state);
        }
        state.all(done);
    }

    @Override
    final void wake(double now) {
        if (goal != null) {
            goal.moveTo(now);
        }
        touched.addAll();
        place.queue().set(place.ownEntry(), now + 1);
    }

    @Override
    final void prompt(int neuron, double now) {
        touched.add(neuron);
    }

    @Override
    void settle(double now) {
        int count = touched.take();
        int[] neurons = touched.neurons();
        for (int i = 0; i < count; i++) {
            update(neurons[i], (int) now);
            if (!everyStep) {
                schedule(neurons[i]);
            }
        }
    }

    private void schedule(int neuron) {
        int visit = nextVisit(neuron);
        if (visit < Integer.MAX_VALUE) {
            place.queue().set(place.neuronEntry(neuron), visit);
        } else {
            place.queue().remove(place.neuronEntry(neuron));
        }
    }
}
