package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.Membrane;
import dev.ranvier.core.engine.MovingGoal;
import dev.ranvier.core.engine.Timeline;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.state.StateTransfer;
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
    private final MovingGoal current; // what currents in steps make of the goal
    private final DoubleInbox inbox;
    private final Outbox outbox;
    private final boolean grid;
    private final boolean driven; // true if arrivals can change the slope
    private final boolean moves; // false if V stands still between arrivals
    private final double stepMs;
    private final double decay; // over a step
    private final int refractorySteps;
    private final double[] goal; // [neuron], as in Membrane; of its own if it changes
    private final double[] potential; // [neuron]
    private final int[] takesFrom; // [neuron], first step in which arrivals count
    private final int[] movesFrom; // [neuron], first step before which V moves

    MembraneTicks(
            Membrane membrane, MovingGoal current, DoubleInbox inbox, Outbox outbox, Timeline timeline, boolean grid) {
        this.membrane = membrane;
        this.current = current;
        this.inbox = inbox;
        this.outbox = outbox;
        this.grid = grid;
        driven = !membrane.leaky() && inbox.takes(IntegrateAndFire.DRIVE);
        goal = driven ? membrane.goal().clone() : current.values();
        moves = driven
                || membrane.leaky()
                || current.moves()
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
        int first = inbox.first();
        int end = inbox.end();
        System.arraycopy(membrane.initial(), first, potential, first, end - first);
        if (driven) {
            System.arraycopy(membrane.goal(), first, goal, first, end - first);
        }
        inbox.reset();
        outbox.clear();
        current.reset();
        Arrays.fill(takesFrom, first, end, 0);
        Arrays.fill(movesFrom, first, end, grid ? 1 : 0);
    }

    @Override
    public void transfer(StateTransfer state) throws IOException {
        inbox.transfer(state);
        current.transfer(state);
        if (driven) {
            state.all(goal);
        }
        state.all(potential);
        state.all(takesFrom);
        state.all(movesFrom);
    }

    @Override
    public void step(int step) {
        current.moveTo(grid ? step - 1 : step);
        inbox.collect(step);
        if (driven) {
            changeDrive(inbox.at(step));
        }
        if (moves) {
            move(step);
        }
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

    private void changeDrive(int at) {
        double[] changes = inbox.sums(IntegrateAndFire.DRIVE);
        for (int i = inbox.first(); i < inbox.end(); i++) {
            goal[i] += changes[at + i];
            changes[at + i] = 0;
        }
    }

    private void move(int step) {
        if (membrane.leaky()) {
            for (int i = inbox.first(); i < inbox.end(); i++) {
                if (step >= movesFrom[i]) {
                    potential[i] = goal[i] + (potential[i] - goal[i]) * decay;
                }
            }
        } else {
            for (int i = inbox.first(); i < inbox.end(); i++) {
                if (step >= movesFrom[i]) {
                    potential[i] += goal[i] * stepMs;
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
