package dev.ranvier.hardware.mapping;

import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.IntegerNoise;
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
 * A random network for cores that are too small for it: several populations, each pair joined or not, feed-forward or
 * with loops, sparse weights of any sign up to a drawn size, delays drawn (often 1), neurons quiet or restless.
 */
record RandomTangle(Network network, String output, Stimulus stimulus, int ticks, int axons, int neurons) {

    static RandomTangle of(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int axons = 12 + random.nextInt(30);
        int neurons = 6 + random.nextInt(30);
        int layers = 1 + random.nextInt(3);
        int maxWeight = random.nextInt(3) == 0 ? 1 : 1 + random.nextInt(7);
        boolean recurrent = random.nextInt(3) == 0;
        boolean restless = random.nextInt(4) == 0;
        int inputs = 3 + random.nextInt(20);
        List<Population> populations = new ArrayList<>();
        List<Projection> projections = new ArrayList<>();
        populations.add(Nets.source("in", inputs));
        for (int layer = 0; layer < layers; layer++) {
            populations.add(neurons(random, "layer" + layer, 2 + random.nextInt(40), restless));
        }
        for (int from = 0; from <= layers; from++) {
            for (int to = 1; to <= layers; to++) {
                boolean forward = from < to;
                boolean wanted = to == from + 1 || random.nextInt(5) == 0;
                if (wanted && (forward || recurrent)) {
                    int least = from == 0 ? 0 : 1;
                    int delay = random.nextInt(2) == 0 ? least : least + random.nextInt(15);
                    projections.add(projection(
                            random,
                            populations.get(from),
                            populations.get(to),
                            axons / (maxWeight > 2 ? 7.0 : 4.0),
                            maxWeight,
                            delay));
                }
            }
        }
        int ticks = 20 + random.nextInt(30);
        String output = "layer" + (recurrent ? random.nextInt(layers) : layers - 1);
        return new RandomTangle(
                new Network("tangle " + seed, TimeBase.clocked(1), populations, projections),
                output,
                new Stimulus(Map.of("in", spikes(random, inputs, ticks))),
                ticks,
                axons,
                neurons);
    }

    private static Population neurons(RandomGenerator random, String name, int size, boolean restless) {
        double[] threshold = new double[size];
        double[] negative = new double[size];
        double[] leak = new double[size];
        for (int i = 0; i < size; i++) {
            threshold[i] = (restless ? 0 : 1) + random.nextInt(6);
            negative[i] = random.nextInt(20);
            leak[i] = restless ? random.nextInt(-2, 2) : 0;
        }
        Values zero = Values.uniform(0);
        IntegerNeuron model = new IntegerNeuron(
                Values.of(leak),
                restless && random.nextBoolean(),
                Values.of(threshold),
                Values.of(negative),
                IntegerNeuron.Reset.values()[random.nextInt(2)],
                zero,
                random.nextBoolean(),
                zero);
        IntegerNoise noise = random.nextInt(6) == 0
                ? new IntegerNoise(random.nextBoolean(), random.nextBoolean(), random.nextInt(4))
                : IntegerNoise.NONE;
        return new Population(name, size, model.withNoise(noise));
    }

    /** About {@code fanIn} inputs a neuron. */
    private static Projection projection(
            RandomGenerator random, Population from, Population to, double fanIn, int maxWeight, int delay) {
        float[] weights = new float[from.size() * to.size()];
        for (int i = 0; i < weights.length; i++) {
            if (random.nextDouble() * from.size() < fanIn) {
                int size = 1 + random.nextInt(maxWeight);
                weights[i] = random.nextInt(3) > 0 ? size : -size;
            }
        }
        return new Projection(from.name(), to.name(), new Connectivity.Dense(from.size(), to.size(), weights), delay);
    }

    private static SpikeBatch spikes(RandomGenerator random, int neurons, int ticks) {
        int[] neuron = new int[neurons * ticks];
        double[] timesMs = new double[neurons * ticks];
        int size = 0;
        for (int tick = 0; tick < ticks; tick++) {
            for (int i = 0; i < neurons; i++) {
                if (random.nextInt(4) == 0) {
                    neuron[size] = i;
                    timesMs[size++] = tick;
                }
            }
        }
        return new SpikeBatch(Arrays.copyOf(neuron, size), Arrays.copyOf(timesMs, size));
    }
}
