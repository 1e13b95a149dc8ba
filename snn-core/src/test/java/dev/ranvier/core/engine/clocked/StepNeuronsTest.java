package dev.ranvier.core.engine.clocked;

import dev.ranvier.core.engine.Circuit;
import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.StopRule;
import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.io.CheckpointFile;
import dev.ranvier.core.network.FewSpike;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.MaxGate;
import dev.ranvier.core.network.NeuronModel;
import dev.ranvier.core.network.ProspectNeuron;
import dev.ranvier.core.network.RampNeuron;
import dev.ranvier.core.network.SelfCorrecting;
import dev.ranvier.core.network.SelfCorrecting.Correction;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.SpikeWeighting;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import dev.ranvier.core.network.WeightedIntegrateAndFire;
import dev.ranvier.core.random.RandomStream;
import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.core.spike.SpikeRecorder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static dev.ranvier.core.engine.Circuit.potential;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** The neurons that only live on steps, by hand and against each other in both engines. */
class StepNeuronsTest {

    private static final Values ZERO = Values.uniform(0);

    @TempDir
    private Path folder;

    private record Seen(int neuron, double timeMs, double strength) {}

    private static List<Seen> watch(Engine engine, int watched) {
        List<Seen> seen = new ArrayList<>();
        engine.recordTo(new SpikeRecorder() {
            @Override
            public void spike(int population, int neuron, double timeMs) {
                gradedSpike(population, neuron, timeMs, 1);
            }

            @Override
            public void gradedSpike(int population, int neuron, double timeMs, double strength) {
                if (population == watched) {
                    seen.add(new Seen(neuron, timeMs, strength));
                }
            }
        });
        return seen;
    }

    private static Stimulus graded(double strength) {
        return Stimulus.of("in", new SpikeBatch(new int[1], new double[1], new double[] {strength}));
    }

    /** One neuron, its input the strength of one spike at time 0; both engines. */
    private static List<Seen> run(NeuronModel model, int receptor, double strength, double untilMs) {
        CompiledNetwork network = new Circuit()
                .neurons("in", 1, new SpikeSource(true))
                .neurons("n", 1, model)
                .denseTo(receptor, "in", "n", 0, 1)
                .compile(TimeBase.clocked(1));
        Engine tick = new TickEngine(network);
        Engine event = new EventEngine(network);
        List<Seen> ticked = watch(tick, 1);
        List<Seen> happened = watch(event, 1);
        for (int repetition = 0; repetition < 2; repetition++) {
            ticked.clear();
            happened.clear();
            tick.run(graded(strength), untilMs);
            event.run(graded(strength), untilMs);
            assertEquals(ticked, happened);
            assertEquals(potential(tick, 1), potential(event, 1));
        }
        return ticked;
    }

    @Test
    void fewSpikesWriteABinaryNumber() {
        FewSpike neuron = FewSpike.binary(3, 4, Values.uniform(0.25));
        // 0.25 + 0.46875 = 0.71875 = 0.10111 in binary; four places are said.
        assertEquals(
                List.of(new Seen(0, 3, 0.5), new Seen(0, 5, 0.125), new Seen(0, 6, 0.0625)),
                run(neuron, 0, 0.46875, 20));
        assertEquals(List.of(), run(neuron, 0, -1, 20));
        assertEquals(4, run(neuron, 0, 5, 20).size(), "clipped to 15/16");
    }

    @Test
    void anExponentialKernelSaysTheValueByTheTimeOfOneSpike() {
        FewSpike neuron = FewSpike.exponential(2, 8, 2, 1, ZERO);
        // exp(-(t - 1) / 2): 1.649, 1, 0.607, 0.368 ...: 0.5 is reached at t = 3.
        List<Seen> seen = run(neuron, 0, 0.5, 20);
        assertEquals(List.of(new Seen(0, 5, Math.exp(-1))), seen);
        assertEquals(2, run(neuron, 0, 7, 20).get(0).timeMs());
        assertEquals(List.of(), run(neuron, 0, 0.01, 20), "below the last value of the kernel");
    }

    @Test
    void phasesHalveAndComeAgain() {
        WeightedIntegrateAndFire neuron = new WeightedIntegrateAndFire(
                Values.uniform(2), new SpikeWeighting.Phase(3), ZERO, Values.uniform(0.25));
        // V: 0.25 + 1 = 1.25 >= 1 -> 0.25; 0.5 < 0.5? no, reached -> 0; 0.25 -> 0; then 0.25, 0.5, 0.25, 0.25, 0.5 ...
        List<Seen> seen = run(neuron, 0, 1, 6);
        assertEquals(
                List.of(
                        new Seen(0, 0, 0.5),
                        new Seen(0, 1, 0.25),
                        new Seen(0, 2, 0.125),
                        new Seen(0, 4, 0.25),
                        new Seen(0, 5, 0.125)),
                seen);
    }

    @Test
    void burstsDoubleWhileTheyLast() {
        WeightedIntegrateAndFire neuron =
                new WeightedIntegrateAndFire(Values.uniform(1), new SpikeWeighting.Burst(2), ZERO, ZERO);
        // 8.5: 1, 2, 4 taken off; 1.5 is below 8, so g is 1 again after a pause; then 1, and 0.5 is left.
        assertEquals(
                List.of(new Seen(0, 0, 1), new Seen(0, 1, 2), new Seen(0, 2, 4), new Seen(0, 4, 1)),
                run(neuron, 0, 8.5, 12));
        // With a limit of 2: 1, 2, 2, 2 and then 1.5 is left for a spike after a pause.
        WeightedIntegrateAndFire limited =
                new WeightedIntegrateAndFire(Values.uniform(1), new SpikeWeighting.Burst(2, 2), ZERO, ZERO);
        assertEquals(
                List.of(new Seen(0, 0, 1), new Seen(0, 1, 2), new Seen(0, 2, 2), new Seen(0, 3, 2), new Seen(0, 5, 1)),
                run(limited, 0, 8.5, 12));
        // The drive of 0.75 a step: V 0.75, 1.5 -> 0.5, 1.25 is below 2, then 2 -> 1.
        assertEquals(List.of(new Seen(0, 1, 1), new Seen(0, 3, 1)), run(neuron, IntegrateAndFire.DRIVE, 0.75, 4));
    }

    @Test
    void whoFiredTooOftenInTheTrialIsForbiddenOrStartsLower() {
        for (Correction correction : Correction.values()) {
            SelfCorrecting neuron =
                    new SelfCorrecting(Values.uniform(1), Values.uniform(0.5), ZERO, 2, 1, 0, correction);
            CompiledNetwork network = new Circuit()
                    .neurons("in", 1, new SpikeSource(true))
                    .neurons("n", 1, neuron)
                    .dense("in", "n", 0, 1)
                    .compile(TimeBase.clocked(1));
            // Trial: 0.5 + 1 fires, then 0.5 - 1 = -0.5 is left. Run: the same input.
            double[] timesMs = {0, 1, 2, 3};
            SpikeBatch input = new SpikeBatch(new int[4], timesMs, new double[] {1, -1, 1, -1});
            Engine engine = new TickEngine(network);
            List<Seen> seen = watch(engine, 1);
            engine.run(Stimulus.of("in", input), 4);
            List<Seen> both = List.of(new Seen(0, 0, 1), new Seen(0, 2, 1));
            assertEquals(correction == Correction.NONE ? both : both.subList(0, 1), seen, correction.name());
            double left = correction == Correction.FORBID ? 0.5 : -0.5;
            assertEquals(left, potential(engine, 1), correction.name());
        }
    }

    @Test
    void whoFiredTooSeldomStartsHigherAndTheDriveStays() {
        SelfCorrecting shifted =
                new SelfCorrecting(Values.uniform(1), Values.uniform(0.5), ZERO, 2, 2, 1, Correction.SHIFT);
        // 1.5 a step: 2 -> 1, 2.5 -> 1.5 is left: one spike a step, at or above the threshold at the end. After round 1
        // the start is 1.5, so the run proper has 3 -> 2, 3.5 -> 2.5.
        CompiledNetwork network = new Circuit()
                .neurons("in", 1, new SpikeSource(true))
                .neurons("n", 1, shifted)
                .denseTo(IntegrateAndFire.DRIVE, "in", "n", 0, 1)
                .compile(TimeBase.clocked(1));
        for (Engine engine : List.of(new TickEngine(network), new EventEngine(network))) {
            engine.run(graded(1.5), 2);
            assertEquals(1.5, potential(engine, 1));
            engine.advance(4, new StopRule.Never());
            assertEquals(1.5, potential(engine, 1));
            engine.advance(6, new StopRule.Never());
            assertEquals(2.5, potential(engine, 1));
        }
    }

    @Test
    void rampsAddUpWhatHasPassedSinceEachSpikeAndFireOnce() {
        RampNeuron neuron = new RampNeuron(Values.uniform(2), Values.uniform(0.25));
        // Slope 0.75 from step 0 on, bias included: 0.75, 1.5, 2.25.
        assertEquals(List.of(new Seen(0, 2, 1)), run(neuron, RampNeuron.SLOPE, 0.5, 30));
        assertEquals(List.of(), run(neuron, RampNeuron.SLOPE, 0, 30), "the bias waits for input");
        assertEquals(List.of(), run(neuron, RampNeuron.SLOPE, -0.5, 30));
    }

    @Test
    void whatIsExpectedRaisesTheThresholdUntilItHasCome() {
        // a fires at step 3 (0.5 a step, threshold 2). It is expected from step 0 on; b waits for it though it has
        // drive 1.
        CompiledNetwork network = new Circuit()
                .neurons("in", 1, new SpikeSource(true))
                .neurons("a", 1, new RampNeuron(Values.uniform(2), ZERO))
                .neurons("a expected", 1, new ProspectNeuron(ZERO))
                .neurons("b", 1, new RampNeuron(Values.uniform(2), ZERO))
                .dense("in", "a", 0, 0.5f)
                .dense("in", "a expected", 0, 0.5f)
                .denseTo(ProspectNeuron.FIRED, "a", "a expected", 0, 1)
                .dense("in", "b", 0, 1)
                .dense("a", "b", 0, -0.5f)
                .denseTo(RampNeuron.MISSING, "a expected", "b", 0, 5)
                .compile(TimeBase.clocked(1));
        for (Engine engine : List.of(new TickEngine(network), new EventEngine(network))) {
            List<Seen> expectations = watch(engine, 2);
            engine.run(graded(1), 20);
            assertEquals(List.of(new Seen(0, 0, 1), new Seen(0, 3, -1)), expectations);
            List<Seen> b = watch(engine, 3);
            engine.run(graded(1), 20);
            // 1, 2, 3, then 3.5 with the slope 0.5 and the threshold back at 2; without the wait it would be step 1.
            assertEquals(List.of(new Seen(0, 3, 1)), b);
            assertEquals(3.5, potential(engine, 3));
        }
    }

    /** Every kind, in chains of several parts, spike for spike in both engines. */
    @Test
    void bothEnginesAgree() {
        long spikes = 0;
        for (long seed = 0; seed < 60; seed++) {
            RandomStream random = new RandomStream(seed);
            Circuit circuit = new Circuit()
                    .neurons("in", 4, new SpikeSource(true))
                    .neurons("a", 70, model(random))
                    .neurons("b", 70, model(random))
                    .neurons("out", 3, Circuit.plain(1))
                    .dense("in", "a", 0, normals(random, 280))
                    .dense("a", "b", random.nextInt(2), normals(random, 4900))
                    .oneToOne("a", "b", 0, 0.5f)
                    .dense("b", "out", 1, normals(random, 210));
            double[] strengths = random(random, 20);
            double[] timesMs = new double[20];
            int[] neurons = new int[20];
            for (int i = 0; i < 20; i++) {
                timesMs[i] = i / 3;
                neurons[i] = random.nextInt(4);
            }
            Stimulus stimulus = Stimulus.of("in", new SpikeBatch(neurons, timesMs, strengths));
            Engine tick = new TickEngine(circuit.compile(TimeBase.clocked(1)));
            Engine parts = new TickEngine(CompiledNetwork.of(circuit.build(TimeBase.clocked(1)), 2));
            Engine event = new EventEngine(circuit.compile(TimeBase.clocked(1)));
            List<List<Seen>> expected = List.of(watchAll(tick), watchAll(parts), watchAll(event));
            for (Engine engine : List.of(tick, parts, event)) {
                engine.run(stimulus, 30);
                assertEquals(tick.activity(), engine.activity(), "seed " + seed);
            }
            assertEquals(expected.get(0), expected.get(1), "seed " + seed);
            assertEquals(expected.get(0), expected.get(2), "seed " + seed);
            for (int population = 1; population < 4; population++) {
                double[] ticked = new double[70];
                double[] happened = new double[70];
                tick.potentials(population, ticked);
                event.potentials(population, happened);
                assertArrayEquals(ticked, happened, "seed " + seed);
            }
            spikes += tick.activity().totalSpikes();
        }
        assertTrue(spikes > 10_000, "too quiet: " + spikes);
    }

    /** What is restored in the middle goes on as what was never stopped, whatever the kind. */
    @Test
    void checkpointsHoldAllOfTheirState() throws IOException {
        Path file = folder.resolve("run.checkpoint");
        for (int kind = 0; kind < 7; kind++) {
            for (int atMs : new int[] {2, 4, 7}) {
                RandomStream random = new RandomStream(100 + kind);
                CompiledNetwork network = new Circuit()
                        .neurons("in", 4, new SpikeSource(true))
                        .neurons("a", 70, model(random, kind))
                        .neurons("gate", 70, new MaxGate(true, 3, 2))
                        .neurons("out", 2, Circuit.plain(1))
                        .dense("in", "a", 0, normals(random, 280))
                        .oneToOne("a", "gate", 0, 1)
                        .dense("gate", "out", 1, normals(random, 140))
                        .denseTo(IntegrateAndFire.DRIVE, "in", "out", 0, normals(random, 8))
                        .compile(TimeBase.clocked(1));
                int[] neurons = {0, 1, 2, 3, 0, 2};
                SpikeBatch input = new SpikeBatch(neurons, new double[] {0, 0, 1, 2, 5, 8}, random(random, 6));
                for (int i = 0; i < 2; i++) {
                    Engine whole = i == 0 ? new TickEngine(network) : new EventEngine(network);
                    Engine resumed = i == 0 ? new TickEngine(network) : new EventEngine(network);
                    whole.stimulate(Stimulus.of("in", input));
                    whole.advance(atMs, new StopRule.Never());
                    CheckpointFile.write(whole, file);
                    CheckpointFile.restore(resumed, file);
                    List<Seen> expected = watchAll(whole);
                    List<Seen> given = watchAll(resumed);
                    whole.advance(25, new StopRule.Never());
                    resumed.advance(25, new StopRule.Never());
                    assertEquals(expected, given, "kind " + kind + " at " + atMs);
                    assertEquals(whole.activity(), resumed.activity(), "kind " + kind + " at " + atMs);
                    assertEquals(potential(whole, 3), potential(resumed, 3), "kind " + kind + " at " + atMs);
                }
            }
        }
    }

    @Test
    void theyNeedStepsAndTakeNoChangingSynapses() {
        Circuit circuit = new Circuit().source("in", 1).neurons("n", 1, FewSpike.binary(0, 2, ZERO));
        assertThrows(IllegalArgumentException.class, () -> circuit.build(TimeBase.continuous()));
        Circuit between = new Circuit().source("in", 1).neurons("n", 1, FewSpike.binary(0.5, 2, ZERO));
        String message = assertThrows(IllegalArgumentException.class, () -> between.build(TimeBase.clocked(1)))
                .getMessage();
        assertTrue(message.contains("0.5 ms") && message.contains("whole number of steps"), message);
        assertThrows(IllegalArgumentException.class, () -> new SpikeWeighting.Phase(0));
        assertThrows(IllegalArgumentException.class, () -> new SpikeWeighting.Burst(1));
        assertThrows(IllegalArgumentException.class, () -> new SpikeWeighting.Burst(2, 0.5));
        assertThrows(
                IllegalArgumentException.class,
                () -> new FewSpike(0, List.of(1.0), List.of(1.0), List.of(), false, ZERO));
        assertThrows(
                IllegalArgumentException.class,
                () -> new SelfCorrecting(Values.uniform(1), ZERO, ZERO, 4, 2, 2, Correction.SHIFT));
    }

    private static List<Seen> watchAll(Engine engine) {
        List<Seen> seen = new ArrayList<>();
        engine.recordTo(new SpikeRecorder() {
            @Override
            public void spike(int population, int neuron, double timeMs) {
                seen.add(new Seen(1000 * population + neuron, timeMs, 1));
            }

            @Override
            public void gradedSpike(int population, int neuron, double timeMs, double strength) {
                seen.add(new Seen(1000 * population + neuron, timeMs, strength));
            }
        });
        return seen;
    }

    private static NeuronModel model(RandomStream random) {
        return model(random, random.nextInt(7));
    }

    private static NeuronModel model(RandomStream random, int kind) {
        Values initial = Values.of(random(random, 70));
        return switch (kind) {
            case 4 -> new RampNeuron(Values.uniform(2), Values.uniform(0.1));
            case 5 -> new ProspectNeuron(Values.uniform(0.1));
            case 0 -> FewSpike.binary(random.nextInt(6), 5, initial);
            case 1 -> FewSpike.exponential(random.nextInt(6), 6, 2, 1, initial);
            case 2 -> new WeightedIntegrateAndFire(Values.uniform(0.7), new SpikeWeighting.Phase(4), initial, ZERO);
            case 3 ->
                new WeightedIntegrateAndFire(
                        Values.uniform(0.3), new SpikeWeighting.Burst(1.5), initial, Values.uniform(0.05));
            default ->
                new SelfCorrecting(
                        Values.uniform(0.8), initial, Values.uniform(0.1), 3, 2, random.nextInt(2), Correction.SHIFT);
        };
    }

    private static double[] random(RandomStream random, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextGaussian();
        }
        return values;
    }

    private static float[] normals(RandomStream random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (0.3 * random.nextGaussian());
        }
        return values;
    }
}
