package dev.ranvier.core.engine;

import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Lif;
import dev.ranvier.core.network.NeuronModel;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

/** Whatever is changed in a network, a single weight, threshold or delay, shows in the spikes of every engine. */
class SensitivityTest {

    /** One number of everything that matters, each of which a mutant changes. */
    private record Knobs(
            float denseWeight,
            float sparseWeight,
            float oneToOneWeight,
            double delayMs,
            double threshold,
            double initial,
            double drivePerMs,
            double refractoryMs,
            double tauMs,
            double rest,
            double reset) {

        static final Knobs BASE = new Knobs(0.7f, 0.9f, 0.6f, 2, 1, 0.25, 0.05, 2, 6, 0.125, -0.25);

        Circuit circuit() {
            NeuronModel integrating = new IntegrateAndFire(
                    Values.of(new double[] {1, threshold}),
                    new ResetRule.BySubtraction(),
                    Values.of(new double[] {0, initial}),
                    Values.uniform(drivePerMs),
                    refractoryMs);
            NeuronModel leaky = new Lif(
                    tauMs,
                    rest,
                    Values.uniform(1),
                    new ResetRule.ToValue(reset),
                    Values.uniform(0),
                    Values.uniform(0),
                    0);
            return new Circuit()
                    .source("in", 2)
                    .neurons("a", 2, integrating)
                    .neurons("b", 2, leaky)
                    .dense("in", "a", 0, 0.5f, denseWeight, 0.3f, 0.2f)
                    .sparse("a", "b", delayMs, new int[] {0, 1, 3}, new int[] {0, 0, 1}, new float[] {
                        0.8f, sparseWeight, 0.75f
                    })
                    .oneToOne("in", "b", 1, oneToOneWeight);
        }
    }

    private static List<Knobs> mutants() {
        Knobs b = Knobs.BASE;
        return List.of(
                new Knobs(0.35f, 0.9f, 0.6f, 2, 1, 0.25, 0.05, 2, 6, 0.125, -0.25),
                new Knobs(0.7f, 0.1f, 0.6f, 2, 1, 0.25, 0.05, 2, 6, 0.125, -0.25),
                new Knobs(0.7f, 0.9f, 0.2f, 2, 1, 0.25, 0.05, 2, 6, 0.125, -0.25),
                new Knobs(0.7f, 0.9f, 0.6f, 3, 1, 0.25, 0.05, 2, 6, 0.125, -0.25),
                new Knobs(0.7f, 0.9f, 0.6f, 2, 1.5, 0.25, 0.05, 2, 6, 0.125, -0.25),
                new Knobs(0.7f, 0.9f, 0.6f, 2, 1, 0.75, 0.05, 2, 6, 0.125, -0.25),
                new Knobs(0.7f, 0.9f, 0.6f, 2, 1, 0.25, 0.2, 2, 6, 0.125, -0.25),
                new Knobs(0.7f, 0.9f, 0.6f, 2, 1, 0.25, 0.05, 6, 6, 0.125, -0.25),
                new Knobs(0.7f, 0.9f, 0.6f, 2, 1, 0.25, 0.05, 2, 1, 0.125, -0.25),
                new Knobs(0.7f, 0.9f, 0.6f, 2, 1, 0.25, 0.05, 2, 6, 0.5, -0.25),
                new Knobs(0.7f, 0.9f, 0.6f, 2, 1, 0.25, 0.05, 2, 6, b.rest(), -3));
    }

    static Stream<Function<Circuit, Engine>> engines() {
        return Stream.of(
                circuit -> new EventEngine(circuit.compile(TimeBase.continuous())),
                circuit -> new EventEngine(circuit.compile(TimeBase.clocked(1))),
                circuit -> new TickEngine(circuit.compile(TimeBase.clocked(1))),
                circuit -> new TickEngine(circuit.compile(TimeBase.continuous()), 0.5));
    }

    @ParameterizedTest
    @MethodSource("engines")
    void everyNumberCounts(Function<Circuit, Engine> build) {
        List<Circuit.Spike> base = spikes(build.apply(Knobs.BASE.circuit()));
        assertEquals(base, spikes(build.apply(Knobs.BASE.circuit())));
        List<List<Circuit.Spike>> all = new ArrayList<>(List.of(base));
        for (Knobs mutant : mutants()) {
            List<Circuit.Spike> spikes = spikes(build.apply(mutant.circuit()));
            assertNotEquals(base, spikes, mutant.toString());
            all.add(spikes);
        }
        assertEquals(all.size(), new HashSet<>(all).size(), "two mutants give the same spikes");
    }

    private static List<Circuit.Spike> spikes(Engine engine) {
        RandomCircuits random = new RandomCircuits(3);
        List<Circuit.Spike> spikes = Circuit.record(engine);
        double[] timesMs = random.stimulus(30, 1).spikes().get("in").timesMs();
        double[] distinct = java.util.Arrays.stream(timesMs).distinct().toArray();
        engine.run(Stimulus.of("in", Circuit.at(distinct)), 40);
        return spikes;
    }
}
