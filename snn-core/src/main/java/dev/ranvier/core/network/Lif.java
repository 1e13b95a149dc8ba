package dev.ranvier.core.network;

/**
 * Leaky integrate-and-fire neuron with delta synapses: {@code tauMembrane dV/dt = -(V - rest) + drive}, an arriving spike
 * of weight w adds w to V at once, and V {@code >=} threshold makes a spike followed by the reset. Between events V decays
 * exponentially towards {@code rest + drive} (Gerstner et al. 2014, Neuronal Dynamics, section 1.3,
 * doi:10.1017/CBO9781107447615).
 *
 * @param tauMembraneMs membrane time constant, positive
 * @param rest potential without input
 * @param threshold V that fires
 * @param reset what a spike does to V
 * @param initialPotential V at time 0
 * @param drive constant input in units of the potential (resistance times current)
 * @param refractoryMs time after a spike in which V stays where the reset put it and input is lost, at least 0
 */
public record Lif(
        double tauMembraneMs,
        double rest,
        Values threshold,
        ResetRule reset,
        Values initialPotential,
        Values drive,
        double refractoryMs)
        implements NeuronModel {

    /** @throws IllegalArgumentException naming the parameter that is out of range */
    public Lif {
        Checks.positive("tauMembraneMs", tauMembraneMs);
        Checks.finite("rest", rest);
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
