package dev.ranvier.core.engine;

import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;
import dev.ranvier.core.network.KernelConnectivity;
import dev.ranvier.core.network.MaxGate;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.spike.SpikeBatch;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** A gate's count is the largest of its sources' counts, at all times. */
class MaxGateTest {

    private static final Shape IMAGE = new Shape(2, 5, 5);
    private static final Window WINDOW = Window.square(3, 2).padded(1);

    private static Network network(TimeBase timeBase, double delayMs) {
        float[] weights = new float[2 * 9];
        Arrays.fill(weights, 0.25f); // values say nothing
        KernelConnectivity windows = new KernelConnectivity(IMAGE, 2, 2, WINDOW, weights);
        return new Network(
                "gates",
                timeBase,
                List.of(
                        new Population("in", IMAGE.size(), new SpikeSource()),
                        new Population("max", windows.output().size(), new MaxGate())),
                List.of(new Projection("in", "max", windows, delayMs)));
    }

    @Test
    void theCountIsTheLargestAfterEveryStep() {
        for (long seed = 0; seed < 20; seed++) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            int steps = 12;
            boolean[][] spikes = new boolean[steps][IMAGE.size()];
            int total = 0;
            for (boolean[] step : spikes) {
                for (int i = 0; i < step.length; i++) {
                    step[i] = random.nextInt(3) == 0;
                    total += step[i] ? 1 : 0;
                }
            }
            Stimulus stimulus = Stimulus.of("in", batch(spikes, total));
            CompiledNetwork network = CompiledNetwork.of(network(TimeBase.clocked(1), 0));
            CompiledNetwork inParts = CompiledNetwork.of(network(TimeBase.clocked(1), 0), 2);
            CompiledNetwork continuous = CompiledNetwork.of(network(TimeBase.continuous(), 0));
            for (Engine engine : List.of(
                    new TickEngine(network),
                    new TickEngine(inParts),
                    new EventEngine(network),
                    new EventEngine(continuous))) {
                int[] fired = new int[18];
                engine.recordTo((population, neuron, timeMs) -> {
                    if (population == 1) {
                        fired[neuron]++;
                    }
                });
                engine.stimulate(stimulus);
                int[] counts = new int[IMAGE.size()];
                for (int step = 0; step < steps; step++) {
                    engine.advance(step + 1, new StopRule.Never());
                    for (int i = 0; i < counts.length; i++) {
                        counts[i] += spikes[step][i] ? 1 : 0;
                    }
                    assertArrayEquals(largest(counts), fired, "seed " + seed + ", step " + step);
                }
                assertTrue(engine.activity().spikes()[1] > 30);
            }
        }
    }

    @Test
    void aGradedGatePassesWhatTheLargestSumGains() {
        Network network = new Circuit()
                .neurons("in", 2, new SpikeSource(true))
                .neurons("max", 1, new MaxGate(true))
                .neurons("sum", 1, Circuit.plain(100))
                .dense("in", "max", 0, 1, 1)
                .dense("max", "sum", 0, 2)
                .build(TimeBase.clocked(1));
        // Binary numbers 0.011 and 0.101: the largest so far is 0, 0.5 from step 0, and 0.625 at the end.
        SpikeBatch bits = new SpikeBatch(
                new int[] {1, 0, 0, 1}, new double[] {0, 1, 2, 2}, new double[] {0.5, 0.25, 0.125, 0.125});
        for (Engine engine :
                List.of(new TickEngine(CompiledNetwork.of(network)), new EventEngine(CompiledNetwork.of(network)))) {
            List<Circuit.Spike> spikes = Circuit.record(engine);
            engine.run(Stimulus.of("in", bits), 4);
            assertArrayEquals(new double[] {0, 2}, Circuit.times(spikes, 1));
            assertEquals(2 * 0.625, Circuit.potential(engine, 2));
        }
        Circuit plain = new Circuit()
                .neurons("in", 2, new SpikeSource(true))
                .neurons("max", 1, new MaxGate())
                .dense("in", "max", 0, 1, 1);
        assertThrows(IllegalArgumentException.class, () -> plain.build(TimeBase.clocked(1)));
    }

    @Test
    void gatesForgetAtTheStartOfARound() {
        Circuit circuit = new Circuit()
                .source("in", 2)
                .neurons("max", 1, new MaxGate(false, 2, 2))
                .dense("in", "max", 0, 1, 1);
        // Rounds 0..1 and 2..3, then the run: neuron 0 leads in the first, neuron 1 counts anew in each.
        SpikeBatch input = new SpikeBatch(new int[] {0, 0, 1, 1, 1, 0, 1}, new double[] {0, 1, 2, 3, 4, 5, 6});
        for (Engine engine : List.of(
                new TickEngine(circuit.compile(TimeBase.clocked(1))),
                new EventEngine(circuit.compile(TimeBase.clocked(1))))) {
            List<Circuit.Spike> spikes = Circuit.record(engine);
            for (int repetition = 0; repetition < 2; repetition++) {
                spikes.clear();
                engine.run(Stimulus.of("in", input), 8);
                assertArrayEquals(new double[] {0, 1, 2, 3, 4, 6}, Circuit.times(spikes, 1));
            }
        }
        assertThrows(IllegalArgumentException.class, () -> circuit.build(TimeBase.continuous()));
        assertThrows(IllegalArgumentException.class, () -> new MaxGate(false, 2, 0));
    }

    @Test
    void aDelayMovesTheCounts() {
        Engine engine = new EventEngine(CompiledNetwork.of(network(TimeBase.clocked(1), 2)));
        List<Circuit.Spike> spikes = Circuit.record(engine);
        engine.run(Stimulus.of("in", new SpikeBatch(new int[] {0, 1, 0}, new double[] {0, 0, 1})), 5);
        assertEquals(
                List.of(new Circuit.Spike(1, 0, 2), new Circuit.Spike(1, 1, 2), new Circuit.Spike(1, 0, 3)),
                spikes.stream().filter(spike -> spike.population() == 1).toList());
    }

    @Test
    void gatesTakeOneProjection() {
        Circuit two = new Circuit()
                .source("a", 1)
                .source("b", 1)
                .neurons("max", 1, new MaxGate())
                .dense("a", "max", 0, 1)
                .dense("b", "max", 0, 1);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> two.build(TimeBase.clocked(1)))
                .getMessage()
                .contains("max has gates, which take exactly one projection"));
        Circuit none = new Circuit().source("a", 1).neurons("max", 1, new MaxGate());
        assertThrows(IllegalArgumentException.class, () -> none.build(TimeBase.clocked(1)));
    }

    private static SpikeBatch batch(boolean[][] spikes, int total) {
        int[] neurons = new int[total];
        double[] timesMs = new double[total];
        int at = 0;
        for (int step = 0; step < spikes.length; step++) {
            for (int i = 0; i < spikes[step].length; i++) {
                if (spikes[step][i]) {
                    neurons[at] = i;
                    timesMs[at++] = step;
                }
            }
        }
        return new SpikeBatch(neurons, timesMs);
    }

    private static int[] largest(int[] counts) {
        int[] largest = new int[18];
        for (int gate = 0; gate < largest.length; gate++) {
            int c = gate / 9;
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    int y = gate / 3 % 3 * 2 - 1 + i;
                    int x = gate % 3 * 2 - 1 + j;
                    if (y >= 0 && y < 5 && x >= 0 && x < 5) {
                        largest[gate] = Math.max(largest[gate], counts[(c * 5 + y) * 5 + x]);
                    }
                }
            }
        }
        return largest;
    }
}
