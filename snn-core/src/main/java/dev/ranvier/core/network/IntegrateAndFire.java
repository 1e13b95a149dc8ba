package dev.ranvier.core.network;

/**
 * Integrate-and-fire neuron without leak: {@code dV/dt = drive}, an arriving spike of weight w adds w to V at once, and V
 * {@code >=} threshold makes a spike followed by the reset. This is what arrivals at receptor 0 do.
 *
 * <p>In a clocked network there is also receptor 1: an arrival there adds w to the neuron's drive (potential per ms) until
 * the engine is reset, the step of the arrival included, in a refractory period too. So a value that is the same in every
 * step needs one graded spike in the first step, and its weights are read once: direct or analogue input (Rueckauer et al.
 * 2017, Frontiers in Neuroscience 11:682, doi:10.3389/fnins.2017.00682).
 *
 * @param threshold V that fires, positive
 * @param reset what a spike does to V
 * @param initialPotential V at time 0
 * @param drivePerMs constant input, potential per ms; in a clocked network each step adds {@code drivePerMs * stepMs}
 * @param refractoryMs time after a spike in which V stays where the reset put it and input is lost, at least 0
 */
public record IntegrateAndFire(
        Values threshold, ResetRule reset, Values initialPotential, Values drivePerMs, double refractoryMs)
        implements NeuronModel {

    /** Receptor whose arrivals change the potential. */
    public static final int JUMP = 0;

    /** Receptor whose arrivals change the drive. */
    public static final int DRIVE = 1;

    /** @throws IllegalArgumentException if the threshold is not positive or the refractory period is negative */
    public IntegrateAndFire {
        Checks.positive("threshold", threshold.min());
        Checks.resetBelowThreshold(reset, threshold);
        Checks.notNegative("refractoryMs", refractoryMs);
    }

    /** Threshold for all, reset by subtraction, start at 0, no drive, no refractory period. */
    public static IntegrateAndFire withThreshold(double threshold) {
        return new IntegrateAndFire(
                Values.uniform(threshold), new ResetRule.BySubtraction(), Values.uniform(0), Values.uniform(0), 0);
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
