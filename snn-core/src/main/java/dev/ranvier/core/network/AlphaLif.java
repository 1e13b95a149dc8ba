package dev.ranvier.core.network;

import java.util.List;

/**
 * Leaky integrate-and-fire neuron with alpha-shaped synaptic currents: {@code tauMembrane dV/dt = -(V - rest) + drive + sum
 * of I_r}; a spike of weight w that arrives on receptor r at time 0 adds the current {@code w e t / tau_r exp(-t / tau_r)},
 * whose peak is w, after tau_r. V {@code >=} threshold makes a spike followed by the reset; V is held for the refractory
 * period, the currents go on (Rotter & Diesmann 1999, Biological Cybernetics 81:381, doi:10.1007/s004220050570).
 *
 * <p>Only the tick engine runs it, by exact propagators.
 *
 * @param tauMembraneMs membrane time constant, positive
 * @param tauSynapseMs time constant of each receptor's current, at least one, positive; any may equal the membrane's
 * @param rest potential without input
 * @param threshold V that fires
 * @param reset what a spike does to V
 * @param initialPotential V at time 0; the currents start at 0
 * @param drive constant input in units of the potential (resistance times current), as the weights are
 * @param refractoryMs time after a spike in which V stays where the reset put it, at least 0
 */
public record AlphaLif(
        double tauMembraneMs,
        List<Double> tauSynapseMs,
        double rest,
        Values threshold,
        ResetRule reset,
        Values initialPotential,
        Values drive,
        double refractoryMs)
        implements NeuronModel {

    /** @throws IllegalArgumentException naming the parameter that is out of range */
    public AlphaLif {
        tauSynapseMs = List.copyOf(tauSynapseMs);
        Checks.positive("tauMembraneMs", tauMembraneMs);
        if (tauSynapseMs.isEmpty()) {
            throw new IllegalArgumentException("neurons with alpha currents need at least one synaptic time constant");
        }
        tauSynapseMs.forEach(tau -> Checks.positive("tauSynapseMs", tau));
        Checks.finite("rest", rest);
        Checks.resetBelowThreshold(reset, threshold);
        if (reset instanceof ResetRule.BySubtraction) {
            Checks.positive("threshold (reset by subtraction)", threshold.min());
        }
        Checks.notNegative("refractoryMs", refractoryMs);
    }

    @Override
    public int receptors() {
        return tauSynapseMs.size();
    }

    @Override
    public void validateFor(int size) {
        threshold.requireSize("threshold", size);
        initialPotential.requireSize("initialPotential", size);
        drive.requireSize("drive", size);
    }
}
