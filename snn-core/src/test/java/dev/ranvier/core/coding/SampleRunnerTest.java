package dev.ranvier.core.coding;

import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.ConstantSlope;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.network.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SampleRunnerTest {

    private static final int SAMPLES = 60;
    private static final int INPUTS = 6;
    private static final int CLASSES = 3;

    /** Two inputs for each class, so that the class with the brightest inputs wins. */
    private static Network network(TimeBase timeBase) {
        float[] weights = new float[INPUTS * CLASSES];
        for (int input = 0; input < INPUTS; input++) {
            weights[input * CLASSES + input % CLASSES] = 0.5f;
        }
        boolean clocked = timeBase.clocked();
        return new Network(
                "votes",
                timeBase,
                List.of(
                        new Population("in", INPUTS, new SpikeSource()),
                        new Population(
                                "out",
                                CLASSES,
                                clocked
                                        ? IntegrateAndFire.withThreshold(1)
                                        : new ConstantSlope(4, 4, 8, Values.uniform(1), Values.uniform(0)))),
                List.of(new Projection("in", "out", new Connectivity.Dense(INPUTS, CLASSES, weights), 0)));
    }

    private static SpikingClassifier rate() {
        return new SpikingClassifier(
                network(TimeBase.clocked(0.1)),
                "in",
                "out",
                new RegularRateEncoder(40, 0.1),
                new CountDecoder(CLASSES, 0),
                4,
                "rate");
    }

    private static SpikingClassifier ttfs() {
        return new SpikingClassifier(
                network(TimeBase.continuous()),
                "in",
                "out",
                new LatencyEncoder(4),
                new FirstSpikeDecoder(),
                8.1,
                "ttfs");
    }

    private static float[] sample(int index) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(index);
        float[] values = new float[INPUTS];
        for (int i = 0; i < INPUTS; i++) {
            values[i] = random.nextFloat();
        }
        return values;
    }

    private static int truth(int index) {
        float[] values = sample(index);
        double[] sums = new double[CLASSES];
        IntStream.range(0, INPUTS).forEach(i -> sums[i % CLASSES] += values[i]);
        return Ranking.largest(sums);
    }

    @Test
    void everySampleIsAnswered() {
        SampleResults rate = new SampleRunner(rate(), RunSettings.onThreads(1)).run(SAMPLES, SampleRunnerTest::sample);
        assertTrue(rate.accuracy(SampleRunnerTest::truth) > 0.9, "" + rate.accuracy(SampleRunnerTest::truth));
        assertEquals(SAMPLES, rate.activity().samples());
        assertEquals(4.0 * SAMPLES, rate.activity().durationMs(), 1e-9);
        assertEquals(rate.activity().spikes()[0] * CLASSES, rate.activity().synapticEvents()[0]);

        SampleResults ttfs = new SampleRunner(ttfs(), RunSettings.onThreads(1)).run(SAMPLES, SampleRunnerTest::sample);
        assertEquals(1, ttfs.accuracy(SampleRunnerTest::truth), "first spikes are exact");
        assertEquals(1, ttfs.maxSpikesPerNeuron());
        assertTrue(rate.maxSpikesPerNeuron() > 10);
        // V = (x + x') / 2 at 4 ms; the winner fires at 8 - 4 V.
        float[] values = sample(7);
        int label = truth(7);
        double expected = 8 - 2 * ((double) values[label] + values[label + CLASSES]);
        assertEquals(label, ttfs.labels()[7]);
        assertEquals(expected, ttfs.decisions().get(7).timeMs(), 1e-6);
        double mean = ttfs.decisions().stream().mapToDouble(Decision::timeMs).sum() / SAMPLES;
        assertEquals(mean, ttfs.meanDecisionTimeMs(), 1e-12);
    }

    @Test
    void theNumberOfThreadsChangesNothing() {
        RunSettings one = RunSettings.onThreads(1);
        for (SpikingClassifier classifier : List.of(rate(), ttfs())) {
            SampleResults expected = new SampleRunner(classifier, one).run(SAMPLES, SampleRunnerTest::sample);
            for (int threads : new int[] {2, 3, 100}) {
                SampleResults given = new SampleRunner(classifier, RunSettings.onThreads(threads))
                        .run(SAMPLES, SampleRunnerTest::sample);
                assertEquals(expected, given);
                assertEquals(expected.hashCode(), given.hashCode());
            }
        }
        SampleResults stopped =
                new SampleRunner(ttfs(), one.stoppingAtFirstSpike()).run(SAMPLES, SampleRunnerTest::sample);
        assertEquals(
                stopped,
                new SampleRunner(ttfs(), RunSettings.onThreads(2).stoppingAtFirstSpike())
                        .run(SAMPLES, SampleRunnerTest::sample));
    }

    @Test
    void stoppingAtTheFirstSpikeKeepsLabelsAndTimesAndSavesActivity() {
        SampleResults whole = new SampleRunner(ttfs(), RunSettings.onThreads(1)).run(SAMPLES, SampleRunnerTest::sample);
        SampleResults stopped = new SampleRunner(
                        ttfs(), RunSettings.onThreads(1).stoppingAtFirstSpike())
                .run(SAMPLES, SampleRunnerTest::sample);
        assertArrayEquals(whole.labels(), stopped.labels());
        assertEquals(whole.meanDecisionTimeMs(), stopped.meanDecisionTimeMs());
        assertEquals(SAMPLES, stopped.activity().spikes()[1]);
        assertTrue(whole.activity().spikes()[1] > SAMPLES);
        assertEquals(stopped.meanDecisionTimeMs() * SAMPLES, stopped.activity().durationMs(), 1e-9);
        assertNotEquals(whole, stopped);
    }

    @Test
    void checkpointsAreTheLabelsOfShorterRuns() {
        List<Integer> steps = List.of(1, 3, 7, 20, 40);
        SampleResults curve = new SampleRunner(rate(), RunSettings.onThreads(2).withCheckpoints(steps))
                .run(SAMPLES, SampleRunnerTest::sample);
        for (int i = 0; i < steps.size(); i++) {
            SpikingClassifier whole = rate();
            SpikingClassifier shorter = new SpikingClassifier(
                    whole.network(),
                    whole.input(),
                    whole.output(),
                    whole.encoder(),
                    whole.decoder(),
                    steps.get(i) * 0.1,
                    whole.coding());
            SampleResults expected =
                    new SampleRunner(shorter, RunSettings.onThreads(1)).run(SAMPLES, SampleRunnerTest::sample);
            assertArrayEquals(expected.labels(), curve.checkpointLabels().get(i), "after " + steps.get(i));
            assertEquals(expected.accuracy(SampleRunnerTest::truth), curve.accuracyAt(i, SampleRunnerTest::truth));
        }
        assertArrayEquals(curve.labels(), curve.checkpointLabels().get(4));
        assertTrue(curve.accuracyAt(0, SampleRunnerTest::truth) < curve.accuracyAt(4, SampleRunnerTest::truth));
        SampleResults without =
                new SampleRunner(rate(), RunSettings.onThreads(1)).run(SAMPLES, SampleRunnerTest::sample);
        assertEquals(without.decisions(), curve.decisions());
        assertEquals(without.activity(), curve.activity());
    }

    @Test
    void progressCountsToTheNumberOfSamples() {
        List<Integer> seen = new ArrayList<>();
        new SampleRunner(ttfs(), RunSettings.onThreads(2)).run(20, SampleRunnerTest::sample, seen::add);
        assertEquals(IntStream.rangeClosed(1, 20).boxed().toList(), seen);
    }

    @Test
    void aBadSampleIsNamed() {
        for (int threads : new int[] {1, 2}) {
            SampleRunner runner = new SampleRunner(ttfs(), RunSettings.onThreads(threads));
            String message = assertThrows(
                            IllegalArgumentException.class,
                            () -> runner.run(SAMPLES, i -> i == 9 ? new float[] {255} : sample(i)))
                    .getMessage();
            assertTrue(message.startsWith("sample 9: value 0 is 255.0"), message);
        }
        SampleRunner runner = new SampleRunner(ttfs(), RunSettings.onThreads(1));
        String message = assertThrows(
                        IllegalArgumentException.class, () -> runner.run(1, i -> new float[] {0, 0, 0, 0, 0, 0, 1}))
                .getMessage();
        assertTrue(message.startsWith("sample 0: ") && message.contains("neuron 6, allowed 0..5"), message);
        assertThrows(
                IllegalStateException.class,
                () -> runner.run(1, i -> {
                    throw new IllegalStateException("ours");
                }));
    }

    @Test
    void settingsThatDoNotFitAreRefused() {
        RunSettings one = RunSettings.onThreads(1);
        assertThrows(IllegalArgumentException.class, () -> RunSettings.onThreads(0));
        assertThrows(IllegalArgumentException.class, () -> one.withCheckpoints(List.of(0)));
        assertThrows(IllegalArgumentException.class, () -> one.withCheckpoints(List.of(3, 3)));
        assertThrows(IllegalArgumentException.class, () -> new SampleRunner(rate(), one.stoppingAtFirstSpike()));
        assertThrows(IllegalArgumentException.class, () -> new SampleRunner(ttfs(), one.withCheckpoints(List.of(1))));
        assertThrows(IllegalArgumentException.class, () -> new SampleRunner(rate(), one.withCheckpoints(List.of(41))));
        assertThrows(
                IllegalArgumentException.class, () -> new SampleRunner(rate(), one).run(0, SampleRunnerTest::sample));
    }
}
