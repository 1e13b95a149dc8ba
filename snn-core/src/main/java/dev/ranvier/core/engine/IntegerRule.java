package dev.ranvier.core.engine;

import dev.ranvier.core.network.DrawGenerator;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.IntegerOptions;
import dev.ranvier.core.network.IntegerOptions.NegativeTest;
import dev.ranvier.core.network.IntegerOptions.Overflow;
import dev.ranvier.core.network.IntegerOptions.Ringing;
import dev.ranvier.core.network.Values;
import java.util.Arrays;

/**
 * The rule of {@link IntegerNeuron}, compiled for the neurons of one population: what a tick makes of a potential and the
 * sum of its input. Parameters only; both engines keep the potentials themselves. Immutable.
 */
public final class IntegerRule {

    private static final int MAX = IntegerNeuron.MAX_POTENTIAL;
    private static final int MIN = -IntegerNeuron.MAX_POTENTIAL - 1;
    private static final int CEILING = IntegerOptions.SPIKING_CEILING;

    private final IntegerNeuron model;
    private final IntegerOptions options;
    private final int population;
    private final int mask; // of the random part of the thresholds
    private final int[] leak; // [neuron]
    private final int[] threshold; // [neuron]
    private final int[] negativeThreshold; // [neuron]
    private final int[] resetPotential; // [neuron]
    private final int[] initial; // [neuron]

    /**
     * Compiles the rule.
     *
     * @param population index of the population in its network, which the random numbers depend on
     * @param size number of neurons
     */
    public IntegerRule(IntegerNeuron model, int population, int size) {
        this.model = model;
        this.population = population;
        options = model.options();
        mask = (1 << model.noise().thresholdBits()) - 1;
        leak = integers(model.leak(), size);
        threshold = integers(model.threshold(), size);
        negativeThreshold = integers(model.negativeThreshold(), size);
        resetPotential = integers(model.resetPotential(), size);
        initial = integers(model.initialPotential(), size);
    }

    /** {@code [neuron]}, potentials before the first tick, a fresh array. */
    public int[] initialPotentials() {
        return initial.clone();
    }

    /** True if each arrival has to be put through {@link #stochasticInput} instead of being summed. */
    public boolean stochasticSynapses() {
        return model.noise().synapses();
    }

    /** True if a tick without input draws a leak or a threshold, so that each tick may differ from the one before. */
    public boolean drawsEachTick() {
        return mask != 0 || model.noise().leak();
    }

    /** What an arrival adds with stochastic synapses: -1, 0 or 1; see {@link IntegerNeuron}. */
    public int stochasticInput(int neuron, long tick, int weight, int occurrence) {
        int rho = options.generator().synapse(options.seed(), tick, stream(neuron), weight, occurrence);
        return Math.abs(weight) >= rho ? Integer.signum(weight) : 0;
    }

    /**
     * One tick of one neuron.
     *
     * @param potential V before the tick
     * @param input sum of what arrives
     * @return twice the potential after the tick, plus 1 if the neuron fires; see {@link #potential} and {@link #fires}
     */
    public int tick(int neuron, long tick, int potential, double input) {
        int v = afterLeak(neuron, tick, clamp(potential + input));
        if (options.overflow() == Overflow.CLAMP_AND_SPIKE) {
            if (v > CEILING) {
                return CEILING << 1 | 1;
            }
            v = Math.max(v, -CEILING);
        }
        int eta = mask == 0 ? 0 : options.generator().threshold(options.seed(), tick, stream(neuron)) & mask;
        if (v >= threshold[neuron] + eta) {
            return afterSpike(neuron, v, eta) << 1 | 1;
        }
        int floor = -negativeThreshold[neuron] - (model.saturating() ? 0 : eta);
        if (options.negativeTest() == NegativeTest.BELOW ? v < floor : v <= floor) {
            return belowFloor(neuron, v, floor) << 1;
        }
        return v << 1;
    }

    /** The potential in a result of {@link #tick}. */
    public static int potential(int result) {
        return result >> 1;
    }

    /** True if the neuron fired in a result of {@link #tick}. */
    public static boolean fires(int result) {
        return (result & 1) != 0;
    }

    private int afterLeak(int neuron, long tick, int v) {
        int step = leak[neuron];
        if (model.noise().leak()) {
            int rho = options.generator().leak(options.seed(), tick, stream(neuron));
            step = Math.abs(step) >= rho ? Integer.signum(step) : 0;
        }
        if (!model.leakReversal()) {
            return clamp((double) v + step);
        }
        int after = clamp((double) v + Integer.signum(v) * step);
        boolean rings = Integer.signum(after) != Integer.signum(v);
        return rings && options.ringing() == Ringing.STOPS_AT_ZERO ? 0 : after;
    }

    private int afterSpike(int neuron, int v, int eta) {
        return switch (model.reset()) {
            case TO_VALUE -> resetPotential[neuron];
            case BY_SUBTRACTION -> v - (threshold[neuron] + eta);
            case NONE -> v;
        };
    }

    private int belowFloor(int neuron, int v, int floor) {
        if (model.saturating()) {
            return floor;
        }
        return switch (model.reset()) {
            case TO_VALUE -> clamp(-(double) resetPotential[neuron]);
            case BY_SUBTRACTION -> v - floor;
            case NONE -> v;
        };
    }

    private long stream(int neuron) {
        return DrawGenerator.stream(population, neuron);
    }

    /** Sums of whole weights are exact in a double, far beyond the range of the potential. */
    private static int clamp(double v) {
        return (int) Math.max(MIN, Math.min(MAX, v));
    }

    private static int[] integers(Values values, int size) {
        int[] integers = new int[size];
        Arrays.setAll(integers, i -> (int) values.at(i));
        return integers;
    }
}
