package dev.ranvier.core.network;

/**
 * Leaky integrate-and-fire neuron that fires by chance: {@code tauMembrane dV/dt = -(V - rest) + drive}, an arriving spike of
 * weight w adds w to V at once, and the neuron fires with the hazard {@code rateAtThresholdHz exp((V - threshold) / width)}
 * (Gerstner et al. 2014, Neuronal Dynamics, section 9.1, doi:10.1017/CBO9781107447615). In a step of h the chance of a spike
 * is {@code 1 - exp(-h hazard)} with the hazard at the end of the step; which draw decides depends on seed, neuron and step
 * only.
 *
 * <p>Only the tick engine runs it.
 *
 * @param tauMembraneMs membrane time constant, positive
 * @param rest potential without input
 * @param threshold V at which the hazard is {@code rateAtThresholdHz}
 * @param rateAtThresholdHz hazard at the threshold, positive
 * @param width difference of V that makes the hazard e times as large, positive
 * @param resetPotential V after a spike
 * @param initialPotential V at time 0
 * @param drive constant input in units of the potential
 * @param refractoryMs time after a spike in which V stays at the reset and input is lost, at least 0
 * @param seed of the draws
 */
public record EscapeRateLif(
        double tauMembraneMs,
        double rest,
        Values threshold,
        double rateAtThresholdHz,
        double width,
        double resetPotential,
        Values initialPotential,
        Values drive,
        double refractoryMs,
        long seed)
        implements NeuronModel {

    /** @throws IllegalArgumentException naming the parameter that is out of range */
    public EscapeRateLif {
        Checks.positive("tauMembraneMs", tauMembraneMs);
        Checks.finite("rest", rest);
        Checks.positive("rateAtThresholdHz", rateAtThresholdHz);
        Checks.positive("width", width);
        Checks.finite("resetPotential", resetPotential);
        Checks.notNegative("refractoryMs", refractoryMs);
    }

    @Override
    public void validateFor(int size) {
        threshold.requireSize("threshold", size);
        initialPotential.requireSize("initialPotential", size);
        drive.requireSize("drive", size);
    }
}
