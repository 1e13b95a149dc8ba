package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.Circuit;
import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.StopRule;
import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.network.AdaptiveLif;
import dev.ranvier.core.network.AlphaLif;
import dev.ranvier.core.network.EscapeRateLif;
import dev.ranvier.core.network.Izhikevich;
import dev.ranvier.core.network.NeuronModel;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import dev.ranvier.core.spike.SpikeBatch;
import java.util.List;
import org.junit.jupiter.api.Test;

import static dev.ranvier.core.engine.Circuit.at;
import static dev.ranvier.core.engine.Circuit.potential;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Alpha currents, adaptive thresholds, escape rates and Izhikevich's neuron against closed forms and statistics. */
class NeuronKindsTest {

    private static final Values ZERO = Values.uniform(0);
    private static final StopRule NEVER = new StopRule.Never();

    private static CompiledNetwork network(NeuronModel model, int size, float weight) {
        float[] weights = new float[size];
        java.util.Arrays.fill(weights, weight);
        return new Circuit()
                .source("in", 1)
                .neurons("n", size, model)
                .dense("in", "n", 0, weights)
                .compile(TimeBase.continuous());
    }

    private static double[] spikes(Engine engine, double untilMs, double... inputMs) {
        List<Circuit.Spike> spikes = Circuit.record(engine);
        engine.run(Stimulus.of("in", at(inputMs)), untilMs);
        return Circuit.times(spikes, 1);
    }

    /** Peaks of {@code w e / tauS t exp(-t / tauS)} through a membrane, NEST's units: C 250 pF, 500 pA and so on. */
    @Test
    void alphaPotentialsPeakWhereAndAsHighAsTheyMust() {
        double[][] cases = { // tauM, tauS, C, w, peak mV, at ms
            {10, 0.3, 250, 500, 1.425462831, 1.593305862},
            {20, 5, 200, 100, 3.756322266, 15.577753215},
            {5, 20, 250, 100, 1.923037280, 26.137935966},
            {10, 10, 250, 100, 100 * Math.E / 250 / 10 * 200 * Math.exp(-2), 20}
        };
        for (double[] c : cases) {
            double scale = c[0] / c[2] * c[3]; // tau / C times the current: potential units
            AlphaLif model =
                    new AlphaLif(c[0], List.of(c[1]), 0, Values.uniform(1e6), new ResetRule.ToValue(0), ZERO, ZERO, 0);
            TickEngine engine = new TickEngine(network(model, 1, 1), c[5] / 1000);
            engine.stimulate(Stimulus.of("in", at(0)));
            engine.advance(c[5] * 1.0005, NEVER);
            assertEquals(c[4], scale * potential(engine, 1), 1e-8 * c[4], c[0] + ", " + c[1]);
            double peak = potential(engine, 1);
            engine.advance(c[5] * 1.0105, NEVER);
            assertTrue(potential(engine, 1) < peak);
        }
    }

    /** Constant drive: the first interval is tau log(D / (D - 1)), the later ones longer, and both engines agree. */
    @Test
    void anAdaptiveThresholdLengthensIntervals() {
        for (double tauThreshold : new double[] {100, 20, 10, 20.5}) {
            AdaptiveLif model = new AdaptiveLif(
                    20,
                    0,
                    Values.uniform(1),
                    0.3,
                    tauThreshold,
                    new ResetRule.ToValue(0),
                    ZERO,
                    Values.uniform(3),
                    1.3);
            CompiledNetwork network = network(model, 1, 0.2f);
            double[] exact = spikes(new EventEngine(network), 300, 33.3, 40.1, 41, 120.7);
            double[] coarse = spikes(new TickEngine(network, 0.01), 300, 33.3, 40.1, 41, 120.7);
            double[] fine = spikes(new TickEngine(network, 0.001), 300, 33.3, 40.1, 41, 120.7);
            assertEquals(20 * Math.log(3.0 / 2), exact[0], 1e-12);
            assertTrue(exact[1] - exact[0] > exact[0] + 1.3, "adaptation " + exact[1]);
            assertEquals(exact.length, fine.length);
            double coarseError = 0;
            double fineError = 0;
            for (int i = 0; i < Math.min(10, exact.length); i++) {
                coarseError = Math.max(coarseError, Math.abs(coarse[i] - exact[i]));
                fineError = Math.max(fineError, Math.abs(fine[i] - exact[i]));
            }
            assertTrue(fineError < 0.02 && fineError < 0.3 * coarseError, fineError + " and " + coarseError);
        }
    }

    /** The second spike in closed form, when nothing decays within its time: A = 0.3, tauA = 1e9. */
    @Test
    void theAdaptedThresholdIsTheSumOfItsJumps() {
        AdaptiveLif model = new AdaptiveLif(
                20, 0, Values.uniform(1), 0.3, 1e9, new ResetRule.ToValue(0), ZERO, Values.uniform(3), 0);
        double[] exact = spikes(new EventEngine(network(model, 1, 0)), 60);
        double first = 20 * Math.log(3 / 2.0);
        double second = first + 20 * Math.log(3 / (3 - 1.3));
        assertArrayEquals(
                new double[] {first, second, second + 20 * Math.log(3 / (3 - 1.6))},
                java.util.Arrays.copyOf(exact, 3),
                1e-6);
    }

    /** At rest on the threshold 1,000 neurons fire as Poisson processes of the rate at threshold. */
    @Test
    void anEscapeRateAtThresholdIsItsRate() {
        EscapeRateLif model = new EscapeRateLif(20, 0, ZERO, 40, 0.5, 0, ZERO, ZERO, 0, 5);
        TickEngine engine = new TickEngine(network(model, 1000, 0), 0.5);
        List<Circuit.Spike> spikes = Circuit.record(engine);
        engine.advance(500, NEVER);
        double expected = 1000 * 1000 * (1 - Math.exp(-40 * 0.5e-3));
        assertEquals(expected, spikes.size(), 5 * Math.sqrt(expected));
        List<Circuit.Spike> again = Circuit.record(engine);
        engine.run(Stimulus.of("in", SpikeBatch.EMPTY), 500);
        assertEquals(spikes, again, "the same seed draws the same spikes");
        // One width below the threshold the hazard is e times smaller.
        EscapeRateLif below = new EscapeRateLif(20, -0.5, ZERO, 40, 0.5, -0.5, Values.uniform(-0.5), ZERO, 0, 5);
        TickEngine slower = new TickEngine(network(below, 1000, 0), 0.5);
        slower.advance(500, NEVER);
        double fewer = 1000 * 1000 * (1 - Math.exp(-40 / Math.E * 0.5e-3));
        assertEquals(fewer, slower.activity().totalSpikes(), 5 * Math.sqrt(fewer));
    }

    /** One neuron by the lines of Izhikevich's program of 2003, in steps of 1 ms. */
    @Test
    void izhikevichsNeuronIsHisProgram() {
        Izhikevich model = new Izhikevich(
                Values.uniform(0.02),
                Values.uniform(0.2),
                Values.uniform(-65),
                Values.uniform(8),
                Values.uniform(-65),
                Values.uniform(10));
        double[] given = spikes(new TickEngine(network(model, 1, 3), 1), 500, 7, 8, 100);
        double v = -65;
        double u = 0.2 * v;
        List<Double> expected = new java.util.ArrayList<>();
        for (int step = 1; step < 500; step++) {
            double current = 10 + (step == 7 || step == 8 || step == 100 ? 3 : 0);
            v += 0.5 * (0.04 * v * v + 5 * v + 140 - u + current);
            v += 0.5 * (0.04 * v * v + 5 * v + 140 - u + current);
            u += 0.02 * (0.2 * v - u);
            if (v >= 30) {
                expected.add((double) step);
                v = -65;
                u += 8;
            }
        }
        assertTrue(expected.size() > 5);
        assertArrayEquals(expected.stream().mapToDouble(Double::doubleValue).toArray(), given);
    }

    @Test
    void theEventEngineRefusesByName() {
        AlphaLif alpha = new AlphaLif(10, List.of(1.0), 0, Values.uniform(1), new ResetRule.ToValue(0), ZERO, ZERO, 0);
        EscapeRateLif chance = new EscapeRateLif(20, 0, ZERO, 40, 0.5, 0, ZERO, ZERO, 0, 5);
        Izhikevich izhikevich = new Izhikevich(ZERO, ZERO, Values.uniform(-65), ZERO, Values.uniform(-65), ZERO);
        for (NeuronModel model : List.of(alpha, chance, izhikevich)) {
            CompiledNetwork network = network(model, 1, 1);
            IllegalArgumentException refusal =
                    assertThrows(IllegalArgumentException.class, () -> new EventEngine(network));
            assertTrue(refusal.getMessage().contains("population n"), refusal.getMessage());
            assertTrue(refusal.getMessage().contains("tick engine"), refusal.getMessage());
        }
    }
}
