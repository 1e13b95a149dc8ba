package dev.ranvier.core.engine;

import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.network.ConstantSlope;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import dev.ranvier.core.spike.SpikeBatch;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Constant-slope neurons compute a ReLU in spike times: {@code windowEnd - tau (sum w x + b)}. */
class ConstantSlopeTest {

    private static final double TAU_MS = 7.3;
    private static final double WINDOW_MS = 20;
    private static final StopRule NEVER = new StopRule.Never();

    private static ConstantSlope layer(int number, double... bias) {
        double[] threshold = new double[bias.length];
        for (int i = 0; i < bias.length; i++) {
            threshold[i] = WINDOW_MS / TAU_MS - bias[i];
        }
        return new ConstantSlope(
                TAU_MS, number * WINDOW_MS, (number + 1) * WINDOW_MS, Values.of(threshold), Values.uniform(0));
    }

    /** Spikes of a code in which x in 0..windowMs/tau falls at {@code windowMs - tau x}. */
    private static Stimulus values(double... x) {
        int[] neurons = IntStream.range(0, x.length)
                .boxed()
                .sorted((a, b) -> Double.compare(x[b], x[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] timesMs = IntStream.of(neurons)
                .mapToDouble(i -> WINDOW_MS - TAU_MS * x[i])
                .toArray();
        return Stimulus.of("in", new SpikeBatch(neurons, timesMs));
    }

    private static List<Circuit.Spike> run(Circuit circuit, Stimulus stimulus, double untilMs) {
        Engine engine = new EventEngine(circuit.compile(TimeBase.continuous()));
        List<Circuit.Spike> spikes = Circuit.record(engine);
        engine.run(stimulus, untilMs);
        return spikes;
    }

    @Test
    void twoRandomLayersAreTwoReluLayers() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        for (int trial = 0; trial < 50; trial++) {
            float[] first = new float[6 * 5];
            float[] second = new float[5 * 4];
            IntStream.range(0, first.length).forEach(i -> first[i] = 0.5f * (float) random.nextGaussian());
            IntStream.range(0, second.length).forEach(i -> second[i] = 0.5f * (float) random.nextGaussian());
            double[] firstBias = random.doubles(5, -0.2, 0.2).toArray();
            double[] secondBias = random.doubles(4, -0.2, 0.2).toArray();
            double[] x = random.doubles(6, 0.01, 1).toArray();
            double[] hidden = relu(x, first, firstBias);
            double[] out = relu(hidden, second, secondBias);

            Circuit circuit = new Circuit()
                    .source("in", 6)
                    .neurons("hidden", 5, layer(1, firstBias))
                    .neurons("out", 4, layer(2, secondBias))
                    .dense("in", "hidden", 0, first)
                    .dense("hidden", "out", 0, second);
            List<Circuit.Spike> spikes = run(circuit, values(x), 61);
            assertTimes(hidden, spikes, 1, 2 * WINDOW_MS, "trial " + trial);
            assertTimes(out, spikes, 2, 3 * WINDOW_MS, "trial " + trial);
        }
    }

    private static double[] relu(double[] x, float[] weights, double[] bias) {
        double[] y = bias.clone();
        for (int target = 0; target < y.length; target++) {
            for (int source = 0; source < x.length; source++) {
                y[target] += weights[source * y.length + target] * x[source];
            }
            y[target] = Math.min(WINDOW_MS / TAU_MS, Math.max(0, y[target]));
        }
        return y;
    }

    /** Every value above 0 has exactly one spike, at its time; no other neuron has any. */
    private static void assertTimes(
            double[] values, List<Circuit.Spike> spikes, int population, double endMs, String message) {
        for (int neuron = 0; neuron < values.length; neuron++) {
            int index = neuron;
            double[] times = spikes.stream()
                    .filter(spike -> spike.population() == population && spike.neuron() == index)
                    .mapToDouble(Circuit.Spike::timeMs)
                    .toArray();
            double[] expected = values[neuron] > 0 ? new double[] {endMs - TAU_MS * values[neuron]} : new double[0];
            assertArrayEquals(expected, times, 1e-9, message + ", neuron " + neuron);
        }
    }

    @Test
    void valuesBeyondTheWindowAreClippedToItsStart() {
        Circuit circuit = new Circuit()
                .source("in", 1)
                .neurons("n", 3, layer(1, 0, 0, 0))
                .dense("in", "n", 0, 2.5f, 100, (float) (WINDOW_MS / TAU_MS));
        List<Circuit.Spike> spikes = run(circuit, values(1), 41);
        assertEquals(new Circuit.Spike(1, 1, 20), spikes.get(1));
        assertArrayEquals(new double[] {20, 20, 40 - 2.5 * TAU_MS}, Circuit.times(spikes, 1), 1e-6);
    }

    @Test
    void theEndOfTheWindowIsInsideAndNothingComesAfter() {
        // Powers of two, so that the times are exact: threshold 1, tau 8 ms, window 8..16.
        ConstantSlope model = new ConstantSlope(8, 8, 16, Values.uniform(1), Values.uniform(0));
        Circuit circuit = new Circuit()
                .source("in", 2)
                .neurons("n", 3, model)
                .sparse("in", "n", 0, new int[] {0, 2, 2}, new int[] {1, 2}, new float[] {0.5f, -0.125f});
        List<Circuit.Spike> spikes = run(circuit, Stimulus.of("in", Circuit.at(0)), 100);
        assertEquals(
                List.of(new Circuit.Spike(0, 0, 0), new Circuit.Spike(1, 1, 12), new Circuit.Spike(1, 0, 16)), spikes);
    }

    @Test
    void inputFromTheStartOfTheWindowOnIsIgnoredButCounted() {
        ConstantSlope model = new ConstantSlope(8, 8, 16, Values.uniform(1), Values.uniform(0.25));
        Circuit circuit = new Circuit().source("in", 1).neurons("n", 2, model).dense("in", "n", 1, 0.5f, -1);
        Engine engine = new EventEngine(circuit.compile(TimeBase.continuous()));
        List<Circuit.Spike> spikes = Circuit.record(engine);
        engine.stimulate(Stimulus.of("in", Circuit.at(3, 7, 7.5, 12, 20)));
        engine.advance(5, NEVER);
        assertEquals(2, engine.activity().synapticEvents()[0]);
        double[] potentials = new double[2];
        engine.potentials(1, potentials);
        assertArrayEquals(new double[] {0.5, -0.25}, potentials, "0.25 and slopes of 0.5 / 8 and -1 / 8 for 4 ms");
        engine.advance(21, NEVER);
        assertArrayEquals(new double[] {12}, Circuit.times(spikes, 1));
        ActivityProfile activity = engine.activity();
        assertEquals(8, activity.synapticEvents()[0], "those of the fifth spike are on their way");
        assertEquals(3, activity.updates()[1], "two at the start of the window, one at the spike");
        engine.potentials(1, potentials);
        assertArrayEquals(new double[] {1, 0.75}, potentials, "one stays where it fired, one rose for 8 ms");
    }

    @Test
    void potentialsRiseInTheWindowAndStopAtItsEnd() {
        ConstantSlope model = new ConstantSlope(8, 8, 16, Values.uniform(2), Values.uniform(0.25));
        Engine engine = new EventEngine(new Circuit().neurons("n", 1, model).compile(TimeBase.continuous()));
        double[] potential = new double[1];
        double[] expected = {0.25, 0.25, 0.75, 1.25, 1.25};
        double[] timesMs = {0, 8, 12, 16, 30};
        for (int i = 0; i < timesMs.length; i++) {
            engine.advance(timesMs[i], NEVER);
            engine.potentials(0, potential);
            assertEquals(expected[i], potential[0], "at " + timesMs[i]);
        }
    }

    @Test
    void runsInPartsAndRerunsAgree() {
        Circuit circuit = new Circuit()
                .source("in", 3)
                .neurons("n", 2, layer(1, 0.1, -0.1))
                .dense("in", "n", 0.5, 0.3f, 0.9f, -0.2f, 0.4f, 0.7f, 0.1f);
        for (Engine engine : List.of(
                new EventEngine(circuit.compile(TimeBase.continuous())),
                new TickEngine(circuit.compile(TimeBase.continuous()), 0.5))) {
            List<Circuit.Spike> spikes = Circuit.record(engine);
            engine.run(values(0.3, 0.7, 0.9), 41);
            List<Circuit.Spike> whole = List.copyOf(spikes);
            ActivityProfile activity = engine.activity();
            assertEquals(5, whole.size());
            spikes.clear();
            engine.reset();
            engine.stimulate(values(0.3, 0.7, 0.9));
            for (double untilMs = 0; untilMs <= 41; untilMs += 2.5) {
                engine.advance(untilMs, NEVER);
                engine.activity();
            }
            engine.advance(41, NEVER);
            assertEquals(whole, spikes);
            assertEquals(activity, engine.activity());
        }
    }

    @Test
    void aGridThatFitsGivesTheExactTimes() {
        ConstantSlope model = new ConstantSlope(8, 8, 16, Values.uniform(1), Values.uniform(0));
        Circuit circuit = new Circuit().source("in", 1).neurons("n", 3, model).dense("in", "n", 1, 1, 0.5f, -0.5f);
        Engine grid = new TickEngine(circuit.compile(TimeBase.continuous()), 0.25);
        List<Circuit.Spike> spikes = Circuit.record(grid);
        grid.run(Stimulus.of("in", Circuit.at(1, 15)), 20);
        // V at 8: 0.75, 0.375, -0.375; so 10, 13 and never.
        assertArrayEquals(new double[] {10, 13}, Circuit.times(spikes, 1));
        double[] potentials = new double[3];
        grid.potentials(1, potentials);
        assertArrayEquals(new double[] {1, 1, 0.625}, potentials);
        assertTrue(grid.activity().synapticEvents()[0] == 6);
    }

    @Test
    void levelsRoundTheValueDown() {
        // window 8..16, four levels: at 8, 10, 12, 14; V at the start of the window is the initial potential
        ConstantSlope model = new ConstantSlope(
                8, 8, 16, Values.uniform(1), Values.of(new double[] {0.1, 0.25, 0.49, 0.5, 0.8, 1, 1.7, -3}), 4);
        Circuit circuit = new Circuit().source("in", 1).neurons("n", 8, model);
        List<Circuit.Spike> expected = List.of(
                new Circuit.Spike(1, 5, 8),
                new Circuit.Spike(1, 6, 8),
                new Circuit.Spike(1, 4, 10),
                new Circuit.Spike(1, 3, 12),
                new Circuit.Spike(1, 1, 14),
                new Circuit.Spike(1, 2, 14));
        assertEquals(expected, run(circuit, Stimulus.of("in", Circuit.at()), 17));
        Engine tick = new TickEngine(circuit.compile(TimeBase.continuous()), 0.5);
        List<Circuit.Spike> spikes = Circuit.record(tick);
        tick.run(Stimulus.of("in", Circuit.at()), 17);
        assertEquals(expected, spikes);
    }
}
