package dev.ranvier.core.recording;

/** A population fires faster than is allowed; see {@link ActivityLimit}. */
public final class RunawayActivityException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String population;
    private final double timeMs;
    private final double rateHz;

    RunawayActivityException(String message, String population, double timeMs, double rateHz) {
        super(message);
        this.population = population;
        this.timeMs = timeMs;
        this.rateHz = rateHz;
    }

    /** Name of the population. */
    public String population() {
        return population;
    }

    /** When the limit was passed. */
    public double timeMs() {
        return timeMs;
    }

    /** Mean rate of its neurons from the beginning of the window to then, Hz. */
    public double rateHz() {
        return rateHz;
    }
}
