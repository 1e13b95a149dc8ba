package dev.ranvier.core.engine;

import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.network.NeuronModel;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.TimeBase;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.junit.jupiter.api.Test;

import static dev.ranvier.core.engine.Circuit.at;
import static dev.ranvier.core.engine.Circuit.leaky;
import static dev.ranvier.core.engine.Circuit.plain;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Spike times of single neurons in the event engine against closed forms, written out here once more by hand. */
class AnalyticSpikeTimesTest {

    private static final double TOLERANCE_MS = 1e-9;
    private static final MathContext DIGITS = new MathContext(40);

    private static Engine stimulated(NeuronModel model, float weight, double delayMs, double... inputMs) {
        Engine engine = new EventEngine(new Circuit()
                .source("in", 1)
                .neurons("n", 1, model)
                .dense("in", "n", delayMs, weight)
                .compile(TimeBase.continuous()));
        engine.stimulate(Stimulus.of("in", at(inputMs)));
        return engine;
    }

    private static double[] fires(NeuronModel model, double untilMs, float weight, double delayMs, double... inputMs) {
        Engine engine = stimulated(model, weight, delayMs, inputMs);
        List<Circuit.Spike> spikes = Circuit.record(engine);
        engine.advance(untilMs, new StopRule.Never());
        return Circuit.times(spikes, 1);
    }

    @Test
    void integrateAndFireWithDriveOverASecond() {
        double drive = 0.037;
        double threshold = 1.3;
        for (double refractoryMs : new double[] {0, 2.7}) {
            NeuronModel model = plain(threshold, new ResetRule.ToValue(-0.4), drive, refractoryMs);
            double[] times = fires(model, 1000, 0, 0);
            BigDecimal first = new BigDecimal(threshold).divide(new BigDecimal(drive), DIGITS);
            BigDecimal period = new BigDecimal(threshold)
                    .add(new BigDecimal(0.4))
                    .divide(new BigDecimal(drive), DIGITS)
                    .add(new BigDecimal(refractoryMs));
            assertEquals(1 + (int) ((1000 - first.doubleValue()) / period.doubleValue()), times.length);
            for (int i = 0; i < times.length; i++) {
                double expected = first.add(period.multiply(new BigDecimal(i))).doubleValue();
                assertEquals(expected, times[i], TOLERANCE_MS);
            }
        }
    }

    @Test
    void integrateAndFireWithDriveAndArrivals() {
        // V(t) = 0.1 t, +0.25 at 3.3 + 1.2, -0.5 at 6.1 + 1.2: 1 is reached at 10 + 2.5 = 12.5 ms.
        NeuronModel model = plain(1, new ResetRule.BySubtraction(), 0.1, 0);
        double[] up = fires(model, 9, 0.25f, 1.2, 3.3);
        assertArrayEquals(new double[] {7.5}, up, TOLERANCE_MS);
        double[] down = fires(model, 30, -0.25f, 1.2, 3.3, 6.1);
        assertArrayEquals(new double[] {15, 25}, down, TOLERANCE_MS);
    }

    @Test
    void leakyWithDriveOverASecond() {
        double tau = 17.3;
        double rest = -65;
        double drive = 21.4;
        double threshold = -50;
        double reset = -68.2;
        for (double refractoryMs : new double[] {0, 3.1}) {
            double[] times = fires(leaky(tau, rest, threshold, reset, drive, refractoryMs), 1000, 0, 0);
            double first = tau * Math.log(drive / (rest + drive - threshold));
            double period = refractoryMs + tau * Math.log((rest + drive - reset) / (rest + drive - threshold));
            assertEquals(1 + (int) ((1000 - first) / period), times.length);
            for (int i = 0; i < times.length; i++) {
                assertEquals(first + i * period, times[i], TOLERANCE_MS);
            }
        }
    }

    @Test
    void leakyBarelyAboveThreshold() {
        // Asymptote only 1e-6 above the threshold: a slow crossing, slope 1e-7 a ms.
        double[] times = fires(leaky(10, 0, 1, 0, 1 + 1e-6, 0), 1000, 0, 0);
        double period = 10 * Math.log((1 + 1e-6) / 1e-6);
        assertEquals((int) (1000 / period), times.length);
        assertEquals(period, times[0], 1e-8);
        assertEquals(0, fires(leaky(10, 0, 1, 0, 1, 0), 1000, 0, 0).length, "1 is approached, not reached");
    }

    @Test
    void leakyWithDeltaArrivals() {
        // Coincidence detection by hand: w = 0.6, tau = 5 ms, threshold 1.
        NeuronModel model = leaky(5, 0, 1, 0, 0, 0);
        float weight = 0.6f;
        double together = 5 * Math.log(weight / (1 - (double) weight)); // longest gap at which two arrivals fire
        assertArrayEquals(
                new double[] {2.5 + together - 1e-9}, fires(model, 99, weight, 0, 2.5, 2.5 + together - 1e-9));
        assertArrayEquals(new double[] {}, fires(model, 99, weight, 0, 2.5, 2.5 + together + 1e-9));
    }

    @Test
    void arrivalsShiftADrivenCrossing() {
        // V decays from v to the asymptote 1.5; threshold 1, tau 8, an arrival of 0.2 at 3 ms + delay 0.7.
        double tau = 8;
        double goal = 1.5;
        double weight = 0.2f;
        double arrival = 3.7;
        double atArrival = goal - goal * Math.exp(-arrival / tau) + weight;
        double expected = arrival + tau * Math.log((goal - atArrival) / (goal - 1));
        double later = expected + 4 + tau * Math.log(goal / (goal - 1));
        double[] times = fires(leaky(tau, 0, 1, 0, goal, 4), 25, 0.2f, 0.7, 3);
        assertArrayEquals(new double[] {expected, later}, times, TOLERANCE_MS);
    }

    @Test
    void arrivalsAtTheEdgesOfARefractoryPeriod() {
        NeuronModel model = leaky(8, 0, 1, 0.25, 0, 2);
        double end = 1.5 + 2;
        double[] times = fires(model, 20, 0.75f, 0, 1.4999999, 1.5, Math.nextDown(end), end, 6);
        // 0.75 twice fires at 1.5; the one just before the end is lost; the one at the end meets 0.25: fires again.
        assertArrayEquals(new double[] {1.5, end}, times);
    }

    @Test
    void potentialBetweenEventsIsCarriedToTheTime() {
        Engine engine = stimulated(leaky(8, 0.5, 9, 0, 1, 0), 0.5f, 0.25, 1);
        double[] potential = new double[1];
        engine.advance(1.25, new StopRule.Never());
        engine.potentials(1, potential);
        double before = 1.5 - Math.exp(-1.25 / 8);
        assertEquals(before, potential[0], 1e-15);
        engine.advance(7, new StopRule.Never());
        engine.potentials(1, potential);
        assertEquals(1.5 + (before + 0.5 - 1.5) * Math.exp(-5.75 / 8), potential[0], 1e-14);
    }

    @Test
    void aRingOfDelaysFiresLikeAClock() {
        int neurons = 7;
        double delayMs = 0.1;
        float[] weights = new float[neurons * neurons];
        for (int i = 0; i < neurons; i++) {
            weights[i * neurons + (i + 1) % neurons] = 1;
        }
        Engine engine = new EventEngine(new Circuit()
                .source("in", 1)
                .neurons("ring", neurons, plain(1))
                .dense("in", "ring", 0, 1, 0, 0, 0, 0, 0, 0)
                .dense("ring", "ring", delayMs, weights)
                .compile(TimeBase.continuous()));
        List<Circuit.Spike> spikes = Circuit.record(engine);
        engine.run(Stimulus.of("in", at(0)), 100);
        assertEquals(1001, spikes.size(), 1);
        for (int i = 1; i < spikes.size(); i++) {
            assertEquals((i - 1) % neurons, spikes.get(i).neuron());
            assertEquals((i - 1) * delayMs, spikes.get(i).timeMs(), TOLERANCE_MS);
        }
    }
}
