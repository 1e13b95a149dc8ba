package dev.ranvier.core.engine;

/**
 * What an exponential current does to the potential over a step: {@code V += gain I}, {@code I *= decay}. Exact for arrivals
 * on steps (Rotter & Diesmann 1999, Biological Cybernetics 81:381, doi:10.1007/s004220050570), in a form that does not lose
 * digits where the time constants are near each other or equal: {@code gain = h / tauMembrane exp(-h / tauMembrane) phi(x)},
 * {@code x = h (1 / tauSynapse - 1 / tauMembrane)}, {@code phi(x) = (1 - exp(-x)) / x}.
 *
 * @param gain potential from a unit of current at the start of the step
 * @param decay of the current over the step
 */
public record CurrentPropagator(double gain, double decay) {

    /** The propagator over a step. */
    public static CurrentPropagator of(double tauMembraneMs, double tauSynapseMs, double stepMs) {
        double x = stepMs * (1 / tauSynapseMs - 1 / tauMembraneMs);
        double phi = x == 0 ? 1 : -Math.expm1(-x) / x;
        return new CurrentPropagator(
                stepMs / tauMembraneMs * Math.exp(-stepMs / tauMembraneMs) * phi, Math.exp(-stepMs / tauSynapseMs));
    }
}
