package dev.ranvier.core.engine;

import dev.ranvier.core.network.AdaptiveLif;
import dev.ranvier.core.network.AlphaLif;
import dev.ranvier.core.network.CurrentLif;
import dev.ranvier.core.network.EscapeRateLif;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Lif;
import dev.ranvier.core.network.NeuronModel;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.Values;
import java.util.Arrays;

/**
 * What neurons have of a membrane: the potential's leak and goal, threshold, reset and refractory period, expanded to arrays;
 * of kinds with currents or an adaptive threshold this is the part without them. Equations and sources stand with the
 * descriptions. No state.
 */
public final class Membrane {

    private final boolean leaky;
    private final double tauMs; // of the leak; not used without
    private final double[] goal; // [neuron]; leaky: the potential V decays to; else: slope of V, potential per ms
    private final double[] threshold; // [neuron]
    private final double[] initial; // [neuron]
    private final boolean subtracts;
    private final double resetPotential;
    private final double refractoryMs;

    private Membrane(
            double tauMs, double[] goal, Values threshold, Values initial, ResetRule reset, double refractory) {
        leaky = tauMs > 0;
        this.tauMs = tauMs;
        this.goal = goal;
        this.threshold = threshold.expand(goal.length);
        this.initial = initial.expand(goal.length);
        subtracts = reset instanceof ResetRule.BySubtraction;
        resetPotential = reset instanceof ResetRule.ToValue value ? value.potential() : 0;
        refractoryMs = refractory;
    }

    /**
     * Expands the parameters of a population.
     *
     * @throws IllegalArgumentException if the model is none of these
     */
    public static Membrane of(NeuronModel model, int size) {
        if (model instanceof IntegrateAndFire neuron) {
            return new Membrane(
                    0,
                    neuron.drivePerMs().expand(size),
                    neuron.threshold(),
                    neuron.initialPotential(),
                    neuron.reset(),
                    neuron.refractoryMs());
        }
        if (model instanceof Lif neuron) {
            return leaky(
                    neuron.tauMembraneMs(),
                    neuron.rest(),
                    neuron.drive().expand(size),
                    neuron.threshold(),
                    neuron.initialPotential(),
                    neuron.reset(),
                    neuron.refractoryMs());
        }
        if (model instanceof CurrentLif neuron) {
            return leaky(
                    neuron.tauMembraneMs(),
                    neuron.rest(),
                    neuron.drive().expand(size),
                    neuron.threshold(),
                    neuron.initialPotential(),
                    neuron.reset(),
                    neuron.refractoryMs());
        }
        if (model instanceof AlphaLif neuron) {
            return leaky(
                    neuron.tauMembraneMs(),
                    neuron.rest(),
                    neuron.drive().expand(size),
                    neuron.threshold(),
                    neuron.initialPotential(),
                    neuron.reset(),
                    neuron.refractoryMs());
        }
        if (model instanceof AdaptiveLif neuron) {
            return leaky(
                    neuron.tauMembraneMs(),
                    neuron.rest(),
                    neuron.drive().expand(size),
                    neuron.threshold(),
                    neuron.initialPotential(),
                    neuron.reset(),
                    neuron.refractoryMs());
        }
        if (model instanceof EscapeRateLif neuron) {
            return leaky(
                    neuron.tauMembraneMs(),
                    neuron.rest(),
                    neuron.drive().expand(size),
                    neuron.threshold(),
                    neuron.initialPotential(),
                    new ResetRule.ToValue(neuron.resetPotential()),
                    neuron.refractoryMs());
        }
        throw new IllegalArgumentException("no membrane potential in " + model);
    }

    private static Membrane leaky(
            double tauMs,
            double rest,
            double[] drive,
            Values threshold,
            Values initial,
            ResetRule reset,
            double refractoryMs) {
        double[] goal = Arrays.stream(drive).map(value -> rest + value).toArray();
        return new Membrane(tauMs, goal, threshold, initial, reset, refractoryMs);
    }

    /** True if V decays to {@link #goal}; else it rises or falls with the slope {@link #goal}. */
    public boolean leaky() {
        return leaky;
    }

    /** Time constant of the leak. */
    public double tauMs() {
        return tauMs;
    }

    /** {@code [neuron]}; leaky: the potential that V decays to; else the slope of V per ms. Not to be modified. */
    public double[] goal() {
        return goal;
    }

    /** Factor by which the distance of V to its goal shrinks over a step; 1 without leak. */
    public double decay(double stepMs) {
        return leaky ? Math.exp(-stepMs / tauMs) : 1;
    }

    /** {@code [neuron]}, what a goal adds to V in a step, so that {@code V = V decay + base}; a fresh array. */
    public double[] base(double[] goals, double stepMs) {
        double factor = leaky ? -Math.expm1(-stepMs / tauMs) : stepMs;
        return Arrays.stream(goals).map(value -> value * factor).toArray();
    }

    /** {@code [neuron]}, thresholds. Not to be modified. */
    public double[] threshold() {
        return threshold;
    }

    /** {@code [neuron]}, potentials at time 0. Not to be modified. */
    public double[] initial() {
        return initial;
    }

    /** Refractory period. */
    public double refractoryMs() {
        return refractoryMs;
    }

    /** The potential after a spike. */
    public double reset(double potential, double firedThreshold) {
        return subtracts ? potential - firedThreshold : resetPotential;
    }

    /** True if some neuron that is below its threshold can reach it without an arrival. */
    public boolean firesUnprompted() {
        for (int neuron = 0; neuron < goal.length; neuron++) {
            if (leaky ? goal[neuron] >= threshold[neuron] : goal[neuron] > 0) {
                return true;
            }
        }
        return false;
    }
}
