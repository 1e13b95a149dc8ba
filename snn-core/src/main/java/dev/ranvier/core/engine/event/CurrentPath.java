package dev.ranvier.core.engine.event;

import java.util.List;

/**
 * How a leaky integrate-and-fire neuron with one or two exponential currents a and b moves without input, and when it
 * reaches its threshold: {@code V(t) = g + (V - g) exp(-t / tauMembrane) + sum of I_r k_r(t)} with {@code k_r(t) = tau_r /
 * (tau_r - tauMembrane) (exp(-t / tau_r) - exp(-t / tauMembrane))} (Rotter & Diesmann 1999, Biological Cybernetics 81:381,
 * doi:10.1007/s004220050570), or where the time constants are near each other or equal the form {@code t / tauMembrane
 * exp(-t / tauMembrane) phi(x)}, {@code x = t (1 / tau_r - 1 / tauMembrane)}, {@code phi(x) = (1 - exp(-x)) / x}, which has no
 * difference of nearly equal terms.
 *
 * <p>The first crossing: for one current with {@code tauMembrane = 2 tau} it is the root of a quadratic in {@code exp(-t /
 * tauMembrane)} (Brette 2007, Neural Computation 19:2604, doi:10.1162/neco.2007.19.10.2604). Else it is approached from the
 * left by steps none of which can pass it: V's slope is {@code (g + a + b - V) / tauMembrane}, so over a time s it rises by
 * at most {@code s (ceiling - V) / tauMembrane}, the ceiling being g and the largest that each current is in that time. Near
 * the crossing the steps become Newton's, so that it is found to the last bits. A potential that only touches the threshold
 * reaches it as far as doubles can tell. Mostly another arrival comes before the crossing and makes it void; so the search can be told not to look
 * farther ahead than a while, and to give the time up to which it has looked. Stateless but for its fields of one result;
 * belongs to one thread.
 */
final class CurrentPath {

    /** How near time constants may be, relative to the membrane's, before the other form is used. */
    private static final double NEAR = 0.05;

    private static final double BOUND = 1.0; // of the membrane's time constant
    private static final double PEAK_MARGIN = 1.01; // the top is flat: far more than rounding and a near ratio miss
    private static final int MAX_STEPS = 100_000; // of the approach; tens are usual

    private final double tauMembrane; // ms
    private final boolean halfMembrane; // one current with tauMembrane = 2 tau
    private final Decay membraneDecay;
    private final Decay[] decay; // [2], of the currents; the second is the first's if there is one receptor
    private final int[] power; // [2], tauMembrane / tau_r where that is 1, 2 or 4; else 0
    private final double[] kappa; // [2], tau_r / (tau_r - tauMembrane); NaN where the time constants are near
    private final double[] tau; // [2], ms
    private final double horizon; // ms, a step while V falls
    private final double[] peak; // [2], the most that a current of 1 ever adds to V, rounded up
    private final double[] leftAtBound; // [2], of a current after boundMs
    private final double boundMs; // as far as a bound without exponentials takes inhibition into account

    // The result of the last move.
    private double v;
    private double a;
    private double b;
    private boolean found; // by the last search

    CurrentPath(double tauMembraneMs, List<Double> tauSynapseMs) {
        tauMembrane = tauMembraneMs;
        membraneDecay = new Decay(tauMembraneMs);
        tau = new double[] {tauSynapseMs.get(0), tauSynapseMs.get(tauSynapseMs.size() - 1)};
        halfMembrane = tauSynapseMs.size() == 1 && tauMembrane == 2 * tau[0];
        decay = new Decay[2];
        kappa = new double[2];
        power = new int[2];
        for (int receptor = 0; receptor < 2; receptor++) {
            decay[receptor] = new Decay(tau[receptor]);
            double ratio = tauMembrane / tau[receptor];
            power[receptor] = ratio == 1 || ratio == 2 || ratio == 4 ? (int) ratio : 0;
            double difference = tau[receptor] - tauMembrane;
            kappa[receptor] = Math.abs(difference) < NEAR * tauMembrane ? Double.NaN : tau[receptor] / difference;
        }
        horizon = Math.min(tauMembrane, Math.min(tau[0], tau[1]));
        boundMs = BOUND * tauMembrane;
        peak = new double[2];
        leftAtBound = new double[2];
        for (int receptor = 0; receptor < 2; receptor++) {
            double ratio = tauMembrane / tau[receptor];
            double top = Math.abs(ratio - 1) < NEAR ? tau[receptor] : tau[receptor] * Math.log(ratio) / (1 - 1 / ratio);
            double membrane = membraneDecay.over(top);
            peak[receptor] = PEAK_MARGIN * gain(receptor, top, membrane, currentDecay(receptor, top, membrane));
            leftAtBound[receptor] = decay[receptor].over(boundMs);
        }
    }

    /** Potential after the last {@link #move}. */
    double potential() {
        return v;
    }

    /** Current of a receptor after the last {@link #move}. */
    double current(int receptor) {
        return receptor == 0 ? a : b;
    }

    /** False if the last search did not look far enough: there is no crossing before the time that it gave. */
    boolean found() {
        return found;
    }

    /** {@code tau_r / (tau_r - tauMembrane)}, the share of a receptor's own exponential; NaN if the time constants are near. */
    double share(int receptor) {
        return kappa[receptor];
    }

    /** What is left of a receptor's current after a time in which the membrane's factor is known. */
    double factor(int receptor, double ms, double membrane) {
        return currentDecay(receptor, ms, membrane);
    }

    /** The membrane's factor over a time. */
    double membraneFactor(double ms) {
        return membraneDecay.over(ms);
    }

    /**
     * Moves a neuron without input.
     *
     * @param from potential
     * @param goal potential without currents in the long run
     * @param fromA current of the first receptor
     * @param fromB current of the second receptor; 0 if there is none
     * @param ms time, at least 0
     */
    void move(double from, double goal, double fromA, double fromB, double ms) {
        double membrane = membraneDecay.over(ms);
        double moved = goal + (from - goal) * membrane;
        a = fromA;
        b = fromB;
        if (a != 0) {
            double left = currentDecay(0, ms, membrane);
            moved += a * gain(0, ms, membrane, left);
            a *= left;
        }
        if (b != 0) {
            double left = currentDecay(1, ms, membrane);
            moved += b * gain(1, ms, membrane, left);
            b *= left;
        }
        v = moved;
    }

    /** Potential of a neuron without currents after a time. */
    double potentialWithoutCurrents(double from, double goal, double ms) {
        return goal + (from - goal) * membraneDecay.over(ms);
    }

    /** What is left of a receptor's current after a time. */
    double decayed(int receptor, double current, double ms) {
        return current == 0 ? 0 : current * decay[receptor].over(ms);
    }

    /**
     * A time before which the threshold cannot be reached, cheap to have.
     *
     * @return ms, infinite if the threshold cannot be reached at all without further input
     */
    double earliest(double from, double goal, double fromA, double fromB, double threshold) {
        double ceiling = goal + Math.max(0, fromA) + Math.max(0, fromB);
        return ceiling <= threshold ? Double.POSITIVE_INFINITY : tauMembrane * (threshold - from) / (ceiling - from);
    }

    /**
     * The same, mostly later, from what the currents can add at most in all: exciting ones the peak of their kernel, while
     * inhibiting ones pull for a while at least as what is then left of them.
     *
     * @return ms, infinite if the threshold cannot be reached at all without further input
     */
    double earliestCheck(double from, double goal, double fromA, double fromB, double threshold) {
        double simple = earliest(from, goal, fromA, fromB, threshold);
        if (simple >= boundMs) {
            return simple;
        }
        double missing = threshold - from - Math.max(0, fromA) * peak[0] - Math.max(0, fromB) * peak[1];
        double pull = goal + Math.min(0, fromA) * leftAtBound[0] + Math.min(0, fromB) * leftAtBound[1] - from;
        if (missing <= 0) {
            return simple;
        }
        double later = pull <= missing ? boundMs : Math.min(boundMs, tauMembrane * missing / pull);
        return Math.max(simple, later);
    }

    /**
     * The first time at which the potential, now below the threshold, reaches it.
     *
     * @param lookAheadMs from when on the search may be left; see {@link #found}
     * @return ms from now, above 0; infinite if never
     * @throws IllegalStateException if it is not found, which would be our mistake
     */
    double first(double from, double goal, double fromA, double fromB, double threshold, double lookAheadMs) {
        found = true;
        if (halfMembrane) {
            return quadratic(from, goal, fromA, threshold);
        }
        double time = 0;
        v = from;
        a = fromA;
        b = fromB;
        for (int round = 0; round < MAX_STEPS; round++) {
            if (v >= threshold) {
                return time;
            }
            found = time < lookAheadMs;
            if (!found) {
                return time;
            }
            double safe = safeStep(goal, threshold);
            double next = time + safe;
            if (next == Double.POSITIVE_INFINITY || next == time) {
                return next;
            }
            move(from, goal, fromA, fromB, next);
            time = next;
        }
        throw new IllegalStateException("no crossing found from V " + from + ", goal " + goal + ", currents " + fromA
                + " and " + fromB + ", threshold " + threshold);
    }

    /** A time in which the threshold is not reached, nearly Newton's step where V rises; infinite if it never is. */
    private double safeStep(double goal, double threshold) {
        double unlimited = earliest(v, goal, a, b, threshold);
        double slope = goal + a + b - v; // times tauMembrane
        double wanted = slope > 0 ? Math.min(tauMembrane * (threshold - v) / slope, horizon) : horizon;
        if (unlimited >= wanted) {
            return unlimited;
        }
        double ceiling = goal + (a > 0 ? a : decayed(0, a, wanted)) + (b > 0 ? b : decayed(1, b, wanted));
        return ceiling <= threshold
                ? wanted
                : Math.max(unlimited, Math.min(wanted, tauMembrane * (threshold - v) / (ceiling - v)));
    }

    /** A power of the membrane's factor is had for a multiplication or two. */
    private double currentDecay(int receptor, double ms, double membrane) {
        switch (power[receptor]) {
            case 1:
                return membrane;
            case 2:
                return membrane * membrane;
            case 4:
                double square = membrane * membrane;
                return square * square;
            default:
                return decay[receptor].over(ms);
        }
    }

    private double gain(int receptor, double ms, double membrane, double current) {
        if (kappa[receptor] == kappa[receptor]) {
            return kappa[receptor] * (current - membrane);
        }
        double x = ms * (1 / tau[receptor] - 1 / tauMembrane);
        double phi = Math.abs(x) < 1e-2
                ? 1 - x / 2 * (1 - x / 3 * (1 - x / 4 * (1 - x / 5 * (1 - x / 6 * (1 - x / 7)))))
                : (1 - Math.exp(-x)) / x;
        return ms / tauMembrane * membrane * phi;
    }

    /** With x = exp(-t / tauMembrane), as then k(t) = x - x^2: {@code a x^2 - (V - g + a) x + threshold - g = 0}. */
    private double quadratic(double from, double goal, double fromA, double threshold) {
        double linear = from - goal + fromA;
        double c = threshold - goal;
        if (fromA == 0) {
            return linear == 0 ? Double.POSITIVE_INFINITY : timeOf(c / linear);
        }
        double discriminant = linear * linear - 4 * fromA * c;
        if (discriminant < 0) {
            return Double.POSITIVE_INFINITY;
        }
        double q = 0.5 * (linear + Math.copySign(Math.sqrt(discriminant), linear));
        double one = q / fromA;
        double other = q == 0 ? 0 : c / q;
        double larger = timeOf(Math.max(one, other)); // the earlier one
        return larger < Double.POSITIVE_INFINITY ? larger : timeOf(Math.min(one, other));
    }

    private double timeOf(double x) {
        return x > 0 && x < 1 ? -tauMembrane * Math.log(x) : Double.POSITIVE_INFINITY;
    }
}
