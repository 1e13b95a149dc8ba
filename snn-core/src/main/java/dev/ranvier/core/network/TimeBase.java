package dev.ranvier.core.network;

/**
 * When thresholds are tested and spikes may happen.
 *
 * <p><em>Continuous</em>: at any time; the event-driven engine is exact, the tick engine an approximation on its own grid.
 * <em>Clocked</em>: only at steps 0, 1, 2, ... times {@code stepMs}; it is part of the network's meaning, and both engines
 * give the same spikes.
 *
 * @param clocked true if the network is defined on steps
 * @param stepMs length of a step, positive; 0 if continuous
 */
public record TimeBase(boolean clocked, double stepMs) {

    /** @throws IllegalArgumentException if a clocked network has no positive step */
    public TimeBase {
        if (clocked) {
            Checks.positive("stepMs", stepMs);
        } else if (stepMs != 0) {
            throw new IllegalArgumentException("a continuous network has no step, got " + stepMs + " ms");
        }
    }

    /** Spikes at any time. */
    public static TimeBase continuous() {
        return new TimeBase(false, 0);
    }

    /** Spikes at multiples of the step only. */
    public static TimeBase clocked(double stepMs) {
        return new TimeBase(true, stepMs);
    }
}
