package dev.ranvier.core.engine;

import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.engine.tick.Precision;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.random.RandomStream;
import dev.ranvier.core.spike.SpikeBatch;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** On a clocked network the two engines agree spike for spike, count for count, and in the bits of the potentials. */
class ClockedEquivalenceTest {

    private static final int CASES = 300;
    private static final int STEPS = 80;

    @Test
    void randomNetworksSpikeForSpike() {
        long spikesSeen = 0;
        for (long seed = 0; seed < CASES; seed++) {
            double stepMs = seed % 3 == 0 ? 1 : 0.1;
            RandomCircuits random = new RandomCircuits(seed);
            CompiledNetwork network = random.network(TimeBase.clocked(stepMs), stepMs);
            Stimulus stimulus = random.stimulus(STEPS / 2, stepMs);
            Engine event = new EventEngine(network);
            Engine tick = new TickEngine(network);
            List<Circuit.Spike> eventSpikes = Circuit.record(event);
            List<Circuit.Spike> tickSpikes = Circuit.record(tick);
            event.run(stimulus, STEPS * stepMs);
            tick.run(stimulus, STEPS * stepMs);
            // Within a step the recorder is told by population, in the order that both engines share.
            assertEquals(tickSpikes, eventSpikes, "seed " + seed);
            assertEquals(tick.activity(), event.activity(), "seed " + seed);
            for (int population = 0; population < network.populations(); population++) {
                double[] expected = new double[network.population(population).size()];
                double[] given = new double[expected.length];
                tick.potentials(population, expected);
                event.potentials(population, given);
                assertArrayEquals(expected, given, "seed " + seed);
            }
            spikesSeen += tick.activity().totalSpikes() - tick.activity().spikes()[0];
        }
        assertTrue(spikesSeen > 100L * CASES, "the cases are too quiet to tell: " + spikesSeen + " spikes");
    }

    @Test
    void allKindsWithSourcesDrivesAndCurrentsSpikeForSpike() {
        long[] spikesSeen = new long[8];
        for (long seed = 0; seed < CASES; seed++) {
            double stepMs = seed % 3 == 0 ? 1 : 0.1;
            CompiledNetwork network = CompiledNetwork.of(RandomKinds.network(seed, TimeBase.clocked(stepMs), stepMs));
            Stimulus stimulus = new RandomCircuits(seed).stimulus(STEPS / 2, stepMs, 6);
            Engine event = new EventEngine(network);
            Engine tick = new TickEngine(network);
            List<Circuit.Spike> eventSpikes = Circuit.record(event);
            List<Circuit.Spike> tickSpikes = Circuit.record(tick);
            for (Engine engine : List.of(event, tick)) {
                engine.stimulate(stimulus);
                engine.advance(17 * stepMs, new StopRule.Never());
                engine.advance(STEPS * stepMs, new StopRule.Never());
            }
            assertEquals(tickSpikes, eventSpikes, "seed " + seed);
            assertEquals(tick.activity(), event.activity(), "seed " + seed);
            for (int population = 0; population < network.populations(); population++) {
                double[] expected = new double[network.population(population).size()];
                double[] given = new double[expected.length];
                tick.potentials(population, expected);
                event.potentials(population, given);
                assertArrayEquals(expected, given, "seed " + seed + ", population " + population);
                spikesSeen[population] += tick.activity().spikes()[population];
            }
        }
        for (long seen : spikesSeen) {
            assertTrue(seen > 10L * CASES, "too quiet to tell: " + Arrays.toString(spikesSeen));
        }
    }

    @Test
    void gradedInputAtPotentialAndDrive() {
        for (long seed = 0; seed < 50; seed++) {
            RandomStream random = new RandomStream(seed);
            CompiledNetwork network = new Circuit()
                    .neurons("in", 3, new SpikeSource(true))
                    .neurons("n", 4, Circuit.plain(1, new ResetRule.BySubtraction(), 0.01, seed % 3))
                    .neurons("out", 2, Circuit.plain(1))
                    .denseTo(IntegrateAndFire.DRIVE, "in", "n", 0, normals(random, 12))
                    .dense("in", "n", 2, normals(random, 12))
                    .dense("n", "out", 1, normals(random, 8))
                    .compile(TimeBase.clocked(1));
            double[] strengths = new double[30];
            double[] timesMs = new double[30];
            int[] neurons = new int[30];
            for (int i = 0; i < 30; i++) {
                strengths[i] = random.nextGaussian();
                timesMs[i] = i / 2;
                neurons[i] = random.nextInt(3);
            }
            Stimulus stimulus = Stimulus.of("in", new SpikeBatch(neurons, timesMs, strengths));
            Engine event = new EventEngine(network);
            Engine tick = new TickEngine(network);
            Engine single = new TickEngine(network, Precision.SINGLE);
            List<Circuit.Spike> eventSpikes = Circuit.record(event);
            List<Circuit.Spike> tickSpikes = Circuit.record(tick);
            event.run(stimulus, 40);
            tick.run(stimulus, 40);
            single.run(stimulus, 40);
            assertEquals(tickSpikes, eventSpikes, "seed " + seed);
            assertEquals(tick.activity(), event.activity(), "seed " + seed);
            assertEquals(Circuit.potential(tick, 1), Circuit.potential(event, 1), "seed " + seed);
            assertEquals(tick.activity().spikes()[0], single.activity().spikes()[0], "seed " + seed);
            assertEquals(tick.activity().spikes()[1], single.activity().spikes()[1], 2, "seed " + seed);
        }
    }

    private static float[] normals(RandomStream random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (0.3 * random.nextGaussian());
        }
        return values;
    }

    @Test
    void longSilenceIsCarriedOverStepForStep() {
        for (double drive : new double[] {0, 0.5}) {
            CompiledNetwork network = new Circuit()
                    .source("in", 1)
                    .neurons("n", 1, Circuit.leaky(20, 0.3, 1, -0.2, drive, 4))
                    .dense("in", "n", 0, 0.65f)
                    .compile(TimeBase.clocked(0.1));
            Stimulus stimulus = Stimulus.of("in", Circuit.at(0, 1.1, 7.7, 90, 90.1, 4000, 4000.2));
            Engine event = new EventEngine(network);
            Engine tick = new TickEngine(network);
            List<Circuit.Spike> eventSpikes = Circuit.record(event);
            List<Circuit.Spike> tickSpikes = Circuit.record(tick);
            event.run(stimulus, 5000);
            tick.run(stimulus, 5000);
            assertEquals(tickSpikes, eventSpikes);
            assertTrue(tickSpikes.size() > 8);
            double[] expected = new double[1];
            double[] given = new double[1];
            tick.potentials(1, expected);
            event.potentials(1, given);
            assertArrayEquals(expected, given);
        }
    }
}
