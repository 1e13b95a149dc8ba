package dev.ranvier.core.network;

/**
 * Leaky integrate-and-fire neuron whose threshold adapts: {@code tauMembrane dV/dt = -(V - rest) + drive}, an arriving spike
 * of weight w adds w to V at once; the threshold is {@code threshold + A}, {@code tauThreshold dA/dt = -A}, and each spike of
 * the neuron adds {@code thresholdJump} to A (Gerstner et al. 2014, Neuronal Dynamics, section 6.1,
 * doi:10.1017/CBO9781107447615; Bellec et al. 2018, arXiv:1803.09574). A goes on during the refractory period.
 *
 * @param tauMembraneMs membrane time constant, positive
 * @param rest potential without input
 * @param threshold threshold without adaptation
 * @param thresholdJump what a spike adds to the threshold, at least 0
 * @param tauThresholdMs time constant with which the threshold comes back, positive
 * @param reset what a spike does to V; by subtraction takes off the adapted threshold
 * @param initialPotential V at time 0; A starts at 0
 * @param drive constant input in units of the potential
 * @param refractoryMs time after a spike in which V stays where the reset put it and input is lost, at least 0
 */
public record AdaptiveLif(
        double tauMembraneMs,
        double rest,
        Values threshold,
        double thresholdJump,
        double tauThresholdMs,
        ResetRule reset,
        Values initialPotential,
        Values drive,
        double refractoryMs)
        implements NeuronModel {

    /** @throws IllegalArgumentException naming the parameter that is out of range */
    public AdaptiveLif {
        Checks.positive("tauMembraneMs", tauMembraneMs);
        Checks.finite("rest", rest);
        Checks.notNegative("thresholdJump", thresholdJump);
        Checks.positive("tauThresholdMs", tauThresholdMs);
        Checks.resetBelowThreshold(reset, threshold);
        if (reset instanceof ResetRule.BySubtraction) {
            Checks.positive("threshold (reset by subtraction)", threshold.min());
        }
        Checks.notNegative("refractoryMs", refractoryMs);
    }

    @Override
    public void validateFor(int size) {
        threshold.requireSize("threshold", size);
        initialPotential.requireSize("initialPotential", size);
        drive.requireSize("drive", size);
    }
}
