package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Small networks for the tests of this room. */
final class Nets {

    private Nets() {}

    static Population source(String name, int size) {
        return new Population(name, size, new SpikeSource());
    }

    /** Neurons that fire at the sum 1 and remember nothing. */
    static Population memoryless(String name, int size) {
        double[] firingSum = new double[size];
        Arrays.fill(firingSum, 1);
        return new Population(name, size, IntegerNeuron.memoryless(firingSum));
    }

    static Population counting(String name, int size, int threshold) {
        Values zero = Values.uniform(0);
        return new Population(
                name,
                size,
                new IntegerNeuron(
                        zero,
                        false,
                        Values.uniform(threshold),
                        Values.uniform(1000),
                        IntegerNeuron.Reset.BY_SUBTRACTION,
                        zero,
                        false,
                        zero));
    }

    static Network network(List<Population> populations, Projection... projections) {
        return new Network("net", TimeBase.clocked(1), populations, List.of(projections));
    }

    static Projection dense(String source, String target, float[][] weights, int delay) {
        float[] flat = new float[weights.length * weights[0].length];
        for (int i = 0; i < weights.length; i++) {
            System.arraycopy(weights[i], 0, flat, i * weights[0].length, weights[0].length);
        }
        return new Projection(source, target, new Connectivity.Dense(weights.length, weights[0].length, flat), delay);
    }

    /**
     * Blocks of inputs by blocks of neurons, block-major on either side; input i of a block has the sign of its
     * parity.
     */
    static Connectivity blocks(int blocks, int inputs, int neurons) {
        int[] rowStart = new int[blocks * inputs + 1];
        List<Integer> targets = new ArrayList<>();
        List<Float> weights = new ArrayList<>();
        for (int source = 0; source < blocks * inputs; source++) {
            for (int neuron = 0; neuron < neurons; neuron++) {
                targets.add(source / inputs * neurons + neuron);
                weights.add(source % 2 == 0 ? 1f : -1f);
            }
            rowStart[source + 1] = targets.size();
        }
        float[] flat = new float[weights.size()];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = weights.get(i);
        }
        return new Connectivity.Sparse(
                blocks * neurons, rowStart, targets.stream().mapToInt(i -> i).toArray(), flat);
    }
}
