package dev.ranvier.hardware.mapping;

import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import dev.ranvier.core.spike.SpikeBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * A random network that fits the chip, with input for it: a first population in blocks with a source of its own and
 * one that reaches all blocks, then a second population in blocks or a recurrent one. Signs and sizes of weights go
 * by planted axon types; all parameters of the neurons, the delays and the time step are drawn.
 */
record RandomNetwork(Network network, String output, Stimulus stimulus, int ticks) {

    static RandomNetwork of(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int blocks = 1 + random.nextInt(4);
        int inputs = 5 + random.nextInt(60); // a block
        int hidden = 3 + random.nextInt(40); // a block
        int outputs = 2 + random.nextInt(20); // a block
        double stepMs = random.nextBoolean() ? 1 : 0.25;
        boolean recurrent = blocks == 1 && random.nextBoolean();
        List<Population> populations = new ArrayList<>();
        populations.add(Nets.source("in", blocks * inputs));
        populations.add(Nets.source("noise", 7));
        populations.add(neurons(random, "hidden", blocks * hidden));
        List<Projection> projections = new ArrayList<>();
        projections.add(projection(random, "in", "hidden", blocks, inputs, hidden, random.nextInt(16) * stepMs));
        projections.add(projection(random, "noise", "hidden", 1, 7, blocks * hidden, random.nextInt(4) * stepMs));
        String output = "hidden";
        if (random.nextInt(4) > 0) {
            output = "out";
            double delayMs = (1 + random.nextInt(15)) * stepMs;
            if (recurrent) {
                // the hidden neurons drive a core whose neurons all come back to it; the output is beside it
                populations.add(neurons(random, "loop", hidden));
                projections.add(projection(random, "hidden", "loop", 1, hidden, hidden, delayMs));
                double backMs = (1 + random.nextInt(15)) * stepMs;
                projections.add(projection(random, "loop", "loop", 1, hidden, hidden, backMs));
                populations.add(neurons(random, "out", outputs));
                projections.add(projection(random, "in", "out", 1, inputs, outputs, 0));
            } else {
                populations.add(neurons(random, "out", blocks * outputs));
                projections.add(projection(random, "hidden", "out", blocks, hidden, outputs, delayMs));
            }
        }
        int ticks = 20 + random.nextInt(40);
        Network network = new Network("random " + seed, TimeBase.clocked(stepMs), populations, projections);
        SpikeBatch in = spikes(random, blocks * inputs, ticks, stepMs);
        SpikeBatch noise = spikes(random, 7, ticks, stepMs);
        return new RandomNetwork(network, output, new Stimulus(Map.of("in", in, "noise", noise)), ticks);
    }

    private static Population neurons(RandomGenerator random, String name, int size) {
        int maxThreshold = 1 + random.nextInt(60);
        double[] leak = new double[size];
        double[] threshold = new double[size];
        double[] negative = new double[size];
        double[] reset = new double[size];
        double[] initial = new double[size];
        for (int i = 0; i < size; i++) {
            leak[i] = random.nextInt(4) == 0 ? random.nextInt(-5, 6) : 0;
            threshold[i] = random.nextInt(maxThreshold + 1);
            negative[i] = random.nextInt(50);
            reset[i] = random.nextInt(-20, 21);
            initial[i] = random.nextInt(-30, 31);
        }
        IntegerNeuron model = new IntegerNeuron(
                Values.of(leak),
                random.nextInt(3) == 0,
                Values.of(threshold),
                Values.of(negative),
                IntegerNeuron.Reset.values()[random.nextInt(3)],
                Values.of(reset),
                random.nextInt(3) == 0,
                Values.of(initial));
        return new Population(name, size, model);
    }

    /** Blocks side by side; every block has planted types: {+, -} by input or four different weights. */
    private static Projection projection(
            RandomGenerator random, String source, String target, int blocks, int from, int to, double delayMs) {
        float[] weights = new float[blocks * from * blocks * to];
        int size = random.nextBoolean() ? 1 : 12;
        // The noise of the first population adds its own types, so two a projection keep within four.
        int types = 2;
        double density = 0.2 + 0.8 * random.nextDouble();
        float[][] byType = new float[types][blocks * to];
        for (int type = 0; type < types; type++) {
            for (int neuron = 0; neuron < blocks * to; neuron++) {
                int sign = size == 1 ? 1 - 2 * type : 1 - 2 * random.nextInt(2);
                byType[type][neuron] = sign * (1 + random.nextInt(size));
            }
        }
        for (int input = 0; input < blocks * from; input++) {
            int type = random.nextInt(types);
            int block = input / from;
            for (int neuron = block * to; neuron < (block + 1) * to; neuron++) {
                if (random.nextDouble() < density) {
                    weights[input * blocks * to + neuron] = byType[type][neuron];
                }
            }
        }
        return new Projection(source, target, new Connectivity.Dense(blocks * from, blocks * to, weights), delayMs);
    }

    private static SpikeBatch spikes(RandomGenerator random, int neurons, int ticks, double stepMs) {
        double rate = 0.3 * random.nextDouble();
        int[] neuron = new int[neurons * ticks];
        double[] timesMs = new double[neurons * ticks];
        int size = 0;
        for (int tick = 0; tick < ticks; tick++) {
            for (int i = 0; i < neurons; i++) {
                if (random.nextDouble() < rate) {
                    neuron[size] = i;
                    timesMs[size++] = tick * stepMs;
                }
            }
        }
        return new SpikeBatch(Arrays.copyOf(neuron, size), Arrays.copyOf(timesMs, size));
    }
}
