package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.Membrane;
import dev.ranvier.core.engine.MovingGoal;
import dev.ranvier.core.engine.StateTransfer;
import dev.ranvier.core.engine.Timeline;
import java.io.IOException;
import java.util.Arrays;

/**
 * Integrate-and-fire neurons, with or without leak. Over a step V follows the exact solution of its equation: {@code V +=
 * slope * step} without leak, {@code V = g + (V - g) exp(-step / tau)} with it.
 *
 * <p>On a grid that approximates continuous time nothing has passed before step 0, and a refractory neuron starts to move
 * again at the step at which it takes input again; in a clocked network it has by then moved for one step already. Both
 * follow from the meaning of the two kinds of time.
 */
final class MembraneTicks implements TickState {

    private final Membrane membrane;
    private final MovingGoal goal;
    private final DoubleInbox inbox;
    private final Outbox outbox;
    private final boolean grid;
    private final boolean moves; // false if V stands still between arrivals
    private final double stepMs;
    private final double decay; // over a step
    private final int refractorySteps;
    private final double[] potential; // [neuron]
    private final int[] takesFrom; // [neuron], first step in which arrivals count
    private final int[] movesFrom; // [neuron], first step before which V moves

    MembraneTicks(
            Membrane membrane, MovingGoal goal, DoubleInbox inbox, Outbox outbox, Timeline timeline, boolean grid) {
        this.membrane = membrane;
        this.goal = goal;
        this.inbox = inbox;
        this.outbox = outbox;
        this.grid = grid;
        moves = membrane.leaky()
                || goal.moves()
                || Arrays.stream(membrane.goal()).anyMatch(slope -> slope != 0);
        stepMs = timeline.stepMs();
        decay = membrane.decay(stepMs);
        refractorySteps = timeline.refractorySteps(membrane.refractoryMs());
        potential = new double[membrane.initial().length];
        takesFrom = new int[potential.length];
        movesFrom = new int[potential.length];
        reset();
    }

    @Override
    public void reset() {
        System.arraycopy(membrane.initial(), 0, potential, 0, potential.length);
        inbox.reset();
        outbox.clear();
        goal.reset();
        Arrays.fill(takesFrom, 0);
        Arrays.fill(movesFrom, grid ? 1 : 0);
    }

    @Override
    public void transfer(StateTransfer state) throws IOException {
        inbox.transfer(state);
        goal.transfer(state);
        state.all(potential);
        state.all(takesFrom);
        state.all(movesFrom);
    }

    @Override
    public void step(int step) {
        goal.moveTo(grid ? step - 1 : step);
        if (moves) {
            move(step);
        }
        inbox.collect(step);
        test(step);
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
        System.arraycopy(potential, inbox.first(), into, inbox.first(), inbox.end() - inbox.first());
    }

    private void move(int step) {
        double[] towards = goal.values();
        if (membrane.leaky()) {
            for (int i = inbox.first(); i < inbox.end(); i++) {
                if (step >= movesFrom[i]) {
                    potential[i] = towards[i] + (potential[i] - towards[i]) * decay;
                }
            }
        } else {
            for (int i = inbox.first(); i < inbox.end(); i++) {
                if (step >= movesFrom[i]) {
                    potential[i] += towards[i] * stepMs;
                }
            }
        }
    }

    private void test(int step) {
        double[] v = potential;
        double[] sums = inbox.sums();
        double[] threshold = membrane.threshold();
        int[] takes = takesFrom;
        int at = inbox.at(step);
        for (int i = inbox.first(); i < inbox.end(); i++) {
            double sum = step >= takes[i] ? sums[at + i] : 0;
            sums[at + i] = 0;
            v[i] += sum;
            if (v[i] >= threshold[i] && step >= takes[i]) {
                fire(i, step);
            }
        }
    }

    private void fire(int neuron, int step) {
        outbox.fire(neuron);
        potential[neuron] = membrane.reset(potential[neuron], membrane.threshold()[neuron]);
        takesFrom[neuron] = step + refractorySteps;
        movesFrom[neuron] = takesFrom[neuron] + (grid && membrane.refractoryMs() > 0 ? 1 : 0);
    }
}
