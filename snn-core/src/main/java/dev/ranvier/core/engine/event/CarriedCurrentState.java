package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.Membrane;
import dev.ranvier.core.engine.MovingGoal;

/**
 * Neurons with currents whose potential and currents are kept as they were at their last update and carried from there, for
 * any time constants.
 */
final class CarriedCurrentState extends CurrentState {

    private static final int POTENTIAL = 0; // at VALID_AT; in a refractory period at its end
    private static final int CURRENT = 1; // at VALID_AT; two places, the second stays 0 if there is one receptor
    private static final int VALID_AT = 5; // ms

    CarriedCurrentState(Place place, CurrentPath path, int receptors, Membrane membrane, MovingGoal goal) {
        super(place, path, receptors, membrane, goal);
    }

    @Override
    void begin(int neuron, double potential) {
        cells[neuron * CELL + POTENTIAL] = potential;
    }

    @Override
    void enter(double now) {
        // Each neuron is carried by itself.
    }

    @Override
    void update(int neuron, double now) {
        int cell = neuron * CELL;
        boolean isDue = due[neuron];
        boolean crosses = isDue && exact[neuron];
        due[neuron] = false;
        carry(neuron, now);
        boolean exciting = false;
        for (int receptor = 0; receptor < sums.length; receptor++) {
            double sum = sums[receptor][neuron];
            sums[receptor][neuron] = 0;
            cells[cell + CURRENT + receptor] += sum;
            exciting |= sum > 0;
        }
        double a = cells[cell + CURRENT];
        double b = cells[cell + CURRENT + 1];
        double threshold = cells[cell + THRESHOLD];
        double v = crosses ? Math.max(cells[cell + POTENTIAL], threshold) : cells[cell + POTENTIAL];
        if (v >= threshold && now >= cells[cell + HELD_UNTIL]) {
            list(neuron);
            cells[cell + POTENTIAL] = membrane.reset(v, threshold);
            cells[cell + HELD_UNTIL] = now + membrane.refractoryMs();
            check(neuron, now, Math.nextUp(now), cells[cell + POTENTIAL], a, b);
        } else if (isDue && !crosses) {
            if (cells[cell + HELD_UNTIL] > now || v >= threshold) {
                check(neuron, now, Math.nextUp(now), v, a, b);
            } else {
                solve(neuron, now, v, a, b);
            }
        } else if (exciting || exact[neuron]) {
            bringForward(neuron, now, v, a, b);
        }
    }

    @Override
    void carry(int neuron, double now) {
        int cell = neuron * CELL;
        if (now > cells[cell + VALID_AT]) {
            moveTo(cell, now);
            cells[cell + POTENTIAL] = path.potential();
            cells[cell + CURRENT] = path.current(0);
            cells[cell + CURRENT + 1] = path.current(1);
            cells[cell + VALID_AT] = now;
        }
    }

    @Override
    void retarget(int neuron, double now, double newGoal) {
        cells[neuron * CELL + GOAL] = newGoal;
    }

    @Override
    void reschedule(int neuron, double now) {
        int cell = neuron * CELL;
        check(neuron, now, Math.nextUp(now), cells[cell + POTENTIAL], cells[cell + CURRENT], cells[cell + CURRENT + 1]);
    }

    @Override
    double potentialAt(int neuron, double timeMs) {
        int cell = neuron * CELL;
        if (timeMs <= cells[cell + VALID_AT]) {
            return cells[cell + POTENTIAL];
        }
        moveTo(cell, timeMs);
        return path.potential();
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
