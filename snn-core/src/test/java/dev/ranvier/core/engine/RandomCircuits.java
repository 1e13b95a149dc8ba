package dev.ranvier.core.engine;

import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Lif;
import dev.ranvier.core.network.NeuronModel;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import dev.ranvier.core.spike.SpikeBatch;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Random networks for property tests: the same seed gives the same network and stimulus. */
public final class RandomCircuits {

    private static final int INPUTS = 12;

    private final RandomGenerator random;

    public RandomCircuits(long seed) {
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    /** A source and two or three layers, dense, sparse and one-to-one, with loops that take at least a step. */
    public CompiledNetwork network(TimeBase timeBase, double stepMs) {
        int layers = 2 + random.nextInt(2);
        int size = 3 + random.nextInt(8);
        boolean recurrent = random.nextBoolean();
        Circuit circuit = new Circuit().source("in", INPUTS);
        for (int layer = 0; layer < layers; layer++) {
            circuit.neurons("layer" + layer, size, model(size, stepMs));
        }
        circuit.dense("in", "layer0", delay(0, stepMs), weights(INPUTS * size, 0.6));
        for (int layer = 1; layer < layers; layer++) {
            String before = "layer" + (layer - 1);
            String here = "layer" + layer;
            if (random.nextBoolean()) {
                circuit.dense(before, here, delay(0, stepMs), weights(size * size, 0.8));
            } else {
                circuit.sparse(before, here, delay(0, stepMs), rows(size), targets(size), weights(2 * size, 1.2));
            }
        }
        if (recurrent) {
            circuit.dense("layer1", "layer0", delay(1, stepMs), weights(size * size, 0.4));
            circuit.oneToOne("layer0", "layer0", delay(1, stepMs), 0.3f);
            circuit.sparse("layer1", "layer1", delay(1, stepMs), rows(size), targets(size), weights(2 * size, 0.5));
        }
        return circuit.compile(timeBase);
    }

    /** Spikes of all inputs, a third of the steps on the average. */
    public Stimulus stimulus(int steps, double stepMs) {
        return stimulus(steps, stepMs, INPUTS);
    }

    /** The same for another number of inputs. */
    public Stimulus stimulus(int steps, double stepMs, int inputs) {
        int[] neurons = new int[inputs * steps];
        double[] timesMs = new double[neurons.length];
        int size = 0;
        for (int step = 0; step < steps; step++) {
            for (int neuron = 0; neuron < inputs; neuron++) {
                if (random.nextInt(3) == 0) {
                    neurons[size] = neuron;
                    timesMs[size++] = step * stepMs;
                }
            }
        }
        return Stimulus.of("in", new SpikeBatch(Arrays.copyOf(neurons, size), Arrays.copyOf(timesMs, size)));
    }

    private NeuronModel model(int size, double stepMs) {
        ResetRule reset = random.nextBoolean() ? new ResetRule.BySubtraction() : new ResetRule.ToValue(-0.1);
        Values threshold = Values.of(random.doubles(size, 0.5, 1.5).toArray());
        Values initial = Values.of(random.doubles(size, -0.5, 1.6).toArray());
        double refractoryMs = random.nextInt(3) * stepMs * (random.nextBoolean() ? 1 : 1.5);
        Values drive =
                switch (random.nextInt(4)) {
                    case 0 -> Values.of(random.doubles(size, -0.05, 0.2).toArray());
                    case 1 -> Values.uniform(-0.01);
                    default -> Values.uniform(0);
                };
        return random.nextBoolean()
                ? new IntegrateAndFire(threshold, reset, initial, drive, refractoryMs)
                : new Lif(
                        2 + 20 * random.nextDouble(),
                        random.nextInt(3) * 0.1,
                        threshold,
                        reset,
                        initial,
                        random.nextInt(3) == 0 ? Values.uniform(1.2) : drive,
                        refractoryMs);
    }

    private double delay(int fromSteps, double stepMs) {
        return (fromSteps + random.nextInt(4)) * stepMs;
    }

    private float[] weights(int count, double scale) {
        float[] weights = new float[count];
        for (int i = 0; i < count; i++) {
            weights[i] = (float) (scale * (random.nextGaussian() + 0.15));
        }
        return weights;
    }

    private static int[] rows(int size) {
        int[] rowStart = new int[size + 1];
        Arrays.setAll(rowStart, source -> 2 * source);
        return rowStart;
    }

    private int[] targets(int size) {
        return random.ints(2L * size, 0, size).toArray();
    }
}
