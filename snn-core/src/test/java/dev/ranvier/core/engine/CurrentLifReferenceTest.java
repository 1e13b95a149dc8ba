package dev.ranvier.core.engine;

import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.io.NpyArray;
import dev.ranvier.core.io.NpzFile;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.CurrentLif;
import dev.ranvier.core.network.Delays;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import dev.ranvier.core.spike.SpikeBatch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * 1,000 random driven neurons with exponential currents, refractory periods and delays over 1 s, against a solution with 40
 * digits that shares nothing with the engines ({@code current-lif-reference.py} beside the data).
 */
class CurrentLifReferenceTest {

    private static final double END_MS = 1000;
    private static Map<String, NpyArray> data;

    /** Each input spike has a source neuron of its own, so that each can have its own weight. */
    private record Case(Network network, Stimulus stimulus, double[] timesMs, double[] slopes) {}

    @BeforeAll
    static void read() throws Exception {
        Path file = Path.of(CurrentLifReferenceTest.class
                .getResource("current-lif-reference.npz")
                .toURI());
        data = NpzFile.read(file);
    }

    private static Case read(int index) {
        double[] p = Arrays.copyOfRange(data.get("parameters").doubles(), 8 * index, 8 * index + 8);
        int from = data.get("inputStart").ints()[index];
        int to = data.get("inputStart").ints()[index + 1];
        double[] timesMs = Arrays.copyOfRange(data.get("inputTime").doubles(), from, to);
        float[] weights = Arrays.copyOfRange(data.get("inputWeight").floats(), from, to);
        int[] receptors = Arrays.copyOfRange(data.get("inputReceptor").ints(), from, to);
        CurrentLif model = new CurrentLif(
                p[0],
                p[2] == 0 ? List.of(p[1]) : List.of(p[1], p[2]),
                0,
                Values.uniform(1),
                new ResetRule.ToValue(p[4]),
                Values.uniform(0),
                Values.uniform(p[3]),
                p[5]);
        int[] neurons = new int[timesMs.length];
        Arrays.setAll(neurons, i -> i);
        List<Projection> projections = new ArrayList<>();
        for (int receptor = 0; receptor < model.receptors(); receptor++) {
            float[] own = new float[weights.length];
            for (int i = 0; i < own.length; i++) {
                own[i] = receptors[i] == receptor ? weights[i] : 0;
            }
            projections.add(new Projection(
                    "in",
                    "n",
                    new Connectivity.Dense(own.length, 1, own),
                    new Delays.Fixed(p[6 + receptor]),
                    receptor));
        }
        Network network = new Network(
                "case " + index,
                TimeBase.continuous(),
                List.of(new Population("in", neurons.length, new SpikeSource()), new Population("n", 1, model)),
                projections);
        int first = data.get("spikeStart").ints()[index];
        int end = data.get("spikeStart").ints()[index + 1];
        return new Case(
                network,
                Stimulus.of("in", new SpikeBatch(neurons, timesMs)),
                Arrays.copyOfRange(data.get("spikeTime").doubles(), first, end),
                Arrays.copyOfRange(data.get("spikeSlope").doubles(), first, end));
    }

    private static double[] spikes(Engine engine, Stimulus stimulus) {
        List<Circuit.Spike> spikes = Circuit.record(engine);
        engine.run(stimulus, END_MS);
        return Circuit.times(spikes, 1);
    }

    @Test
    void eventEngineAgreesToABillionthOfAMillisecond() {
        int compared = 0;
        double worst = 0;
        for (int index = 0; index < 1000; index++) {
            Case expected = read(index);
            double[] given = spikes(new EventEngine(CompiledNetwork.of(expected.network())), expected.stimulus());
            assertEquals(expected.timesMs().length, given.length, "number of spikes of case " + index);
            boolean steep = true; // a flat crossing passes its error on to the spikes after it
            for (int i = 0; i < given.length; i++) {
                steep &= expected.slopes()[i] > 1e-3;
                if (steep) {
                    double difference = Math.abs(given[i] - expected.timesMs()[i]);
                    assertTrue(difference <= 1e-9, "case " + index + ", spike " + i + ": " + difference + " ms");
                    worst = Math.max(worst, difference);
                    compared++;
                }
            }
        }
        assertTrue(compared > 10_000, compared + " spikes compared, worst " + worst + " ms");
    }

    /** Ten times finer, ten times nearer: the first spike of each case on the grid is late by less than two steps. */
    @Test
    void tickEngineConvergesWithTheFirstOrder() {
        double[] sums = new double[2];
        double[] stepsMs = {0.1, 0.01};
        for (int index = 0; index < 60; index++) {
            Case expected = read(index);
            if (expected.timesMs().length == 0 || expected.slopes()[0] < 0.01) {
                continue;
            }
            for (int i = 0; i < 2; i++) {
                double[] given =
                        spikes(new TickEngine(CompiledNetwork.of(expected.network()), stepsMs[i]), expected.stimulus());
                double late = given[0] - expected.timesMs()[0];
                assertTrue(Math.abs(late) <= 2 * stepsMs[i], "case " + index + ", step " + stepsMs[i] + ": " + late);
                sums[i] += Math.abs(late);
            }
        }
        assertTrue(sums[0] > 0.5, "differences must be seen, their sum is " + sums[0]);
        assertEquals(10, sums[0] / sums[1], 3, "ratio of the errors");
    }
}
