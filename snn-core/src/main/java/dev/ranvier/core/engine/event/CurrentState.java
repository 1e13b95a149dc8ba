package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.Membrane;
import dev.ranvier.core.engine.MovingGoal;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/**
 * Leaky integrate-and-fire neurons with exponential currents in continuous time. A neuron's entry in the event queue is
 * either its next crossing, solved for exactly, or a <em>check</em>: a time before which no crossing can be. An arrival only
 * makes a check of it, brought forward if need be. When a check is due the crossing is searched for, but no farther ahead
 * than the next arrivals usually are; what is left of the way gives the next check. So the crossing is solved for about once
 * a spike instead of once an arrival.
 *
 * <p>How a neuron is carried from one instant to the next is left to subclasses. Everything that an update needs stands side
 * by side in one array, a cache line for each neuron.
 */
abstract class CurrentState extends ArrivingState {

    static final int CELL = 8; // doubles of a neuron
    static final int SCHEDULED = 3; // ms, of its entry; infinite if there is none
    static final int HELD_UNTIL = 4; // ms, end of the refractory period
    static final int GOAL = 6; // potential without currents in the long run
    static final int THRESHOLD = 7;

    private static final double LOOK_AHEAD = 0.4; // of the membrane's time constant

    final Membrane membrane;
    final CurrentPath path;
    final double[] cells; // [neuron * CELL + place]
    final boolean[] exact; // [neuron], true if the entry is a crossing, false if a check
    final boolean[] due; // [neuron], true if its entry has come in this instant
    private final MovingGoal goal;
    private final double lookAheadMs;

    CurrentState(Place place, CurrentPath path, int receptors, Membrane membrane, MovingGoal goal) {
        super(place, receptors);
        this.membrane = membrane;
        this.goal = goal;
        this.path = path;
        lookAheadMs = LOOK_AHEAD * membrane.tauMs();
        cells = new double[place.size() * CELL];
        exact = new boolean[place.size()];
        due = new boolean[place.size()];
    }

    /** Sets the potential of a neuron at time 0, without currents. */
    abstract void begin(int neuron, double potential);

    /** An instant in which neurons are going to be updated. */
    abstract void enter(double now);

    /** Brings a neuron to this instant with its arrivals, and decides about it. */
    abstract void update(int neuron, double now);

    /** Brings a neuron to this instant without arrivals, before its goal changes. */
    abstract void carry(int neuron, double now);

    /** Takes the new goal of a neuron that was carried to this instant. */
    abstract void retarget(int neuron, double now, double newGoal);

    /** Says when a neuron whose goal has changed has to be looked at. */
    abstract void reschedule(int neuron, double now);

    /** Potential at a time that is not before the last instant. */
    abstract double potentialAt(int neuron, double timeMs);

    @Override
    void reset() {
        super.reset();
        goal.reset();
        announceCurrent();
        Arrays.fill(exact, false);
        Arrays.fill(due, false);
        Arrays.fill(cells, 0);
        for (int neuron = 0; neuron < place.size(); neuron++) {
            int cell = neuron * CELL;
            cells[cell + GOAL] = goal.values()[neuron];
            cells[cell + THRESHOLD] = membrane.threshold()[neuron];
            begin(neuron, membrane.initial()[neuron]);
            check(neuron, 0, 0, membrane.initial()[neuron], 0, 0);
        }
    }

    @Override
    void transfer(StateTransfer state) throws IOException {
        super.transfer(state);
        goal.transfer(state);
        state.all(cells);
        state.all(exact);
    }

    @Override
    final void wake(double now) {
        enter(now);
        for (int neuron = 0; neuron < place.size(); neuron++) {
            carry(neuron, now);
        }
        goal.moveTo(now);
        announceCurrent();
        for (int neuron = 0; neuron < place.size(); neuron++) {
            retarget(neuron, now, goal.values()[neuron]);
            if (cells[neuron * CELL + SCHEDULED] != now) { // else its entry comes in this instant
                reschedule(neuron, now);
            }
        }
    }

    @Override
    final void prompt(int neuron, double now) {
        due[neuron] = true;
        cells[neuron * CELL + SCHEDULED] = Double.POSITIVE_INFINITY;
        touched.add(neuron);
    }

    @Override
    final void settle(double now) {
        int count = touched.takeUnordered();
        int[] neurons = touched.neurons();
        if (count > 0) {
            enter(now);
        }
        for (int i = 0; i < count; i++) {
            update(neurons[i], now);
        }
        fireListed(now);
        place.ledger().updated(place.population(), count);
    }

    @Override
    final void potentials(double nowMs, double open, double[] into) {
        for (int neuron = 0; neuron < place.size(); neuron++) {
            into[neuron] = potentialAt(neuron, nowMs);
        }
    }

    /** Makes a check of a neuron's entry from what it is now. */
    final void check(int neuron, double now, double notBefore, double v, double a, double b) {
        exact[neuron] = false;
        set(neuron, earliest(neuron, now, v, a, b), notBefore);
    }

    /** The same, if it is earlier than what is scheduled. */
    final void bringForward(int neuron, double now, double v, double a, double b) {
        exact[neuron] = false; // what was a crossing still is a check if nothing excites the neuron
        double at = earliest(neuron, now, v, a, b);
        if (at < cells[neuron * CELL + SCHEDULED]) {
            set(neuron, at, Math.nextUp(now));
        }
    }

    /** A check is due: searches for the crossing of a neuron below its threshold. */
    final void solve(int neuron, double now, double v, double a, double b) {
        int cell = neuron * CELL;
        double after = path.first(v, cells[cell + GOAL], a, b, cells[cell + THRESHOLD], lookAheadMs);
        exact[neuron] = path.found();
        set(neuron, now + after, Math.nextUp(now));
    }

    final void set(int neuron, double at, double notBefore) {
        if (at == Double.POSITIVE_INFINITY) {
            place.queue().remove(place.neuronEntry(neuron));
            cells[neuron * CELL + SCHEDULED] = at;
        } else {
            double time = Math.max(at, notBefore);
            cells[neuron * CELL + SCHEDULED] = time;
            place.queue().set(place.neuronEntry(neuron), time);
        }
    }

    private double earliest(int neuron, double now, double v, double a, double b) {
        int cell = neuron * CELL;
        if (cells[cell + HELD_UNTIL] > now) {
            return cells[cell + HELD_UNTIL];
        }
        if (v >= cells[cell + THRESHOLD]) {
            return now;
        }
        return now + path.earliestCheck(v, cells[cell + GOAL], a, b, cells[cell + THRESHOLD]);
    }

    private void announceCurrent() {
        if (goal.nextChange() < Double.POSITIVE_INFINITY) {
            place.queue().set(place.ownEntry(), goal.nextChange());
        }
    }
}
