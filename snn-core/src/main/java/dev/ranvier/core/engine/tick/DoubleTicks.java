package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.Timeline;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/**
 * What neurons in double precision have in common: potentials, the test for a spike, the refractory period. Kinds differ in
 * how a step moves them and in what makes them fire.
 *
 * <p>On a grid that approximates continuous time nothing has passed before step 0, and a refractory neuron starts to move
 * again one step after that at which it takes input again; in a clocked network it has by then moved for one step already.
 */
abstract class DoubleTicks implements TickState {

    final DoubleInbox inbox;
    final double[] potential; // [neuron]
    private final Outbox outbox;
    private final boolean grid;
    private final double[] initial; // [neuron]
    private final int refractorySteps;
    private final int standsAfter; // further steps in which a neuron takes input but does not move
    private final int[] takesFrom; // [neuron], first step in which arrivals count and it may fire
    private final int[] movesFrom; // [neuron], first step before which V moves

    DoubleTicks(
            double[] initial, double refractoryMs, DoubleInbox inbox, Outbox outbox, Timeline timeline, boolean grid) {
        this.initial = initial;
        this.inbox = inbox;
        this.outbox = outbox;
        this.grid = grid;
        refractorySteps = timeline.refractorySteps(refractoryMs);
        standsAfter = grid && refractoryMs > 0 ? 1 : 0;
        potential = new double[initial.length];
        takesFrom = new int[initial.length];
        movesFrom = new int[initial.length];
    }

    @Override
    public void reset() {
        inbox.reset();
        outbox.clear();
        System.arraycopy(initial, 0, potential, 0, potential.length);
        Arrays.fill(takesFrom, 0);
        Arrays.fill(movesFrom, grid ? 1 : 0);
    }

    @Override
    public void transfer(StateTransfer state) throws IOException {
        inbox.transfer(state);
        state.all(potential);
        state.all(takesFrom);
        state.all(movesFrom);
    }

    @Override
    public final void step(int step) {
        inbox.collect(step);
        move(step, inbox.at(step), grid && step == 0);
        for (int neuron = inbox.first(); neuron < inbox.end(); neuron++) {
            if (step >= takesFrom[neuron] && fires(neuron, step)) {
                outbox.fire(neuron);
                potential[neuron] = afterSpike(neuron);
                takesFrom[neuron] = step + refractorySteps;
                movesFrom[neuron] = takesFrom[neuron] + standsAfter;
            }
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
    public final void potentials(double[] into) {
        System.arraycopy(potential, inbox.first(), into, inbox.first(), inbox.end() - inbox.first());
    }

    /** The step whose input current acts over the one that ends now. */
    final int drivenIn(int step) {
        return grid ? step - 1 : step;
    }

    /** True if a neuron's potential moves in a step. */
    final boolean moves(int neuron, int step) {
        return step >= movesFrom[neuron];
    }

    /** True if a neuron takes arrivals at its potential in a step. */
    final boolean takes(int neuron, int step) {
        return step >= takesFrom[neuron];
    }

    /**
     * Moves all neurons by a step and takes the arrivals.
     *
     * @param at where the sums of the step begin
     * @param stands true in the first step of a grid, before which no time has passed
     */
    abstract void move(int step, int at, boolean stands);

    /** True if a neuron that is not refractory fires now. */
    abstract boolean fires(int neuron, int step);

    /** The potential after a spike, and whatever else a spike changes. */
    abstract double afterSpike(int neuron);
}
