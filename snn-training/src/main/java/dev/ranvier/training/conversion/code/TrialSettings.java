package dev.ranvier.training.conversion.code;

/**
 * Choices of the rate conversion with a trial.
 *
 * @param method what the trial is for
 * @param trialSteps steps of a round of the trial: one round for {@link Method#SRP}, one for each depth for {@link Method#COS}
 * @param steps length of the run proper, at least 1
 */
public record TrialSettings(Method method, int trialSteps, int steps) {

    /** What the trial is for. */
    public enum Method {
        /** Nothing: the run proper starts anew after it, to compare with. */
        NONE,
        /** Neurons that fired too often are forbidden (Hao et al. 2023, AAAI). */
        SRP,
        /** Layer by layer, starts are shifted by a threshold against spikes too many or too few (Hao et al. 2023, ICLR). */
        COS
    }

    /** @throws IllegalArgumentException if a length is not positive */
    public TrialSettings {
        if (trialSteps < 1 || steps < 1) {
            throw new IllegalArgumentException(
                    "trial and run need at least 1 step each, got " + trialSteps + " and " + steps);
        }
    }
}
