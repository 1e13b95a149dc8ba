package dev.ranvier.core.network;

import java.util.List;

/**
 * Leaky integrate-and-fire neuron with exponential synaptic conductances: {@code tauMembrane dV/dt = (rest - V) + sum of g_r
 * (E_r - V)}, {@code tau_r dg_r/dt = -g_r}; an arriving spike of weight w on receptor r adds w to g_r at once, and V {@code
 * >=} threshold makes a spike followed by a reset to a value. Conductances are in units of the leak conductance. V is held
 * for the refractory period, the conductances go on (Brette et al. 2007, Journal of Computational Neuroscience 23:349,
 * doi:10.1007/s10827-007-0038-6, benchmark 1).
 *
 * <p>The equation has no closed solution; only the tick engine runs it, and says how.
 *
 * @param tauMembraneMs membrane time constant, positive
 * @param synapses the kinds of synapse, at least one; their positions are the receptors of projections
 * @param rest reversal potential of the leak
 * @param threshold V that fires
 * @param resetPotential V after a spike, below the threshold
 * @param initialPotential V at time 0
 * @param refractoryMs time after a spike in which V stays at the reset, at least 0
 */
public record ConductanceLif(
        double tauMembraneMs,
        List<Receptor> synapses,
        double rest,
        Values threshold,
        double resetPotential,
        Values initialPotential,
        double refractoryMs)
        implements NeuronModel {

    /**
     * A kind of synapse.
     *
     * @param tauMs time constant of its conductance, positive
     * @param reversalPotential potential to which it draws V
     * @param initialConductance conductance at time 0, at least 0, in units of the leak conductance
     */
    public record Receptor(double tauMs, double reversalPotential, Values initialConductance) {

        /** @throws IllegalArgumentException naming the parameter that is out of range */
        public Receptor {
            Checks.positive("tauMs of a receptor", tauMs);
            Checks.finite("reversalPotential", reversalPotential);
            Checks.notNegative("initialConductance", initialConductance.min());
        }
    }

    /** @throws IllegalArgumentException naming the parameter that is out of range */
    public ConductanceLif {
        synapses = List.copyOf(synapses);
        Checks.positive("tauMembraneMs", tauMembraneMs);
        if (synapses.isEmpty()) {
            throw new IllegalArgumentException("conductance-based neurons need at least one kind of synapse");
        }
        Checks.finite("rest", rest);
        Checks.resetBelowThreshold(new ResetRule.ToValue(resetPotential), threshold);
        Checks.notNegative("refractoryMs", refractoryMs);
    }

    @Override
    public int receptors() {
        return synapses.size();
    }

    @Override
    public void validateFor(int size) {
        threshold.requireSize("threshold", size);
        initialPotential.requireSize("initialPotential", size);
        synapses.forEach(receptor -> receptor.initialConductance().requireSize("initialConductance", size));
    }
}
