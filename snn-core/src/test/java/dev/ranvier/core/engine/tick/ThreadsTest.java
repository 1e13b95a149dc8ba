package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.ActivityProfile;
import dev.ranvier.core.engine.Circuit;
import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.MixedNetworks;
import dev.ranvier.core.engine.RandomCircuits;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.StopRule;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.TimeBase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** One network on several threads: the same spikes in the same order, potentials and counts, to the last bit. */
class ThreadsTest {

    private static final int[] PARTS = {1, 2, 3};

    private record Outcome(List<Circuit.Spike> spikes, ActivityProfile activity, double[] potentials) {}

    private static Outcome run(Network network, int parts, Precision precision) {
        TickEngine engine = new TickEngine(CompiledNetwork.onGrid(network, 0.1, parts), precision);
        List<Circuit.Spike> spikes = Circuit.record(engine);
        engine.advance(33.3, new StopRule.Never());
        engine.advance(100, new StopRule.Never());
        double[] potentials = new double[300];
        engine.potentials(0, potentials);
        return new Outcome(spikes, engine.activity(), potentials);
    }

    @Test
    void sameBitsForAnyNumberOfThreads() {
        for (boolean drawnDelays : new boolean[] {false, true}) {
            Network network = MixedNetworks.balanced(drawnDelays);
            for (Precision precision : Precision.values()) {
                Outcome alone = run(network, 1, precision);
                assertTrue(alone.spikes().size() > 500, alone.spikes().size() + " spikes are too few to show anything");
                for (int parts : PARTS) {
                    Outcome shared = run(network, parts, precision);
                    assertEquals(alone.spikes(), shared.spikes(), parts + " parts");
                    assertEquals(alone.activity(), shared.activity(), parts + " parts");
                    assertArrayEquals(alone.potentials(), shared.potentials(), parts + " parts");
                }
            }
        }
    }

    @Test
    void aStopRuleEndsInTheSameStep() {
        StopRule stop = new StopRule.AfterSpikes("jumps", 50);
        double[] times = new double[PARTS.length];
        long[] spikes = new long[PARTS.length];
        for (int i = 0; i < PARTS.length; i++) {
            TickEngine engine = new TickEngine(
                    CompiledNetwork.onGrid(MixedNetworks.balanced(false), 0.1, PARTS[i]), Precision.SINGLE);
            assertTrue(engine.advance(1000, stop));
            times[i] = engine.timeMs();
            spikes[i] = engine.activity().spikes()[1];
        }
        for (int i = 1; i < PARTS.length; i++) {
            assertEquals(times[0], times[i]);
            assertEquals(spikes[0], spikes[i]);
        }
    }

    /** Zero delays leave no epoch to share; the parts are worked through by one thread then. */
    @Test
    void zeroDelaysInParts() {
        for (long seed = 0; seed < 20; seed++) {
            CompiledNetwork whole = new RandomCircuits(seed).network(TimeBase.clocked(1), 1);
            CompiledNetwork parts = CompiledNetwork.of(whole.network(), 3);
            RandomCircuits random = new RandomCircuits(seed);
            random.network(TimeBase.clocked(1), 1);
            Stimulus stimulus = random.stimulus(40, 1);
            TickEngine first = new TickEngine(whole);
            TickEngine second = new TickEngine(parts);
            List<Circuit.Spike> expected = Circuit.record(first);
            List<Circuit.Spike> given = Circuit.record(second);
            first.run(stimulus, 60);
            second.run(stimulus, 60);
            assertEquals(expected, given, "seed " + seed);
        }
    }

    @Test
    void aStimulusReachesEveryPart() {
        Network network = new Circuit()
                .source("in", 200)
                .neurons("n", 200, Circuit.plain(1))
                .oneToOne("in", "n", 1, 1)
                .build(TimeBase.clocked(1));
        int[] neurons = new int[200];
        for (int i = 0; i < neurons.length; i++) {
            neurons[i] = i;
        }
        TickEngine engine = new TickEngine(CompiledNetwork.of(network, 3), Precision.SINGLE);
        engine.run(new Stimulus(Map.of("in", new dev.ranvier.core.spike.SpikeBatch(neurons, new double[200]))), 5);
        assertArrayEquals(new long[] {200, 200}, engine.activity().spikes());
        assertArrayEquals(new long[] {200}, engine.activity().synapticEvents());
    }
}
