package dev.ranvier.examples.benchmark;

import dev.ranvier.core.network.Delays;
import dev.ranvier.core.network.Lif;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.RandomConnectivity;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.SynapseWeights;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import dev.ranvier.core.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A million neurons with a thousand synapses each, about a thousand million synapses of 4 bytes: {@link Brunel}'s neurons,
 * each pair of which is joined with a chance of 0.001.
 */
final class MillionNeurons {

    private static final int NEURONS = 1_000_000;
    private static final double CHANCE = 0.001;
    private static final double THRESHOLD_MV = 20;
    private static final double JUMP_MV = 0.125; // as strong as 0.1 mV at 1,000 excitatory inputs

    private MillionNeurons() {}

    static BenchmarkCase build() {
        int excitatory = NEURONS * 4 / 5;
        List<Population> populations =
                List.of(population("excitatory", excitatory, 5), population("inhibitory", NEURONS - excitatory, 6));
        List<Projection> projections = new ArrayList<>();
        for (Population source : populations) {
            for (Population target : populations) {
                boolean excites = source.name().equals("excitatory");
                projections.add(new Projection(
                        source.name(),
                        target.name(),
                        new RandomConnectivity(
                                source.size(),
                                target.size(),
                                new RandomConnectivity.Pairwise(CHANCE),
                                new SynapseWeights.Shared((float) (excites ? JUMP_MV : -5 * JUMP_MV)),
                                30 + projections.size()),
                        new Delays.Fixed(1.5),
                        0));
            }
        }
        return new BenchmarkCase(
                "Do a million neurons with a thousand synapses each fit into 8 GiB, and how fast are they?",
                new Network("million", TimeBase.continuous(), populations, projections),
                0.1,
                0.1,
                List.of());
    }

    private static Population population(String name, int size, long seed) {
        RandomStream start = new RandomStream(seed);
        double[] initial = new double[size];
        Arrays.setAll(initial, i -> start.nextDouble() * THRESHOLD_MV);
        return new Population(
                name,
                size,
                new Lif(
                        20,
                        0,
                        Values.uniform(THRESHOLD_MV),
                        new ResetRule.ToValue(10),
                        Values.of(initial),
                        Values.uniform(2 * THRESHOLD_MV),
                        2));
    }
}
