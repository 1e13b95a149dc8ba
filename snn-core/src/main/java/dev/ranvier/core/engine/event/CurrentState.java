package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.Membrane;
import dev.ranvier.core.engine.MovingGoal;
import dev.ranvier.core.engine.StateTransfer;
import dev.ranvier.core.network.CurrentLif;
import java.io.IOException;
import java.util.Arrays;

/**
 * Leaky integrate-and-fire neurons with exponential currents in continuous time. A neuron's entry in the event queue is
 * either its next crossing, solved for exactly, or a <em>check</em>: a time before which no crossing can be. An arrival only
 * makes a check of it, brought forward if need be; the crossing is solved for when a check is due, so a few times for each
 * spike instead of once for each arrival.
 *
 * <p>Everything that an update of a neuron needs stands side by side in one array, a cache line for each neuron.
 */
final class CurrentState extends ArrivingState {

    private static final int CELL = 8; // doubles of a neuron
    private static final int POTENTIAL = 0; // at VALID_AT; in a refractory period at its end
    private static final int CURRENT = 1; // at VALID_AT; two places, the second stays 0 if there is one receptor
    private static final int VALID_AT = 3; // ms
    private static final int HELD_UNTIL = 4; // ms, end of the refractory period
    private static final int SCHEDULED = 5; // ms, of its entry; infinite if there is none
    private static final int GOAL = 6; // potential without currents in the long run
    private static final int THRESHOLD = 7;

    private final Membrane membrane;
    private final MovingGoal goal;
    private final CurrentPath path;
    private final double[] cells; // [neuron * CELL + place]
    private final boolean[] exact; // [neuron], true if the entry is a crossing, false if a check
    private final boolean[] due; // [neuron], true if its entry has come in this instant

    CurrentState(Place place, CurrentLif model, Membrane membrane, MovingGoal goal) {
        super(place, model.receptors());
        this.membrane = membrane;
        this.goal = goal;
        path = new CurrentPath(model.tauMembraneMs(), model.tauSynapseMs());
        cells = new double[place.size() * CELL];
        exact = new boolean[place.size()];
        due = new boolean[place.size()];
    }

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
            cells[cell + POTENTIAL] = membrane.initial()[neuron];
            cells[cell + GOAL] = goal.values()[neuron];
            cells[cell + THRESHOLD] = membrane.threshold()[neuron];
            set(neuron, earliest(cell, 0), 0);
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
    void wake(double now) {
        for (int neuron = 0; neuron < place.size(); neuron++) {
            carry(neuron * CELL, now);
        }
        goal.moveTo(now);
        announceCurrent();
        for (int neuron = 0; neuron < place.size(); neuron++) {
            cells[neuron * CELL + GOAL] = goal.values()[neuron];
            if (cells[neuron * CELL + SCHEDULED] != now) { // else its entry comes in this instant
                schedule(neuron, now);
            }
        }
    }

    @Override
    void prompt(int neuron, double now) {
        due[neuron] = true;
        cells[neuron * CELL + SCHEDULED] = Double.POSITIVE_INFINITY;
        touched.add(neuron);
    }

    @Override
    void settle(double now) {
        int count = touched.takeUnordered();
        int[] neurons = touched.neurons();
        for (int i = 0; i < count; i++) {
            update(neurons[i], now);
        }
        fireListed(now);
        place.ledger().updated(place.population(), count);
    }

    @Override
    void potentials(double nowMs, double open, double[] into) {
        for (int neuron = 0; neuron < place.size(); neuron++) {
            int cell = neuron * CELL;
            if (nowMs > cells[cell + VALID_AT]) {
                moveTo(cell, nowMs);
                into[neuron] = path.potential();
            } else {
                into[neuron] = cells[cell + POTENTIAL];
            }
        }
    }

    private void announceCurrent() {
        if (goal.nextChange() < Double.POSITIVE_INFINITY) {
            place.queue().set(place.ownEntry(), goal.nextChange());
        }
    }

    private void update(int neuron, double now) {
        int cell = neuron * CELL;
        boolean isDue = due[neuron];
        boolean crosses = isDue && exact[neuron];
        due[neuron] = false;
        carry(cell, now);
        boolean exciting = false;
        for (int receptor = 0; receptor < sums.length; receptor++) {
            double sum = sums[receptor][neuron];
            sums[receptor][neuron] = 0;
            cells[cell + CURRENT + receptor] += sum;
            exciting |= sum > 0;
        }
        double threshold = cells[cell + THRESHOLD];
        double v = crosses ? Math.max(cells[cell + POTENTIAL], threshold) : cells[cell + POTENTIAL];
        if (v >= threshold && now >= cells[cell + HELD_UNTIL]) {
            list(neuron);
            cells[cell + POTENTIAL] = membrane.reset(v, threshold);
            cells[cell + HELD_UNTIL] = now + membrane.refractoryMs();
            schedule(neuron, now);
        } else if (isDue && !crosses) {
            solve(neuron, now);
        } else if (exciting || exact[neuron]) {
            exact[neuron] = false; // what was a crossing still is a check if nothing excites the neuron
            double at = earliest(cell, now);
            if (at < cells[cell + SCHEDULED]) {
                set(neuron, at, Math.nextUp(now));
            }
        }
    }

    /** After a spike: nothing that was scheduled counts any more. */
    private void schedule(int neuron, double now) {
        exact[neuron] = false;
        set(neuron, earliest(neuron * CELL, now), Math.nextUp(now));
    }

    private double earliest(int cell, double now) {
        if (cells[cell + HELD_UNTIL] > now) {
            return cells[cell + HELD_UNTIL];
        }
        if (cells[cell + POTENTIAL] >= cells[cell + THRESHOLD]) {
            return now;
        }
        return now
                + path.earliest(
                        cells[cell + POTENTIAL],
                        cells[cell + GOAL],
                        cells[cell + CURRENT],
                        cells[cell + CURRENT + 1],
                        cells[cell + THRESHOLD]);
    }

    private void solve(int neuron, double now) {
        int cell = neuron * CELL;
        if (cells[cell + HELD_UNTIL] > now || cells[cell + POTENTIAL] >= cells[cell + THRESHOLD]) {
            schedule(neuron, now);
            return;
        }
        double after = path.first(
                cells[cell + POTENTIAL],
                cells[cell + GOAL],
                cells[cell + CURRENT],
                cells[cell + CURRENT + 1],
                cells[cell + THRESHOLD]);
        exact[neuron] = true;
        set(neuron, now + after, Math.nextUp(now));
    }

    private void set(int neuron, double at, double notBefore) {
        if (at == Double.POSITIVE_INFINITY) {
            place.queue().remove(place.neuronEntry(neuron));
            cells[neuron * CELL + SCHEDULED] = at;
        } else {
            double time = Math.max(at, notBefore);
            cells[neuron * CELL + SCHEDULED] = time;
            place.queue().set(place.neuronEntry(neuron), time);
        }
    }

    private void carry(int cell, double now) {
        if (now > cells[cell + VALID_AT]) {
            moveTo(cell, now);
            cells[cell + POTENTIAL] = path.potential();
            cells[cell + CURRENT] = path.current(0);
            cells[cell + CURRENT + 1] = path.current(1);
            cells[cell + VALID_AT] = now;
        }
    }

    /** To a time after the last update: the currents move all the time, V from the end of a refractory period on. */
    private void moveTo(int cell, double time) {
        double a = cells[cell + CURRENT];
        double b = cells[cell + CURRENT + 1];
        double validAt = cells[cell + VALID_AT];
        double heldUntil = cells[cell + HELD_UNTIL];
        double moves = time - validAt;
        if (heldUntil > validAt) {
            double held = Math.min(time, heldUntil) - validAt;
            a = path.decayed(0, a, held);
            b = path.decayed(1, b, held);
            moves = Math.max(0, time - heldUntil);
        }
        path.move(cells[cell + POTENTIAL], cells[cell + GOAL], a, b, moves);
    }
}
