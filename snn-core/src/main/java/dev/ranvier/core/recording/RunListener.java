package dev.ranvier.core.recording;

/** Hears how far a run is. */
@FunctionalInterface
public interface RunListener {

    /** Hears nothing and never stops a run. */
    RunListener NONE = (timeMs, untilMs) -> true;

    /**
     * The run has come to a time. Called a few times a second at irregular steps of simulated time.
     *
     * @param timeMs simulated time that has passed
     * @param untilMs where the run will end
     * @return false to end the run here
     */
    boolean advanced(double timeMs, double untilMs);
}
