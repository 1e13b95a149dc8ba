package dev.ranvier.core.network;

/**
 * Integrate-and-fire neuron, reset by subtraction, that tries first and then runs with a correction of what the trial
 * showed, in a clocked network. The trial has {@code rounds} rounds of {@code roundSteps} steps; at the start of each, and of
 * the run proper after the last, V is put back to its start. At the end of round {@code correctedRound} the residue V tells
 * whether the neuron fired too often or too seldom for its input:
 *
 * <ul>
 *   <li>{@link Correction#FORBID}: if V is negative, the neuron is silent from then on (Hao et al. 2023, AAAI 37:11,
 *       doi:10.1609/aaai.v37i1.25071: residual membrane potential, SRP);
 *   <li>{@link Correction#SHIFT}: if V is negative, it starts a threshold lower from then on; if V is at or above the
 *       threshold, a threshold higher (Hao et al. 2023, ICLR, arXiv:2302.10685: offset spikes, COS, which goes layer by
 *       layer: a layer's round comes after those of the layers before it).
 * </ul>
 *
 * Spikes of the trial are spikes like others and cost like others; a decoder must leave them out. Input has to be there in
 * every round alike: the drive, to which arrivals at receptor {@link IntegrateAndFire#DRIVE} add, stays over all rounds.
 *
 * @param threshold V that fires, positive
 * @param initialPotential V at the start of each round before the correction
 * @param drivePerMs constant input, potential per ms
 * @param roundSteps steps of a round, at least 1
 * @param rounds number of rounds, at least 1
 * @param correctedRound round after which the neuron is corrected, from 0
 * @param correction what is done then
 */
public record SelfCorrecting(
        Values threshold,
        Values initialPotential,
        Values drivePerMs,
        int roundSteps,
        int rounds,
        int correctedRound,
        Correction correction)
        implements NeuronModel {

    /** What a residue out of range leads to. */
    public enum Correction {
        /** Neurons that fired too often are silenced. */
        FORBID,
        /** The start is moved by one threshold. */
        SHIFT,
        /** None; the neuron only starts anew with the others. */
        NONE
    }

    /** @throws IllegalArgumentException if the threshold is not positive or the rounds are out of range */
    public SelfCorrecting {
        Checks.positive("threshold", threshold.min());
        if (roundSteps < 1 || rounds < 1 || correctedRound < 0 || correctedRound >= rounds) {
            throw new IllegalArgumentException(
                    "a trial has at least 1 round of at least 1 step, and the corrected one is"
                            + " among them; got round " + correctedRound + " of " + rounds + " with " + roundSteps
                            + " steps");
        }
    }

    /** Steps of the trial. */
    public int trialSteps() {
        return roundSteps * rounds;
    }

    @Override
    public int receptors() {
        return 2;
    }

    @Override
    public void validateFor(int size) {
        threshold.requireSize("threshold", size);
        initialPotential.requireSize("initialPotential", size);
        drivePerMs.requireSize("drivePerMs", size);
    }
}
