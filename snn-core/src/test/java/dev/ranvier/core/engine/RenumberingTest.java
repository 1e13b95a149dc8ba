package dev.ranvier.core.engine;

import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.engine.tick.TickEngine;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * Properties that no numbering and no cutting of time may break: renumbering neurons renumbers spikes and changes nothing
 * else, and all counts are the sums over populations and over slices of time. Weights are multiples of 1/64, so that sums
 * do not depend on the order of the sources.
 */
class RenumberingTest {

    private static final int SIZE = 12;
    private static final double END_MS = 80;

    /** A recurrent network whose neuron i is called {@code names[i]}, its input and what it did. */
    private static final class Renumbered {
        private final Integer[] names;

        Renumbered(Integer[] names) {
            this.names = names;
        }

        private double[] values(double[] original) {
            double[] values = new double[SIZE];
            for (int i = 0; i < SIZE; i++) {
                values[names[i]] = original[i];
            }
            return values;
        }

        private Connectivity dense(float[] original) {
            float[] weights = new float[SIZE * SIZE];
            for (int source = 0; source < SIZE; source++) {
                for (int target = 0; target < SIZE; target++) {
                    weights[names[source] * SIZE + names[target]] = original[source * SIZE + target];
                }
            }
            return new Connectivity.Dense(SIZE, SIZE, weights);
        }

        Network network(long seed, TimeBase timeBase) {
            Random random = new Random(seed);
            double[] thresholds = random.doubles(SIZE, 0.5, 1.5).toArray();
            double[] drives = random.doubles(SIZE, 0, 1.3).toArray();
            CurrentLif currents = new CurrentLif(
                    10,
                    List.of(4.0),
                    0,
                    Values.of(values(thresholds)),
                    new ResetRule.ToValue(0),
                    Values.uniform(0),
                    Values.of(values(drives)),
                    2);
            List<Projection> projections = new ArrayList<>();
            for (String[] ends : new String[][] {{"in", "a"}, {"a", "b"}, {"b", "a"}, {"b", "b"}}) {
                float[] weights = new float[SIZE * SIZE];
                for (int i = 0; i < weights.length; i++) {
                    weights[i] = (random.nextInt(64) - 26) / 64f;
                }
                projections.add(
                        new Projection(ends[0], ends[1], dense(weights), new Delays.Fixed(1 + random.nextInt(3)), 0));
            }
            return new Network(
                    "renumbered",
                    timeBase,
                    List.of(
                            new Population("in", SIZE, new SpikeSource()),
                            new Population("a", SIZE, currents),
                            new Population("b", SIZE, Circuit.leaky(10, 0, 1, 0, 0.3, 2))),
                    projections);
        }

        Stimulus stimulus(long seed) {
            Random random = new Random(seed);
            int[] neurons = new int[100];
            double[] times = new double[100];
            for (int i = 0; i < neurons.length; i++) {
                times[i] = i / 2; // whole numbers, two spikes each
                neurons[i] = names[random.nextInt(SIZE)];
            }
            return Stimulus.of("in", new SpikeBatch(neurons, times));
        }

        List<Circuit.Spike> run(Engine engine, long seed) {
            List<Circuit.Spike> spikes = Circuit.record(engine);
            engine.run(stimulus(seed), END_MS);
            List<Integer> back = Arrays.asList(names);
            return spikes.stream()
                    .map(spike -> new Circuit.Spike(spike.population(), back.indexOf(spike.neuron()), spike.timeMs()))
                    .sorted(Comparator.comparingDouble(Circuit.Spike::timeMs)
                            .thenComparingInt(Circuit.Spike::population)
                            .thenComparingInt(Circuit.Spike::neuron))
                    .toList();
        }
    }

    private static final List<Function<Network, Engine>> CONTINUOUS =
            List.of(n -> new EventEngine(CompiledNetwork.of(n)), n -> new TickEngine(CompiledNetwork.of(n), 0.5));
    private static final List<Function<Network, Engine>> CLOCKED =
            List.of(n -> new EventEngine(CompiledNetwork.of(n)), n -> new TickEngine(CompiledNetwork.of(n)));

    private static void assertOnlyRenumbered(TimeBase timeBase, List<Function<Network, Engine>> engines) {
        for (long seed = 0; seed < 20; seed++) {
            Integer[] same = new Integer[SIZE];
            Arrays.setAll(same, i -> i);
            Integer[] other = same.clone();
            Collections.shuffle(Arrays.asList(other), new Random(seed));
            for (Function<Network, Engine> engine : engines) {
                Renumbered plain = new Renumbered(same);
                Renumbered shuffled = new Renumbered(other);
                Engine first = engine.apply(plain.network(seed, timeBase));
                Engine second = engine.apply(shuffled.network(seed, timeBase));
                List<Circuit.Spike> expected = plain.run(first, seed);
                assertTrue(expected.size() > 130, "too quiet to tell: " + expected.size());
                assertEquals(expected, shuffled.run(second, seed), first.settings() + ", seed " + seed);
                assertEquals(first.activity(), second.activity(), first.settings() + ", seed " + seed);
            }
        }
    }

    @Test
    void renumberingNeuronsOnlyRenumbersSpikes() {
        assertOnlyRenumbered(TimeBase.continuous(), CONTINUOUS);
        assertOnlyRenumbered(TimeBase.clocked(1), CLOCKED);
    }

    @Test
    void countsAreTheSumsOverPopulationsAndSlicesOfTime() {
        Integer[] same = new Integer[SIZE];
        Arrays.setAll(same, i -> i);
        Renumbered plain = new Renumbered(same);
        for (TimeBase timeBase : List.of(TimeBase.continuous(), TimeBase.clocked(1))) {
            for (Function<Network, Engine> maker : timeBase.clocked() ? CLOCKED : CONTINUOUS) {
                Engine engine = maker.apply(plain.network(3, timeBase));
                List<Circuit.Spike> spikes = Circuit.record(engine);
                engine.stimulate(plain.stimulus(3));
                long[] bySlices = new long[3];
                for (double untilMs = 8; untilMs <= END_MS; untilMs += 8) {
                    int before = spikes.size();
                    engine.advance(untilMs, new StopRule.Never());
                    for (Circuit.Spike spike : spikes.subList(before, spikes.size())) {
                        assertTrue(spike.timeMs() >= untilMs - 8 && spike.timeMs() < untilMs);
                        bySlices[spike.population()]++;
                    }
                }
                assertArrayEquals(bySlices, engine.activity().spikes(), engine.settings());
                assertEquals(spikes.size(), engine.activity().totalSpikes());
                // Each spike that arrived went over the twelve synapses of its row.
                long arrived = 0;
                double[] delays = plain.network(3, timeBase).projections().stream()
                        .mapToDouble(Projection::delayMs)
                        .toArray();
                int[] sources = {0, 1, 2, 2};
                for (int i = 0; i < sources.length; i++) {
                    int projection = i;
                    arrived += SIZE
                            * spikes.stream()
                                    .filter(spike -> spike.population() == sources[projection]
                                            && spike.timeMs() + delays[projection] < END_MS)
                                    .count();
                }
                assertEquals(arrived, engine.activity().totalSynapticEvents(), engine.settings());
            }
        }
    }
}
