package dev.ranvier.core.engine;

import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.network.ConstantSlope;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import dev.ranvier.core.spike.SpikeBatch;
import java.util.List;
import org.junit.jupiter.api.Test;

import static dev.ranvier.core.engine.Circuit.leaky;
import static dev.ranvier.core.engine.Circuit.plain;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * On a finer and finer grid the tick engine converges to the event engine, with the first order: ten times finer, ten times
 * closer. Shown on the largest difference of a spike time.
 */
class GridConvergenceTest {

    private static final double[] STEPS_MS = {0.1, 0.01, 0.001};

    /** Same spikes per neuron, and their times. The fixtures are such that each neuron fires alone. */
    private static double largestDifference(CompiledNetwork network, Stimulus stimulus, double untilMs, double stepMs) {
        Engine exact = new EventEngine(network);
        Engine grid = new TickEngine(network, stepMs);
        List<Circuit.Spike> expected = Circuit.record(exact);
        List<Circuit.Spike> given = Circuit.record(grid);
        exact.run(stimulus, untilMs);
        grid.run(stimulus, untilMs + 5 * stepMs);
        double largest = 0;
        int compared = 0;
        for (int population = 1; population < network.populations(); population++) {
            for (int neuron = 0; neuron < network.population(population).size(); neuron++) {
                double[] exactTimes = times(expected, population, neuron);
                double[] gridTimes = times(given, population, neuron);
                assertEquals(exactTimes.length, gridTimes.length, "population " + population + ", neuron " + neuron);
                for (int i = 0; i < exactTimes.length; i++) {
                    largest = Math.max(largest, Math.abs(exactTimes[i] - gridTimes[i]));
                    compared++;
                }
            }
        }
        assertTrue(compared > 5, "only " + compared + " spikes");
        return largest;
    }

    private static double[] times(List<Circuit.Spike> spikes, int population, int neuron) {
        return spikes.stream()
                .filter(spike -> spike.population() == population && spike.neuron() == neuron)
                .mapToDouble(Circuit.Spike::timeMs)
                .toArray();
    }

    private static void assertFirstOrder(
            CompiledNetwork network, Stimulus stimulus, double untilMs, double spikesDeep) {
        for (double stepMs : STEPS_MS) {
            double difference = largestDifference(network, stimulus, untilMs, stepMs);
            assertTrue(
                    difference <= spikesDeep * stepMs,
                    "step " + stepMs + " ms: spikes differ by " + difference + " ms");
            assertTrue(difference > 0.05 * stepMs, "too good at " + stepMs + " ms; is the grid used at all?");
        }
    }

    @Test
    void drivenNeuronsWithRefractoryPeriods() {
        CompiledNetwork network = new Circuit()
                .source("in", 1)
                .neurons("if", 1, plain(1, new ResetRule.ToValue(0), 0.1537, 2.04))
                .neurons("lif", 1, leaky(11.3, 0, 1, -0.3, 1.71, 1.03))
                .neurons("subtracting", 1, plain(1, new ResetRule.BySubtraction(), 0.0917, 0))
                .compile(TimeBase.continuous());
        // Each spike is at most a step late and the next starts from there; 100 ms hold up to 12 spikes.
        assertFirstOrder(network, Stimulus.of("in", SpikeBatch.EMPTY), 100, 26);
    }

    @Test
    void chainWithDelaysThatAreNoSteps() {
        CompiledNetwork network = new Circuit()
                .source("in", 2)
                .neurons("a", 2, leaky(9.7, 0, 1, 0, 1.31, 0))
                .neurons("b", 2, leaky(7.1, 0, 1, 0, 0.9, 1.57))
                .oneToOne("in", "a", 0.777, 0.21f)
                .dense("a", "b", 1.2345, 0.6f, -0.2f, 0.1f, 0.7f)
                .compile(TimeBase.continuous());
        SpikeBatch input = new SpikeBatch(new int[] {0, 1, 0, 1}, new double[] {1.2345, 2.3333, 7.7777, 9.8765});
        assertFirstOrder(network, Stimulus.of("in", input), 40, 15);
    }

    @Test
    void timeToFirstSpike() {
        SpikeBatch input = new SpikeBatch(new int[] {1, 0, 2}, new double[] {1.2345, 3.21987, 6.66666});
        CompiledNetwork network = new Circuit()
                .source("in", 3)
                .neurons("h", 3, new ConstantSlope(10, 10.00037, 20, Values.uniform(1), Values.uniform(0)))
                .neurons("out", 3, new ConstantSlope(10, 20, 30.5, Values.uniform(1), Values.uniform(0)))
                .dense("in", "h", 0, 0.3f, 0.1f, 0.5f, 0.2f, 0.7f, -0.1f, 0.4f, -0.2f, 0.3f)
                .oneToOne("h", "out", 0.0123, 0.9f)
                .compile(TimeBase.continuous());
        assertFirstOrder(network, Stimulus.of("in", input), 31, 4);
    }

    @Test
    void aShortDelayStillTakesAStep() {
        CompiledNetwork network = new Circuit()
                .source("in", 1)
                .neurons("n", 1, plain(1))
                .dense("in", "n", 0, 1)
                .dense("n", "n", 0.01, 1)
                .compile(TimeBase.continuous());
        Engine grid = new TickEngine(network, 1);
        grid.run(Stimulus.of("in", Circuit.at(0)), 10);
        assertEquals(10, grid.activity().spikes()[1]);
    }

    @Test
    void theKindOfTimeDecidesWhetherThereIsAGrid() {
        Circuit circuit = new Circuit().source("in", 1);
        CompiledNetwork continuous = circuit.compile(TimeBase.continuous());
        CompiledNetwork clocked = circuit.compile(TimeBase.clocked(1));
        assertThrows(IllegalArgumentException.class, () -> new TickEngine(continuous));
        assertThrows(IllegalArgumentException.class, () -> new TickEngine(clocked, 1));
        assertThrows(IllegalArgumentException.class, () -> new TickEngine(continuous, 0));
        assertThrows(IllegalArgumentException.class, () -> new TickEngine(continuous, Double.NaN));
    }
}
