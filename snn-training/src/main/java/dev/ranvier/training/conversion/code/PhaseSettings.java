package dev.ranvier.training.conversion.code;

/**
 * Choices of the conversion to phases.
 *
 * @param periodSteps steps of a period, 1 to 30
 * @param periods length of a run in periods, at least 1
 */
public record PhaseSettings(int periodSteps, int periods) {

    /** 8 periods of 8 steps. */
    public static final PhaseSettings DEFAULT = new PhaseSettings(8, 8);

    /** @throws IllegalArgumentException if a value is out of range */
    public PhaseSettings {
        if (periodSteps < 1 || periodSteps > 30 || periods < 1) {
            throw new IllegalArgumentException(
                    "a phase code needs periods of 1 to 30 steps and at least 1 of them, got " + periods + " of "
                            + periodSteps + " steps");
        }
    }
}
