package dev.ranvier.core.engine;

import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.engine.tick.Precision;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.network.AdaptiveLif;
import dev.ranvier.core.network.CurrentLif;
import dev.ranvier.core.network.Izhikevich;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.NeuronModel;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.SourceSpikes;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.StepCurrent;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import dev.ranvier.core.spike.SpikeBatch;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Sources that make their own spikes, and currents in steps. */
class GeneratedInputTest {

    private static final Stimulus NONE = new Stimulus(Map.of());
    private static final Values ZERO = Values.uniform(0);
    private static final ResetRule TO_ZERO = new ResetRule.ToValue(0);

    private static CompiledNetwork source(SourceSpikes spikes, int size, TimeBase timeBase) {
        return CompiledNetwork.of(new Network(
                "source", timeBase, List.of(new Population("s", size, new SpikeSource(spikes))), List.of()));
    }

    private static double[] times(Engine engine, double untilMs) {
        List<Circuit.Spike> spikes = Circuit.record(engine);
        engine.run(NONE, untilMs);
        return Circuit.times(spikes, 0);
    }

    @Test
    void regularSourcesCountFromTheirFirstSpike() {
        SourceSpikes regular =
                new SourceSpikes.Regular(Values.of(new double[] {0, 1.26}), Values.of(new double[] {3, 2.5}));
        CompiledNetwork network = source(regular, 2, TimeBase.continuous());
        double[] exact = {0, 1.26, 3, 1.26 + 2.5, 6, 1.26 + 5, 1.26 + 7.5};
        assertArrayEquals(exact, times(new EventEngine(network), 9));
        double[] grid = {0, 1.5, 3, 4, 6, 6.5, 9, 9};
        assertArrayEquals(grid, times(new TickEngine(network, 0.5), 9.4));
        CompiledNetwork clocked = source(regular, 2, TimeBase.clocked(1));
        double[] steps = {0, 1, 3, 4, 6, 6, 9, 9};
        assertArrayEquals(steps, times(new EventEngine(clocked), 10));
        assertArrayEquals(steps, times(new TickEngine(clocked), 10));
    }

    @Test
    void whatANeuronHasInOneStepIsOneSpike() {
        SourceSpikes fast = new SourceSpikes.Regular(ZERO, Values.uniform(0.3));
        CompiledNetwork clocked = source(fast, 1, TimeBase.clocked(1));
        assertArrayEquals(new double[] {0, 1, 2, 3}, times(new EventEngine(clocked), 4));
        assertArrayEquals(new double[] {0, 1, 2, 3}, times(new TickEngine(clocked), 4));
    }

    @Test
    void poissonSourcesHaveTheirRatesAndTheirVariance() {
        int size = 400;
        double[] rates = new double[size];
        Arrays.fill(rates, 0, 200, 20);
        Arrays.fill(rates, 200, 399, 80); // the last neuron is silent
        CompiledNetwork network = source(new SourceSpikes.Poisson(Values.of(rates), 5), size, TimeBase.continuous());
        Engine engine = new EventEngine(network);
        int[] counts = new int[size];
        engine.recordTo((population, neuron, timeMs) -> counts[neuron]++);
        engine.advance(10_000, new StopRule.Never());
        assertEquals(0, counts[399]);
        for (int from = 0; from < 399; from += 200) {
            int[] group = Arrays.copyOfRange(counts, from, from + 199);
            double mean = Arrays.stream(group).average().orElseThrow();
            double variance = Arrays.stream(group)
                            .mapToDouble(n -> (n - mean) * (n - mean))
                            .sum()
                    / 198;
            double expected = from == 0 ? 200 : 800;
            assertEquals(expected, mean, 4 * Math.sqrt(expected / 199), "mean");
            assertEquals(1, variance / mean, 4 * Math.sqrt(2.0 / 198), "Fano factor");
        }
    }

    @Test
    void aGridMovesTheSameSpikesToItsSteps() {
        CompiledNetwork network = source(new SourceSpikes.Poisson(Values.uniform(30), 11), 20, TimeBase.continuous());
        double[] exact = times(new EventEngine(network), 500);
        double[] grid = times(new TickEngine(network, 0.001), 500);
        assertEquals(exact.length, grid.length);
        assertArrayEquals(exact, grid, 0.00051);
        assertArrayEquals(grid, times(new TickEngine(network, 0.001, Precision.SINGLE), 500));
    }

    @Test
    void aSourceThatMakesItsSpikesTakesNoStimulus() {
        CompiledNetwork network = source(new SourceSpikes.Poisson(Values.uniform(5), 1), 1, TimeBase.continuous());
        Stimulus stimulus = Stimulus.of("s", new SpikeBatch(new int[] {0}, new double[] {1}));
        assertThrows(IllegalArgumentException.class, () -> new EventEngine(network).stimulate(stimulus));
        assertThrows(IllegalArgumentException.class, () -> new TickEngine(network, 1).stimulate(stimulus));
    }

    private static Network driven(NeuronModel model, TimeBase timeBase, double[] startMs, double... level) {
        return new Network(
                "driven",
                timeBase,
                List.of(new Population("n", 2, model)),
                List.of(),
                List.of(),
                List.of(new StepCurrent("n", startMs, level)));
    }

    /** From 0 towards 1.5 from 10.3 ms on, until 20 ms; one crossing at tau log 3, none later. */
    @Test
    void aStepOfCurrentMovesLeakyNeuronsAsItsClosedFormSays() {
        for (NeuronModel model : List.of(
                Circuit.leaky(7, 0, 1, 0, 0, 0),
                new CurrentLif(7, List.of(3.0), 0, Values.uniform(1), TO_ZERO, ZERO, ZERO, 0),
                new AdaptiveLif(7, 0, Values.uniform(1), 0, 30, TO_ZERO, ZERO, ZERO, 0))) {
            Network network = driven(model, TimeBase.continuous(), new double[] {10.3, 20}, 1.5, 0);
            Engine engine = new EventEngine(CompiledNetwork.of(network));
            double first = 10.3 + 7 * Math.log(3);
            assertArrayEquals(new double[] {first, first}, times(engine, 40), 1e-9, model.toString());
            double atTwenty = 1.5 * -Math.expm1(-(20 - first) / 7);
            assertEquals(atTwenty * Math.exp(-20.0 / 7), Circuit.potential(engine, 0), 1e-12);
            for (Precision precision : Precision.values()) {
                Engine grid = new TickEngine(CompiledNetwork.of(network), 0.1, precision);
                double[] onGrid = times(grid, 40);
                assertEquals(2, onGrid.length);
                assertEquals(0.1 * Math.ceil(first / 0.1), onGrid[0], 1e-6);
            }
        }
    }

    @Test
    void aStepOfCurrentIsASlopeWithoutLeak() {
        Network network =
                driven(Circuit.plain(1, TO_ZERO, 0, 2), TimeBase.continuous(), new double[] {1, 7, 9}, 0.25, -1, 1);
        // Reaches 1 at 5, rests to 7, falls by 2 to 9, rises by 1 a ms: 3 ms to the next.
        assertArrayEquals(new double[] {5, 5, 12, 12}, times(new EventEngine(CompiledNetwork.of(network)), 13));
        assertArrayEquals(new double[] {5, 5, 12, 12}, times(new TickEngine(CompiledNetwork.of(network), 1), 13));
    }

    @Test
    void currentsIntoOnePopulationAddUpAndEndWithAReset() {
        StepCurrent one = new StepCurrent("n", new double[] {0, 4}, new double[] {0.5, 0});
        StepCurrent other = new StepCurrent("n", new double[] {2}, new double[] {0.25});
        Network network = new Network(
                "driven",
                TimeBase.clocked(1),
                List.of(new Population("n", 1, Circuit.plain(100))),
                List.of(),
                List.of(),
                List.of(one, other));
        for (Engine engine : List.of(
                new EventEngine(CompiledNetwork.of(network)),
                new TickEngine(CompiledNetwork.of(network)),
                new TickEngine(CompiledNetwork.of(network), Precision.SINGLE))) {
            for (int run = 0; run < 2; run++) {
                engine.run(NONE, 6);
                assertEquals(0.5 + 0.5 + 0.75 + 0.75 + 0.25 + 0.25, Circuit.potential(engine, 0), engine.settings());
            }
        }
    }

    @Test
    void wrongCurrentsAndSourcesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new StepCurrent("n", new double[] {1}, new double[] {}));
        assertThrows(
                IllegalArgumentException.class, () -> new StepCurrent("n", new double[] {1, 1}, new double[] {1, 2}));
        assertThrows(IllegalArgumentException.class, () -> new StepCurrent("n", new double[] {-1}, new double[] {1}));
        assertThrows(
                IllegalArgumentException.class,
                () -> new StepCurrent("n", new double[] {1}, new double[] {Double.NaN}));
        Values one = Values.uniform(1);
        Izhikevich other = new Izhikevich(one, one, one, one, one, one);
        assertThrows(IllegalArgumentException.class, () -> driven(other, TimeBase.continuous(), new double[] {1}, 1));
        assertThrows(IllegalArgumentException.class, () -> new SourceSpikes.Poisson(Values.uniform(-1), 1));
        assertThrows(IllegalArgumentException.class, () -> new SourceSpikes.Regular(ZERO, ZERO));
        assertFalse(new SpikeSource(new SourceSpikes.Regular(ZERO, one)).takesStimulus());
        assertTrue(new SpikeSource().takesStimulus());
    }
}
