package dev.ranvier.core.engine.tick;

/**
 * What an alpha current does over a step h. It has two states, the current I and its source D: {@code V += gainD D + gainI
 * I}, then {@code I = decay (I + h D)}, {@code D *= decay} (Rotter & Diesmann 1999, Biological Cybernetics 81:381,
 * doi:10.1007/s004220050570). With {@code x = h (1 / tauSynapse - 1 / tauMembrane)} the gains are {@code h / tauMembrane
 * exp(-h / tauMembrane)} times {@code phi(x)} for I and times {@code h psi(x)} for D, where {@code phi(x) = (1 - exp(-x)) / x}
 * and {@code psi(x) = (1 - exp(-x) (1 + x)) / x^2}; for small x a power series keeps all digits, equal time constants
 * included.
 *
 * @param gainD potential from a unit of D at the start of the step
 * @param gainI potential from a unit of current at the start of the step
 * @param decay of both over the step
 */
record AlphaPropagator(double gainD, double gainI, double decay) {

    private static final double SMALL = 0.1;
    private static final int TERMS = 12;

    static AlphaPropagator of(double tauMembraneMs, double tauSynapseMs, double stepMs) {
        double x = stepMs * (1 / tauSynapseMs - 1 / tauMembraneMs);
        double factor = stepMs / tauMembraneMs * Math.exp(-stepMs / tauMembraneMs);
        return new AlphaPropagator(factor * stepMs * psi(x), factor * phi(x), Math.exp(-stepMs / tauSynapseMs));
    }

    private static double phi(double x) {
        return x == 0 ? 1 : -Math.expm1(-x) / x;
    }

    /** The integral of s exp(-x s) over s from 0 to 1: sum of (-x)^n / (n! (n + 2)). */
    private static double psi(double x) {
        if (Math.abs(x) > SMALL) {
            return (1 - Math.exp(-x) * (1 + x)) / (x * x);
        }
        double sum = 0;
        double power = 1; // (-x)^n / n!
        for (int n = 0; n < TERMS; n++) {
            sum += power / (n + 2);
            power *= -x / (n + 1);
        }
        return sum;
    }
}
