package dev.ranvier.examples.benchmark;

import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.Delays;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.spike.SpikeBatch;
import java.util.Arrays;
import java.util.List;

/** A ring of neurons in which one spike runs round: almost nothing happens, and it happens one thing at a time. */
final class Ring {

    /** Neurons unless the user says otherwise. */
    static final int NEURONS = 1000;

    private static final double DELAY_MS = 0.1;

    private Ring() {}

    static BenchmarkCase of(int neurons) {
        int[] rowStart = new int[neurons + 1];
        Arrays.setAll(rowStart, i -> i);
        int[] next = new int[neurons];
        Arrays.setAll(next, i -> (i + 1) % neurons);
        float[] weights = new float[neurons];
        Arrays.fill(weights, 1);
        Network network = new Network(
                "ring",
                TimeBase.continuous(),
                List.of(
                        new Population("start", neurons, new SpikeSource()),
                        new Population("ring", neurons, IntegrateAndFire.withThreshold(1))),
                List.of(
                        new Projection("start", "ring", new Connectivity.OneToOne(neurons, 1), DELAY_MS),
                        new Projection(
                                "ring",
                                "ring",
                                new Connectivity.Sparse(neurons, rowStart, next, weights),
                                new Delays.Fixed(DELAY_MS),
                                0)));
        return new BenchmarkCase(
                "What does one spike cost when nothing else happens?",
                network,
                DELAY_MS,
                1,
                List.of(Stimulus.of("start", new SpikeBatch(new int[] {0}, new double[] {0}))));
    }
}
