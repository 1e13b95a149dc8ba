package dev.ranvier.examples.benchmark;

import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import dev.ranvier.core.random.RandomStream;
import dev.ranvier.core.spike.SpikeBatch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A rate-coded feed-forward network 784-1200-1200-10 with the activity of a converted image classifier: integrate-and-fire
 * neurons without leak, reset to 0, 350 steps of 1 ms a sample. A fifth of the inputs is lit, each with its own rate up to
 * 200 Hz; the weights are normal with a spread that makes hidden neurons fire at about 30 Hz when half of them are silent.
 */
final class FeedForward {

    private static final int[] LAYERS = {784, 1200, 1200, 10};
    private static final int STEPS = 350;
    private static final int LIT = 157; // inputs of a sample that fire
    private static final double MAX_RATE_HZ = 200;
    private static final double HIDDEN_RATE_HZ = 30;
    private static final int SAMPLES = 20;

    /** Brian 2 resets after it has delivered, so that what reaches a neuron with its spike is lost: one step's input. */
    private static final double LOST_MS = 2;

    private FeedForward() {}

    static BenchmarkCase standard() {
        RandomStream random = new RandomStream(7);
        double[][] rates = new double[SAMPLES][LAYERS[0]]; // [sample][input], Hz
        double squares = 0;
        for (double[] sample : rates) {
            for (int lit :
                    random.ints(10 * LIT, 0, LAYERS[0]).distinct().limit(LIT).toArray()) {
                sample[lit] = MAX_RATE_HZ * random.nextDouble();
                squares += sample[lit] * sample[lit] / SAMPLES;
            }
        }
        double drift = HIDDEN_RATE_HZ * Math.sqrt(2 * Math.PI); // spread of a neuron's mean input that gives that rate
        double[] spread = {drift / Math.sqrt(squares), 0, 0};
        spread[1] = drift / Math.sqrt(LAYERS[1] * drift * drift / 2);
        spread[2] = spread[1];
        List<Stimulus> samples = new ArrayList<>();
        for (double[] sample : rates) {
            samples.add(Stimulus.of("layer0", spikes(sample, random)));
        }
        return new BenchmarkCase(
                "How many synaptic events a second go through dense rows, and how long does a sample take?",
                network(spread, random),
                0,
                STEPS / 1000.0,
                samples);
    }

    private static SpikeBatch spikes(double[] rates, RandomStream random) {
        int[] neurons = new int[STEPS * LIT];
        double[] timesMs = new double[STEPS * LIT];
        int spikes = 0;
        for (int step = 0; step < STEPS; step++) {
            for (int input = 0; input < rates.length; input++) {
                if (rates[input] > 0 && random.nextDouble() < rates[input] / 1000) {
                    neurons[spikes] = input;
                    timesMs[spikes++] = step;
                }
            }
        }
        return new SpikeBatch(Arrays.copyOf(neurons, spikes), Arrays.copyOf(timesMs, spikes));
    }

    private static Network network(double[] spread, RandomStream random) {
        List<Population> populations = new ArrayList<>(List.of(new Population("layer0", LAYERS[0], new SpikeSource())));
        List<Projection> projections = new ArrayList<>();
        IntegrateAndFire model = new IntegrateAndFire(
                Values.uniform(1), new ResetRule.ToValue(0), Values.uniform(0), Values.uniform(0), LOST_MS);
        for (int layer = 1; layer < LAYERS.length; layer++) {
            populations.add(new Population("layer" + layer, LAYERS[layer], model));
            float[] weights = new float[LAYERS[layer - 1] * LAYERS[layer]];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (float) (spread[layer - 1] * random.nextGaussian());
            }
            projections.add(new Projection(
                    "layer" + (layer - 1),
                    "layer" + layer,
                    new Connectivity.Dense(LAYERS[layer - 1], LAYERS[layer], weights),
                    0));
        }
        return new Network("feedforward", TimeBase.clocked(1), populations, projections);
    }
}
