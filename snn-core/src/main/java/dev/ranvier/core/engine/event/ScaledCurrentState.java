package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.Membrane;
import dev.ranvier.core.engine.MovingGoal;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;

/**
 * Neurons with currents whose time constants differ enough from the membrane's for the equations to be taken apart: with
 * {@code s_r = tau_r / (tau_r - tauMembrane)}, {@code u = V - goal - sum of s_r I_r} decays by itself with the membrane's time
 * constant, as each I_r does with its own. All three are kept as they would be at one common time if nothing happened until
 * then, that is, multiplied by {@code exp(t / tau)}. An arrival then adds its weight times factors that are the same for all
 * neurons of an instant, and no exponential is needed for a neuron.
 *
 * <p>In a refractory period u is not kept; it follows from the reset and the currents at its end, which is an event.
 */
final class ScaledCurrentState extends CurrentState {

    private static final double LARGEST_SHARE = 5; // beyond, V would be a difference of large numbers
    private static final double SPAN = 16; // of the shortest time constant, until the common time is moved

    private static final int DISTANCE = 0; // u at the common time
    private static final int CURRENT = 1; // at the common time; two places, the second stays 0 if there is one receptor
    private static final int RELEASED = 5; // potential that the refractory period ends with; NaN outside of one

    private final double shareA;
    private final double shareB;
    private final double spanMs;
    private double commonMs;

    // Factors from the common time to the instant, and back.
    private double membraneLeft = 1;
    private double leftA = 1;
    private double leftB = 1;
    private double membraneGrown = 1;
    private double grownA = 1;
    private double grownB = 1;

    ScaledCurrentState(
            Place place, CurrentPath path, double shortestMs, int receptors, Membrane membrane, MovingGoal goal) {
        super(place, path, receptors, membrane, goal);
        shareA = path.share(0);
        shareB = path.share(1);
        spanMs = SPAN * shortestMs;
    }

    /** True if time constants are far enough from each other. */
    static boolean fits(CurrentPath path) {
        return Math.abs(path.share(0)) <= LARGEST_SHARE && Math.abs(path.share(1)) <= LARGEST_SHARE;
    }

    @Override
    void reset() {
        commonMs = 0;
        super.reset();
    }

    @Override
    void transfer(StateTransfer state) throws IOException {
        super.transfer(state);
        commonMs = state.number(commonMs);
    }

    @Override
    void begin(int neuron, double potential) {
        int cell = neuron * CELL;
        cells[cell + DISTANCE] = potential - cells[cell + GOAL];
        cells[cell + RELEASED] = Double.NaN;
    }

    @Override
    void enter(double now) {
        factors(now);
        if (now - commonMs > spanMs) {
            for (int cell = 0; cell < cells.length; cell += CELL) {
                cells[cell + DISTANCE] *= membraneLeft;
                cells[cell + CURRENT] *= leftA;
                cells[cell + CURRENT + 1] *= leftB;
            }
            commonMs = now;
            factors(now);
        }
        membraneGrown = 1 / membraneLeft;
        grownA = 1 / leftA;
        grownB = 1 / leftB;
    }

    @Override
    void update(int neuron, double now) {
        int cell = neuron * CELL;
        boolean isDue = due[neuron];
        due[neuron] = false;
        double sumA = sums[0][neuron];
        sums[0][neuron] = 0;
        double sumB = 0;
        if (sums.length > 1) {
            sumB = sums[1][neuron];
            sums[1][neuron] = 0;
        }
        double scaledA = cells[cell + CURRENT] + sumA * grownA;
        double scaledB = cells[cell + CURRENT + 1] + sumB * grownB;
        cells[cell + CURRENT] = scaledA;
        cells[cell + CURRENT + 1] = scaledB;
        if (cells[cell + HELD_UNTIL] > now) {
            return; // its entry is the end of the period
        }
        if (cells[cell + RELEASED] == cells[cell + RELEASED]) {
            release(cell, scaledA * leftA, scaledB * leftB);
        } else {
            cells[cell + DISTANCE] -= (shareA * sumA + shareB * sumB) * membraneGrown;
        }
        if (isDue || sumA > 0 || sumB > 0 || exact[neuron]) {
            decide(neuron, now, isDue, scaledA * leftA, scaledB * leftB);
        }
    }

    private void decide(int neuron, double now, boolean isDue, double a, double b) {
        int cell = neuron * CELL;
        double threshold = cells[cell + THRESHOLD];
        double v = potential(cell, a, b);
        boolean crosses = isDue && exact[neuron];
        if (crosses) {
            v = Math.max(v, threshold); // it was solved for; rounding must not undo it
        }
        if (v >= threshold) {
            list(neuron);
            cells[cell + RELEASED] = membrane.reset(v, threshold);
            cells[cell + HELD_UNTIL] = now + membrane.refractoryMs();
            double reset = cells[cell + RELEASED];
            if (membrane.refractoryMs() == 0) {
                release(cell, a, b);
            }
            check(neuron, now, Math.nextUp(now), reset, a, b);
        } else if (isDue) {
            solve(neuron, now, v, a, b);
        } else {
            bringForward(neuron, now, v, a, b);
        }
    }

    @Override
    void carry(int neuron, double now) {
        int cell = neuron * CELL;
        if (cells[cell + HELD_UNTIL] <= now && cells[cell + RELEASED] == cells[cell + RELEASED]) {
            release(cell, cells[cell + CURRENT] * leftA, cells[cell + CURRENT + 1] * leftB);
        }
    }

    /** V stays, so its distance from the goal changes. */
    @Override
    void retarget(int neuron, double now, double newGoal) {
        int cell = neuron * CELL;
        cells[cell + DISTANCE] += (cells[cell + GOAL] - newGoal) * membraneGrown;
        cells[cell + GOAL] = newGoal;
    }

    @Override
    void reschedule(int neuron, double now) {
        int cell = neuron * CELL;
        double a = cells[cell + CURRENT] * leftA;
        double b = cells[cell + CURRENT + 1] * leftB;
        check(neuron, now, Math.nextUp(now), potential(cell, a, b), a, b);
    }

    @Override
    double potentialAt(int neuron, double timeMs) {
        int cell = neuron * CELL;
        if (cells[cell + RELEASED] == cells[cell + RELEASED]) {
            return cells[cell + RELEASED];
        }
        factors(timeMs);
        return potential(cell, cells[cell + CURRENT] * leftA, cells[cell + CURRENT + 1] * leftB);
    }

    private double potential(int cell, double a, double b) {
        return cells[cell + GOAL] + cells[cell + DISTANCE] * membraneLeft + shareA * a + shareB * b;
    }

    private void release(int cell, double a, double b) {
        cells[cell + DISTANCE] =
                (cells[cell + RELEASED] - cells[cell + GOAL] - shareA * a - shareB * b) * membraneGrown;
        cells[cell + RELEASED] = Double.NaN;
    }

    private void factors(double timeMs) {
        double ms = timeMs - commonMs;
        membraneLeft = path.membraneFactor(ms);
        leftA = path.factor(0, ms, membraneLeft);
        leftB = path.factor(1, ms, membraneLeft);
    }
}
