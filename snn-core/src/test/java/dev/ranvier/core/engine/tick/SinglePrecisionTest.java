package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.Circuit;
import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.MixedNetworks;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.StopRule;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.random.RandomStream;
import dev.ranvier.core.spike.SpikeBatch;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Single precision against double: equal where the numbers are exact in both, near where they are not. */
class SinglePrecisionTest {

    /** Weights and drives that are multiples of 1/8 add up without rounding in either precision. */
    @Test
    void exactNumbersGiveTheSameSpikes() {
        ResetRule[] resets = {new ResetRule.BySubtraction(), new ResetRule.ToValue(-0.5)};
        for (double refractoryMs : new double[] {0, 1, 3}) {
            for (ResetRule reset : resets) {
                for (boolean clocked : new boolean[] {true, false}) {
                    assertSameSpikes(reset, refractoryMs, clocked);
                }
            }
        }
    }

    private static void assertSameSpikes(ResetRule reset, double refractoryMs, boolean clocked) {
        RandomStream random = new RandomStream(8);
        float[] in = new float[6 * 40];
        float[] recurrent = new float[40 * 40];
        for (int i = 0; i < in.length; i++) {
            in[i] = random.nextInt(12) / 8f;
        }
        for (int i = 0; i < recurrent.length; i++) {
            recurrent[i] = (random.nextInt(9) - 5) / 8f;
        }
        TimeBase time = clocked ? TimeBase.clocked(1) : TimeBase.continuous();
        CompiledNetwork network = new Circuit()
                .source("in", 6)
                .neurons("n", 40, Circuit.plain(2, reset, 0.125, refractoryMs))
                .dense("in", "n", 0, in)
                .dense("n", "n", 2, recurrent)
                .compile(time);
        int[] neurons = new int[100];
        double[] timesMs = new double[100];
        for (int i = 0; i < 100; i++) {
            neurons[i] = random.nextInt(6);
            timesMs[i] = i / 2;
        }
        TickEngine exact = clocked ? new TickEngine(network) : new TickEngine(network, 1);
        TickEngine single =
                clocked ? new TickEngine(network, Precision.SINGLE) : new TickEngine(network, 1, Precision.SINGLE);
        List<Circuit.Spike> expected = Circuit.record(exact);
        List<Circuit.Spike> given = Circuit.record(single);
        String what = reset + ", refractory " + refractoryMs + ", clocked " + clocked;
        for (int round = 0; round < 2; round++) { // the second after a reset
            expected.clear();
            given.clear();
            exact.run(Stimulus.of("in", new SpikeBatch(neurons, timesMs)), 80);
            single.run(Stimulus.of("in", new SpikeBatch(neurons, timesMs)), 80);
            assertTrue(expected.size() > 200, what + ": " + expected.size() + " spikes");
            assertEquals(expected, given, what);
        }
        double[] exactPotentials = new double[40];
        double[] singlePotentials = new double[40];
        exact.potentials(1, exactPotentials);
        single.potentials(1, singlePotentials);
        assertArrayEquals(exactPotentials, singlePotentials, what);
        assertEquals(exact.activity(), single.activity(), what);
    }

    /** Chaotic networks diverge, but not within a few milliseconds, and not in their statistics. */
    @Test
    void aRecurrentNetworkStaysNear() {
        for (boolean drawnDelays : new boolean[] {false, true}) {
            CompiledNetwork network = CompiledNetwork.onGrid(MixedNetworks.balanced(drawnDelays), 0.1, 1);
            TickEngine exact = new TickEngine(network);
            TickEngine single = new TickEngine(network, Precision.SINGLE);
            exact.advance(8, new StopRule.Never());
            single.advance(8, new StopRule.Never());
            for (int population = 0; population < 2; population++) {
                double[] expected = new double[network.population(population).size()];
                double[] given = new double[expected.length];
                exact.potentials(population, expected);
                single.potentials(population, given);
                assertArrayEquals(expected, given, 2e-4);
            }
            exact.advance(1000, new StopRule.Never());
            single.advance(1000, new StopRule.Never());
            double more =
                    single.activity().totalSpikes() / (double) exact.activity().totalSpikes();
            assertEquals(1, more, 0.05);
        }
    }
}
