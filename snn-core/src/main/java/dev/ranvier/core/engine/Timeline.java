package dev.ranvier.core.engine;

import dev.ranvier.core.network.TimeBase;

/**
 * What an engine counts time in. Continuous: milliseconds. On steps: the number of the step, a whole number held in a
 * double, so that simultaneity is exact. An <em>instant</em> is a time in that unit.
 */
public final class Timeline {

    /** How far from a step, in steps, a time may lie and still mean it. */
    private static final double STEP_TOLERANCE = 1e-6;

    private final double stepMs; // 0: continuous
    private final boolean rounding;

    private Timeline(double stepMs, boolean rounding) {
        this.stepMs = stepMs;
        this.rounding = rounding;
    }

    /** The timeline on which a network is defined. */
    public static Timeline of(TimeBase timeBase) {
        return new Timeline(timeBase.stepMs(), false);
    }

    /**
     * A grid that approximates continuous time: what falls between steps is moved to the nearest.
     *
     * @throws IllegalArgumentException if the step is not positive
     */
    public static Timeline grid(double stepMs) {
        if (!(stepMs > 0) || Double.isInfinite(stepMs)) {
            throw new IllegalArgumentException("the step of a grid must be positive and finite, got " + stepMs + " ms");
        }
        return new Timeline(stepMs, true);
    }

    /** Length of a step, 0 if continuous. */
    public double stepMs() {
        return stepMs;
    }

    /** True if instants are steps. */
    public boolean stepped() {
        return stepMs > 0;
    }

    /** The instant of a spike. */
    public double instant(double timeMs) {
        return stepped() ? Math.rint(timeMs / stepMs) : timeMs;
    }

    /** True if a spike may happen at that time: always, unless the network is clocked and it lies between steps. */
    public boolean allows(double timeMs) {
        return !stepped() || rounding || Math.abs(timeMs / stepMs - instant(timeMs)) <= STEP_TOLERANCE;
    }

    /** The instant at which a current that starts at a time begins: on a grid the nearest step, else the first from there. */
    double startOf(double timeMs) {
        return rounding ? instant(timeMs) : firstInstantFrom(timeMs);
    }

    /** The first instant that is not before a time. */
    public double firstInstantFrom(double timeMs) {
        return stepped() ? Math.ceil(timeMs / stepMs - STEP_TOLERANCE) : timeMs;
    }

    /** @throws IllegalArgumentException if a run is asked to end before it has begun */
    public void requireNotBefore(double untilMs, double nowMs) {
        if (!(untilMs >= nowMs) || Double.isInfinite(untilMs)) {
            throw new IllegalArgumentException("a run from " + nowMs + " ms cannot end at " + untilMs
                    + " ms; times are counted from the last reset");
        }
    }

    /** The next instant after one. */
    public double after(double instant) {
        return stepped() ? instant + 1 : Math.nextUp(instant);
    }

    /** A delay in the unit of the instants; on a grid one that is not zero takes at least a step. */
    public double delay(double delayMs) {
        return stepped() && delayMs > 0 ? Math.max(1, Math.rint(delayMs / stepMs)) : delayMs;
    }

    /** Number of steps, the one of the spike included, in which a refractory neuron takes no part; at least 1. */
    public int refractorySteps(double refractoryMs) {
        return Math.max(1, (int) firstInstantFrom(refractoryMs));
    }

    /** The time of an instant. */
    public double toMs(double instant) {
        return stepped() ? instant * stepMs : instant;
    }
}
