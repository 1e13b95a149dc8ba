package dev.ranvier.hardware.chip;

import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.IntegerNeuron.Reset;
import dev.ranvier.core.network.IntegerOptions;
import dev.ranvier.core.network.IntegerOptions.NegativeTest;
import dev.ranvier.core.network.IntegerOptions.Overflow;
import dev.ranvier.core.network.IntegerOptions.Ringing;
import java.util.Arrays;

/** Leak, threshold and reset of one core, neuron by neuron: the whole rule, for cores that have no {@link UniformRule}. */
final class NeuronByNeuron {

    private static final int MAX = IntegerNeuron.MAX_POTENTIAL;
    private static final int MIN = -IntegerNeuron.MAX_POTENTIAL - 1;

    private final CoreNeurons neurons;
    private final NeuronNoise noise;
    private final IntegerOptions options;
    private final boolean strict;
    private final boolean stopsRinging;
    private final boolean overflowSpikes;
    private final boolean[] masked; // [neuron], the threshold has a random part

    NeuronByNeuron(CoreNeurons neurons, IntegerOptions options) {
        this.neurons = neurons;
        this.noise = neurons.noise();
        this.options = options;
        strict = options.negativeTest() == NegativeTest.BELOW;
        stopsRinging = options.ringing() == Ringing.STOPS_AT_ZERO;
        overflowSpikes = options.overflow() == Overflow.CLAMP_AND_SPIKE;
        masked = new boolean[neurons.size()];
        for (int neuron = 0; neuron < masked.length; neuron++) {
            masked[neuron] = noise.thresholdBits()[neuron] > 0;
        }
    }

    /** See {@link CoreKernel#sweep}. */
    void sweep(long tick, int[] potential, long[] fired) {
        Arrays.fill(fired, 0);
        for (int neuron = 0; neuron < masked.length; neuron++) {
            int v = leaked(neuron, tick, clamp(potential[neuron]));
            if (overflowSpikes && v > IntegerOptions.SPIKING_CEILING) {
                fired[neuron >> 6] |= 1L << neuron;
                potential[neuron] = IntegerOptions.SPIKING_CEILING;
                continue;
            }
            if (overflowSpikes) {
                v = Math.max(v, -IntegerOptions.SPIKING_CEILING);
            }
            int eta = masked[neuron] ? eta(neuron, tick) : 0;
            int alpha = neurons.threshold()[neuron] + eta;
            if (v >= alpha) {
                fired[neuron >> 6] |= 1L << neuron;
                v = reset(neuron, v, neurons.resetPotential()[neuron], alpha);
            } else {
                v = aboveFloor(neuron, v, eta);
            }
            potential[neuron] = v;
        }
    }

    private int leaked(int neuron, long tick, int v) {
        int leak = neurons.leak()[neuron];
        if (noise.leak()[neuron]) {
            int rho = options.generator().leak(options.seed(), tick, noise.stream()[neuron]);
            leak = Math.abs(leak) < rho ? 0 : Integer.signum(leak);
        }
        if (!neurons.leakReversal()[neuron]) {
            return clamp(v + leak);
        }
        if (v == 0) {
            return 0;
        }
        int after = clamp(v > 0 ? v + leak : v - leak);
        boolean turned = v > 0 ? after <= 0 : after >= 0;
        return stopsRinging && turned ? 0 : after;
    }

    private int aboveFloor(int neuron, int v, int eta) {
        int beta = neurons.negativeThreshold()[neuron];
        boolean saturating = neurons.saturating()[neuron];
        int floor = saturating ? -beta : -(beta + eta);
        if (strict ? v >= floor : v > floor) {
            return v;
        }
        return saturating ? floor : reset(neuron, v, clamp(-neurons.resetPotential()[neuron]), floor);
    }

    private int reset(int neuron, int v, int value, int subtracted) {
        Reset mode = neurons.reset()[neuron];
        if (mode == Reset.TO_VALUE) {
            return value;
        }
        return mode == Reset.BY_SUBTRACTION ? v - subtracted : v;
    }

    private int eta(int neuron, long tick) {
        int mask = (1 << noise.thresholdBits()[neuron]) - 1;
        return options.generator().threshold(options.seed(), tick, noise.stream()[neuron]) & mask;
    }

    private static int clamp(int v) {
        return v > MAX ? MAX : Math.max(v, MIN);
    }
}
