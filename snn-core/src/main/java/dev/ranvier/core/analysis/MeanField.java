package dev.ranvier.core.analysis;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * The rate at which a network of like neurons sustains itself: each neuron sees noise whose mean and spread follow from the
 * rate of all, and fires at that rate (Amit and Brunel 1997, 10.1093/cercor/7.3.237; Brunel 2000,
 * 10.1023/A:1008925309027). Where inhibition dominates there is one such rate; else there may be several, and the one that
 * is found is not specified. It says nothing of whether the state is stable.
 */
public final class MeanField {

    private static final double HIGHEST_HZ = 1e6;
    private static final double ACCURACY_HZ = 1e-9;
    private static final int MOST_STEPS = 1_000;

    private MeanField() {}

    /**
     * Solves {@code rate = neuron.rateHz(mu(rate), sigma(rate), tauSynapseMs)}.
     *
     * @param mu mean of the potential without a threshold, from the rate in Hz
     * @param sigma square root of twice its variance, from the rate in Hz
     * @param tauSynapseMs time constant of the synapses; 0 for jumps of the potential
     * @return Hz
     * @throws IllegalArgumentException if neurons would have to fire faster than a million times a second
     */
    public static double rateHz(
            Siegert neuron, DoubleUnaryOperator mu, DoubleUnaryOperator sigma, double tauSynapseMs) {
        DoubleUnaryOperator surplus =
                rate -> neuron.rateHz(mu.applyAsDouble(rate), sigma.applyAsDouble(rate), tauSynapseMs) - rate;
        double high = 1;
        while (surplus.applyAsDouble(high) > 0) {
            high *= 2;
            if (high > HIGHEST_HZ) {
                throw new IllegalArgumentException(
                        "no rate below " + HIGHEST_HZ + " Hz sustains itself; does excitation grow without bound?");
            }
        }
        if (surplus.applyAsDouble(0) <= 0) {
            return 0;
        }
        return new BrentSolver(ACCURACY_HZ).solve(MOST_STEPS, surplus::applyAsDouble, 0, high);
    }
}
