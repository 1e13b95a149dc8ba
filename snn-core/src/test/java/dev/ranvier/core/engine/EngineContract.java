package dev.ranvier.core.engine;

import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.core.spike.SpikeRecorder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static dev.ranvier.core.engine.Circuit.at;
import static dev.ranvier.core.engine.Circuit.leaky;
import static dev.ranvier.core.engine.Circuit.oneNeuron;
import static dev.ranvier.core.engine.Circuit.plain;
import static dev.ranvier.core.engine.Circuit.potential;
import static dev.ranvier.core.engine.Circuit.record;
import static dev.ranvier.core.engine.Circuit.times;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * What every engine does, in every mode: the rules of {@link Engine}, one by one, on steps of 1 ms where there are steps. An
 * engine that passes is right as far as these rules go; one that is wrong and passes shows a gap here.
 */
public abstract class EngineContract {

    private static final StopRule NEVER = new StopRule.Never();
    private static final ResetRule TO_ZERO = new ResetRule.ToValue(0);
    private static final ResetRule SUBTRACT = new ResetRule.BySubtraction();

    /** Whether the networks to run are clocked. */
    protected abstract TimeBase timeBase();

    protected abstract Engine engine(CompiledNetwork network);

    /** True if potentials are carried to the time of the engine, and neurons only updated where something happens. */
    protected abstract boolean betweenEvents();

    private Engine engine(Circuit circuit) {
        return engine(circuit.compile(timeBase()));
    }

    private double[] fires(Circuit circuit, int population, double untilMs, double... inputMs) {
        Engine engine = engine(circuit);
        List<Circuit.Spike> spikes = record(engine);
        engine.run(Stimulus.of("in", at(inputMs)), untilMs);
        return times(spikes, population);
    }

    @Test
    void resetAndRerunGivesTheSameBits() {
        for (long seed = 0; seed < 20; seed++) {
            RandomCircuits random = new RandomCircuits(seed);
            Engine engine = engine(random.network(timeBase(), 1));
            Stimulus stimulus = random.stimulus(40, 1);
            List<Circuit.Spike> spikes = record(engine);
            engine.run(stimulus, 60);
            List<Circuit.Spike> first = List.copyOf(spikes);
            double firstPotential = potential(engine, 1);
            ActivityProfile firstActivity = engine.activity();
            engine.stimulate(Stimulus.of("in", at(60, 61)));
            engine.advance(70, NEVER);
            spikes.clear();
            engine.run(stimulus, 60);
            assertEquals(first, spikes, "seed " + seed);
            assertEquals(firstPotential, potential(engine, 1), "seed " + seed);
            assertEquals(firstActivity, engine.activity(), "seed " + seed);
        }
    }

    @Test
    void aRunInPartsIsTheSameAsOneRun() {
        for (long seed = 100; seed < 120; seed++) {
            RandomCircuits random = new RandomCircuits(seed);
            Engine engine = engine(random.network(timeBase(), 1));
            Stimulus stimulus = random.stimulus(40, 1);
            List<Circuit.Spike> spikes = record(engine);
            engine.run(stimulus, 60);
            List<Circuit.Spike> whole = List.copyOf(spikes);
            ActivityProfile activity = engine.activity();
            spikes.clear();
            engine.reset();
            engine.stimulate(stimulus);
            for (double untilMs : new double[] {0, 7, 7, 13.5, 13.6, 41, 60}) {
                assertFalse(engine.advance(untilMs, NEVER));
                assertEquals(untilMs, engine.timeMs());
                potential(engine, 1);
                engine.activity();
            }
            assertEquals(whole, spikes, "seed " + seed);
            assertEquals(activity, engine.activity(), "seed " + seed);
        }
    }

    @Test
    void orderOfSimultaneousInputsChangesNothing() {
        // 1e8 + 1 - 1e8 depends on the order: floats so different that a sum in another order has other bits.
        float[] weights = {1e8f, 0.1f, -1e8f, 0.3f, 1e-9f};
        Circuit circuit =
                new Circuit().source("in", 5).neurons("n", 1, plain(10)).dense("in", "n", 0, weights);
        int[][] orders = {{0, 1, 2, 3, 4}, {4, 3, 2, 1, 0}, {2, 4, 0, 3, 1}};
        double[] potentials = new double[orders.length];
        for (int i = 0; i < orders.length; i++) {
            Engine engine = engine(circuit);
            engine.run(Stimulus.of("in", new SpikeBatch(orders[i], new double[] {2, 2, 2, 2, 2})), 3);
            potentials[i] = potential(engine, 1);
        }
        double bySource = 1e8f + (double) 0.1f - 1e8f + 0.3f + 1e-9f;
        assertArrayEquals(new double[] {bySource, bySource, bySource}, potentials);
    }

    @Test
    void inputOfSeveralCallsAddsUpInOrder() {
        Circuit circuit =
                new Circuit().source("in", 2).neurons("n", 1, plain(10)).dense("in", "n", 0, 1, 2);
        Engine engine = engine(circuit);
        List<Circuit.Spike> spikes = record(engine);
        engine.stimulate(Stimulus.of("in", new SpikeBatch(new int[] {1, 1}, new double[] {1, 3})));
        engine.stimulate(Stimulus.of("in", new SpikeBatch(new int[] {0, 1, 0}, new double[] {1, 2, 3})));
        engine.advance(4, NEVER);
        List<Circuit.Spike> expected = List.of(
                new Circuit.Spike(0, 0, 1),
                new Circuit.Spike(0, 1, 1),
                new Circuit.Spike(0, 1, 2),
                new Circuit.Spike(0, 0, 3),
                new Circuit.Spike(0, 1, 3));
        assertEquals(expected, spikes);
        assertEquals(8, potential(engine, 1));
    }

    @Test
    void aSourceNeuronNamedTwiceInAnInstantFiresOnce() {
        Engine engine = engine(oneNeuron(plain(10), 1));
        engine.stimulate(Stimulus.of("in", at(1, 1)));
        engine.stimulate(Stimulus.of("in", at(1, 2)));
        engine.advance(3, NEVER);
        assertEquals(2, engine.activity().spikes()[0]);
        assertEquals(2, potential(engine, 1));
    }

    @Test
    void arrivalsOfAnInstantAreSummedBeforeTheTest() {
        Circuit circuit = new Circuit()
                .source("in", 1)
                .neurons("n", 1, plain(1))
                .dense("in", "n", 2, 1.5f)
                .dense("in", "n", 2, -0.75f);
        assertArrayEquals(new double[] {}, fires(circuit, 1, 5, 1));
        assertArrayEquals(new double[] {4}, fires(circuit, 1, 5, 1, 2));
    }

    @Test
    void theThresholdIsInclusive() {
        assertArrayEquals(new double[] {3}, fires(oneNeuron(plain(1), 0.5f), 1, 5, 2, 3));
        assertArrayEquals(new double[] {}, fires(oneNeuron(plain(1), Math.nextDown(0.5f)), 1, 5, 2, 3));
    }

    @Test
    void aChainWithoutDelayFiresInOneInstant() {
        Circuit circuit = new Circuit()
                .neurons("last", 1, plain(1))
                .neurons("middle", 1, plain(1))
                .source("in", 1)
                .dense("in", "middle", 0, 1)
                .dense("middle", "last", 0, 2)
                .dense("in", "last", 0, -1);
        Engine engine = engine(circuit);
        List<Circuit.Spike> spikes = record(engine);
        engine.run(Stimulus.of("in", at(3)), 4);
        List<Circuit.Spike> expected =
                List.of(new Circuit.Spike(2, 0, 3), new Circuit.Spike(1, 0, 3), new Circuit.Spike(0, 0, 3));
        assertEquals(expected, spikes);
    }

    @Test
    void delaysAddUpOnTheWay() {
        Circuit circuit = new Circuit()
                .source("in", 1)
                .neurons("a", 1, plain(1))
                .neurons("b", 1, plain(1))
                .dense("in", "a", 2, 1)
                .dense("a", "b", 5, 1)
                .dense("b", "a", 3, 1);
        assertArrayEquals(new double[] {3, 4, 11, 12, 19}, fires(circuit, 1, 20, 1, 2));
        assertArrayEquals(new double[] {8, 9, 16, 17}, fires(circuit, 2, 20, 1, 2));
    }

    @Test
    void arrivalsInRefractoryAreLostAndAtItsEndCount() {
        Circuit circuit = oneNeuron(plain(1, TO_ZERO, 0, 3), 1);
        assertArrayEquals(new double[] {1, 4, 7}, fires(circuit, 1, 9, 1, 2, 3, 4, 5, 6, 7, 8));
        Circuit half = oneNeuron(plain(1, TO_ZERO, 0, 2), 0.5f);
        assertArrayEquals(new double[] {1, 4}, fires(half, 1, 9, 0, 1, 2, 3, 4, 5));
    }

    @Test
    void driveInRefractoryIsLost() {
        // 0.5 a ms reaches 1 after 2 ms; 3 ms of rest after each spike.
        double[] times = fires(oneNeuron(plain(1, TO_ZERO, 0.5, 3), 0), 1, 15);
        assertArrayEquals(timeBase().clocked() ? new double[] {1, 5, 9, 13} : new double[] {2, 7, 12}, times);
    }

    @Test
    void subtractionKeepsWhatExceeded() {
        Engine engine = engine(oneNeuron(plain(1), 0.75f));
        engine.run(Stimulus.of("in", at(0, 1)), 2);
        assertEquals(0.5, potential(engine, 1));
        assertArrayEquals(new double[] {1, 2, 3, 5}, fires(oneNeuron(plain(1), 0.75f), 1, 6, 0, 1, 2, 3, 4, 5));
    }

    @Test
    void whatSubtractionLeavesAboveTheThresholdFiresInTheNextInstants() {
        Engine engine = engine(oneNeuron(plain(1), 3.25f));
        List<Circuit.Spike> spikes = record(engine);
        engine.run(Stimulus.of("in", at(2)), 8);
        double[] expected = {2, 3, 4};
        if (betweenEvents()) {
            expected = new double[] {2, Math.nextUp(2.0), Math.nextUp(Math.nextUp(2.0))};
        }
        assertArrayEquals(expected, times(spikes, 1));
        assertEquals(0.25, potential(engine, 1));
        assertArrayEquals(new double[] {2, 4, 6}, fires(oneNeuron(plain(1, SUBTRACT, 0, 2), 3.25f), 1, 8, 2));
    }

    @Test
    void resetToValueForgetsWhatExceeded() {
        Engine engine = engine(oneNeuron(plain(1, new ResetRule.ToValue(-0.5), 0, 0), 3));
        engine.run(Stimulus.of("in", at(2)), 4);
        assertEquals(1, engine.activity().spikes()[1]);
        assertEquals(-0.5, potential(engine, 1));
    }

    @Test
    void driveFiresSilentNeurons() {
        double[] times = fires(oneNeuron(plain(1, TO_ZERO, 0.25, 0), 0), 1, 13);
        assertArrayEquals(timeBase().clocked() ? new double[] {3, 7, 11} : new double[] {4, 8, 12}, times, 1e-12);
    }

    @Test
    void inhibitionAtTheInstantOfACrossingPreventsIt() {
        double crossing = timeBase().clocked() ? 3 : 4;
        Circuit circuit = oneNeuron(plain(1, TO_ZERO, 0.25, 0), -0.25f);
        assertArrayEquals(new double[] {crossing + 1}, fires(circuit, 1, 7, crossing), 1e-12);
    }

    @Test
    void driveDownNeverFires() {
        Engine engine = engine(oneNeuron(plain(1, TO_ZERO, -0.5, 0), 2));
        engine.run(Stimulus.of("in", at(5)), 6);
        assertEquals(0, engine.activity().spikes()[1]);
        double sinceZero = betweenEvents() || timeBase().clocked() ? 6 : 5;
        assertEquals(2 - 0.5 * sinceZero, potential(engine, 1));
    }

    @Test
    void potentialsLeakTowardsRest() {
        Circuit circuit = new Circuit()
                .source("in", 1)
                .neurons("n", 1, leaky(10, 0.5, 9, 0, 0, 0))
                .dense("in", "n", 0, 1);
        Engine engine = engine(circuit);
        engine.run(Stimulus.of("in", at(1, 6)), 8);
        double lastMs = betweenEvents() ? 8 : 7;
        assertEquals(0.5 + Math.exp(-(lastMs - 1) / 10) + Math.exp(-(lastMs - 6) / 10), potential(engine, 1), 1e-12);
        engine.advance(600, NEVER);
        assertEquals(0.5, potential(engine, 1), 1e-12);
    }

    @Test
    void leakyNeuronWithDriveFiresRegularly() {
        // Towards 2 from 0 with threshold 1: tau log 2 = 4.16 ms, so at steps 5, 10 ...; clocked: a step earlier, then
        // 5.
        Circuit circuit = new Circuit()
                .source("in", 1)
                .neurons("n", 1, leaky(6, 0, 1, 0, 2, 0))
                .dense("in", "n", 0, 0);
        double period = 6 * Math.log(2);
        double[] expected = betweenEvents()
                ? new double[] {period, 2 * period, 3 * period}
                : timeBase().clocked() ? new double[] {4, 9, 14} : new double[] {5, 10, 15};
        assertArrayEquals(expected, Arrays.copyOf(fires(circuit, 1, 18), 3), 1e-9);
    }

    @Test
    void whatStartsAboveTheThresholdFiresAtZero() {
        IntegrateAndFire model = new IntegrateAndFire(
                Values.uniform(1), SUBTRACT, Values.of(new double[] {1.5, 0.5}), Values.uniform(0), 0);
        Circuit circuit = new Circuit().source("in", 2).neurons("n", 2, model).oneToOne("in", "n", 0, 1);
        Engine engine = engine(circuit);
        List<Circuit.Spike> spikes = record(engine);
        engine.advance(3, NEVER);
        assertEquals(List.of(new Circuit.Spike(1, 0, 0)), spikes);
    }

    @Test
    void whatHappensAtTheEndBelongsToTheNextRun() {
        Engine engine = engine(oneNeuron(plain(1), 1));
        engine.run(Stimulus.of("in", at(5)), 5);
        assertEquals(0, engine.activity().totalSpikes());
        engine.stimulate(Stimulus.of("in", at(5, 6)));
        engine.advance(6, NEVER);
        assertArrayEquals(new long[] {1, 1}, engine.activity().spikes());
    }

    @Test
    void countsAreThoseDoneByHand() {
        Circuit circuit = new Circuit()
                .source("in", 2)
                .neurons("a", 3, plain(1))
                .neurons("b", 3, plain(1))
                .dense("in", "a", 0, 1, 0, 0, 0, 0.5f, 0)
                .oneToOne("a", "b", 1, 1)
                .sparse("in", "b", 2, new int[] {0, 2, 2}, new int[] {1, 2}, new float[] {0.25f, 0});
        Engine engine = engine(circuit);
        engine.run(Stimulus.of("in", new SpikeBatch(new int[] {0, 1, 0, 1}, new double[] {0, 1, 3, 3})), 4);
        ActivityProfile activity = engine.activity();
        // a0 fires at 0 and 3, a1 at 3 (0.5 twice); b0 at 1. The spikes of 3 are still on their way to b.
        assertEquals(List.of("in", "a", "b"), activity.populations());
        assertEquals(List.of("in -> a", "a -> b", "in -> b"), activity.projections());
        assertArrayEquals(new long[] {4, 3, 1}, activity.spikes());
        assertArrayEquals(new long[] {12, 1, 2}, activity.synapticEvents());
        // Between events: a in three instants, all three neurons; b: neuron 0 at 1, neurons 1 and 2 at 2.
        assertArrayEquals(betweenEvents() ? new long[] {0, 9, 3} : new long[] {0, 12, 12}, activity.updates());
        assertEquals(4, activity.durationMs());
        assertEquals(1, activity.samples());
    }

    @Test
    void aStopRuleEndsTheRunAfterItsInstant() {
        Circuit circuit = new Circuit()
                .source("in", 1)
                .neurons("out", 2, plain(1))
                .dense("in", "out", 0, 0.5f, 0.5f)
                .neurons("after", 2, plain(1))
                .oneToOne("out", "after", 0, 1);
        Engine engine = engine(circuit);
        List<Circuit.Spike> spikes = record(engine);
        engine.stimulate(Stimulus.of("in", at(1, 2, 3, 4, 5)));
        StopRule first = new StopRule.AfterSpikes("out", 1);
        assertTrue(engine.advance(9, first));
        assertEquals(2, engine.timeMs());
        assertArrayEquals(new double[] {2, 2}, times(spikes, 1));
        assertArrayEquals(new double[] {2, 2}, times(spikes, 2));
        assertEquals(2, engine.activity().durationMs());
        assertTrue(engine.advance(9, first), "true already");
        assertEquals(2, engine.timeMs());
        assertThrows(IllegalArgumentException.class, () -> engine.stimulate(Stimulus.of("in", at(2))));
        assertFalse(engine.advance(2, NEVER));
        assertTrue(engine.advance(9, new StopRule.AfterSpikes("out", 3)));
        assertEquals(4, engine.timeMs());
        assertFalse(engine.advance(9, new StopRule.AfterSpikes("out", 5)));
        assertEquals(9, engine.timeMs());
        assertEquals(9, spikes.size() - 4);
    }

    @Test
    void aConditionOnTimeAndCountsEndsTheRun() {
        Circuit circuit = new Circuit()
                .source("in", 1)
                .neurons("a", 1, plain(1))
                .neurons("b", 1, plain(2))
                .dense("in", "a", 0, 1)
                .dense("in", "b", 0, 1);
        Engine engine = engine(circuit);
        engine.stimulate(Stimulus.of("in", at(1, 2, 3, 4, 5, 6, 7, 8)));
        StopRule when = new StopRule.When((timeMs, spikes) -> timeMs > 3 && spikes[1] + spikes[2] >= 5);
        assertTrue(engine.advance(20, when));
        assertEquals(4, engine.timeMs());
        assertArrayEquals(new long[] {4, 4, 2}, engine.activity().spikes());
        assertTrue(engine.advance(20, when), "true already");
        assertTrue(engine.advance(20, new StopRule.When((timeMs, spikes) -> spikes[1] == 6)));
        assertEquals(6, engine.timeMs());
        assertFalse(engine.advance(20, new StopRule.When((timeMs, spikes) -> spikes[1] == 9)));
        assertEquals(20, engine.timeMs());
        Engine other = engine(circuit);
        other.stimulate(Stimulus.of("in", at(3, 4)));
        assertTrue(other.advance(20, StopRule.firstSpike("b")));
        assertEquals(4, other.timeMs());
    }

    @Test
    void aGradedSpikeIsOneSpikeThatMultipliesItsWeights() {
        Circuit circuit = new Circuit()
                .neurons("in", 2, new SpikeSource(true))
                .neurons("n", 2, plain(10))
                .dense("in", "n", 1, 1, 2, 4, -8);
        Engine engine = engine(circuit);
        List<Double> strengths = new ArrayList<>();
        engine.recordTo(new SpikeRecorder() {
            @Override
            public void spike(int population, int neuron, double timeMs) {
                strengths.add(Double.NaN);
            }

            @Override
            public void gradedSpike(int population, int neuron, double timeMs, double strength) {
                strengths.add(strength);
            }
        });
        double[] timesMs = {1, 1, 1, 2, 3};
        double[] graded = {0.25, 0.5, 0.125, -0.5, 0.75};
        engine.run(Stimulus.of("in", new SpikeBatch(new int[] {1, 0, 0, 1, 0}, timesMs, graded)), 4);
        double[] potentials = new double[2];
        engine.potentials(1, potentials);
        // Of the two at 1 ms of neuron 0 the stronger counts; the spike of 3 ms arrives at 4.
        assertArrayEquals(new double[] {0.5 * 1 + 0.25 * 4 - 0.5 * 4, 0.5 * 2 - 0.25 * 8 + 0.5 * 8}, potentials);
        assertEquals(List.of(0.5, 0.25, -0.5, 0.75), strengths);
        assertEquals(4, engine.activity().spikes()[0]);
        assertArrayEquals(new long[] {6}, engine.activity().synapticEvents());
    }

    @Test
    void gradedSourcesTakePlainSpikesAsOnesAndPlainSourcesNoStrengths() {
        Circuit circuit = new Circuit()
                .neurons("in", 1, new SpikeSource(true))
                .neurons("n", 1, plain(10))
                .dense("in", "n", 0, 3);
        Engine engine = engine(circuit);
        engine.stimulate(Stimulus.of("in", at(1)));
        engine.stimulate(Stimulus.of("in", new SpikeBatch(new int[1], new double[] {2}, new double[] {2})));
        engine.advance(3, NEVER);
        assertEquals(9, potential(engine, 1));
        Engine plain = engine(oneNeuron(plain(10), 1));
        Stimulus graded = Stimulus.of("in", new SpikeBatch(new int[1], new double[1], new double[] {2}));
        assertThrows(IllegalArgumentException.class, () -> plain.stimulate(graded));
    }

    @Test
    void arrivalsAtTheDriveStayInSteps() {
        Circuit circuit = new Circuit()
                .neurons("in", 1, new SpikeSource(true))
                .neurons("n", 1, plain(1, TO_ZERO, 0.125, 2))
                .denseTo(IntegrateAndFire.DRIVE, "in", "n", 0, 0.5f);
        if (!timeBase().clocked()) {
            assertThrows(IllegalArgumentException.class, () -> engine(circuit));
            return;
        }
        Engine engine = engine(circuit);
        List<Circuit.Spike> spikes = record(engine);
        for (int repetition = 0; repetition < 2; repetition++) {
            spikes.clear();
            engine.reset();
            engine.stimulate(Stimulus.of("in", new SpikeBatch(new int[2], new double[] {1, 4}, new double[] {1, -1})));
            engine.advance(12, NEVER);
            // After steps 0, 1, 2: 0.125, 0.75, 1.375. Step 3 is refractory; from step 4 on 0.125 a step again.
            assertArrayEquals(new double[] {2, 11}, times(spikes, 1));
            assertEquals(0, potential(engine, 1));
        }
    }

    @Test
    void recordingCanBeStopped() {
        Engine engine = engine(oneNeuron(plain(1), 1));
        List<Circuit.Spike> spikes = record(engine);
        engine.stimulate(Stimulus.of("in", at(1, 2)));
        engine.advance(2, NEVER);
        engine.recordTo(null);
        engine.advance(3, NEVER);
        assertEquals(2, spikes.size());
        assertEquals(4, engine.activity().totalSpikes());
    }

    @Test
    void wrongInputIsRefusedAsAWhole() {
        Engine engine = engine(oneNeuron(plain(1), 1));
        engine.advance(3, NEVER);
        List<Stimulus> wrong = new ArrayList<>(List.of(
                Stimulus.of("inn", at(4)),
                Stimulus.of("n", at(4)),
                Stimulus.of("in", new SpikeBatch(new int[] {1}, new double[] {4})),
                Stimulus.of("in", at(2, 4)),
                new Stimulus(Map.of("in", at(4), "n", at(4)))));
        if (timeBase().clocked()) {
            wrong.add(Stimulus.of("in", at(4, 4.5)));
        }
        for (Stimulus stimulus : wrong) {
            assertThrows(IllegalArgumentException.class, () -> engine.stimulate(stimulus));
        }
        engine.advance(6, NEVER);
        assertEquals(0, engine.activity().totalSpikes());
        assertThrows(IllegalArgumentException.class, () -> engine.advance(5, NEVER));
        assertThrows(IllegalArgumentException.class, () -> engine.advance(Double.NaN, NEVER));
        assertThrows(IllegalArgumentException.class, () -> engine.advance(Double.POSITIVE_INFINITY, NEVER));
        assertThrows(IllegalArgumentException.class, () -> engine.advance(7, new StopRule.AfterSpikes("x", 1)));
    }
}
