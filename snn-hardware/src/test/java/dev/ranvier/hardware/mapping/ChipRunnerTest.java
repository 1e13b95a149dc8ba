package dev.ranvier.hardware.mapping;

import dev.ranvier.core.coding.CountDecoder;
import dev.ranvier.core.coding.LatencyEncoder;
import dev.ranvier.core.coding.RegularRateEncoder;
import dev.ranvier.core.coding.RunSettings;
import dev.ranvier.core.coding.SampleResults;
import dev.ranvier.core.coding.SampleRunner;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Projection;
import dev.ranvier.hardware.chip.ChipActivity;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ChipRunnerTest {

    private static final int SAMPLES = 40;

    private final float[][] samples = samples();

    @Test
    void answersAreThoseOfTheTickEngine() {
        SpikingClassifier classifier = classifier(1);
        SampleResults expected = new SampleRunner(classifier, RunSettings.onThreads(1)).run(SAMPLES, i -> samples[i]);
        ChipResults found = run(classifier, 2);
        assertEquals(expected.decisions(), found.decisions());
        assertTrue(found.decisions().stream().distinct().count() > 2, "all answers are alike");
        assertEquals(7, found.ticksPerSample());
        assertEquals(7L * SAMPLES, found.activity().ticks());
        assertEquals(
                expected.activity().spikes()[1] + expected.activity().spikes()[2],
                found.activity().spikes());
        assertEquals(expected.activity().totalUpdates(), found.activity().neuronUpdates() + sourceUpdates(expected));
    }

    @Test
    void threadsChangeNothing() {
        SpikingClassifier classifier = classifier(1);
        ChipResults one = run(classifier, 1);
        assertEquals(one, run(classifier, 3));
        assertEquals(one, run(classifier, 100));
    }

    @Test
    void oneWeightChangesCountsOrAnswers() {
        assertNotEquals(run(classifier(1), 1), run(classifier(2), 1));
    }

    @Test
    void countsByHand() {
        // one input to one neuron to the output; value 1 fires in each of 3 ticks
        Network network = Nets.network(
                List.of(Nets.source("in", 2), Nets.memoryless("out", 2)),
                new Projection("in", "out", new Connectivity.OneToOne(2, 1), 0));
        SpikingClassifier classifier = new SpikingClassifier(
                network, "in", "out", new RegularRateEncoder(3, 1), new CountDecoder(2, 0), 3, "rate");
        MappedNetwork mapped = Mapper.trueNorth(1).map(network, "out");
        AtomicInteger progress = new AtomicInteger();
        ChipResults results = new ChipRunner(classifier, mapped, 1).run(2, i -> new float[] {1 - i, i}, progress::set);
        // the core is at (0, 0), the port one hop west
        assertEquals(new ChipActivity(1, 6, 12, 6, 6, 0, 6, 6, 6, 1536, 0), results.activity());
        assertEquals(1.0, results.accuracy(i -> i));
        assertEquals(0.5, results.accuracy(i -> 0));
        assertEquals(0, results.meanDecisionTimeMs());
        assertEquals(2, progress.get());
    }

    @Test
    void badInputNamesTheSample() {
        SpikingClassifier classifier = classifier(1);
        MappedNetwork mapped = Mapper.trueNorth(1).map(classifier.network(), "out");
        ChipRunner runner = new ChipRunner(classifier, mapped, 2);
        assertMessage("sample 3", () -> runner.run(5, i -> new float[] {i == 3 ? 2 : 1}));
        float[] tooMany = new float[21];
        Arrays.fill(tooMany, 1);
        assertMessage("sample 0", () -> runner.run(1, i -> tooMany));
        assertMessage("at least 1 sample", () -> runner.run(0, i -> tooMany));
        assertMessage("at least 1 thread", () -> new ChipRunner(classifier, mapped, 0));
        SpikingClassifier hidden = new SpikingClassifier(
                classifier.network(), "in", "hidden", classifier.encoder(), classifier.decoder(), 7, "rate");
        assertMessage("puts out population out", () -> new ChipRunner(hidden, mapped, 1));
        SpikingClassifier between = new SpikingClassifier(
                classifier.network(), "in", "out", new LatencyEncoder(0.5), classifier.decoder(), 7, "latency");
        assertMessage("between ticks", () -> new ChipRunner(between, mapped, 1).run(1, i -> new float[] {0.3f}));
    }

    private ChipResults run(SpikingClassifier classifier, int threads) {
        MappedNetwork mapped = Mapper.trueNorth(1).map(classifier.network(), classifier.output());
        return new ChipRunner(classifier, mapped, threads).run(SAMPLES, i -> samples[i]);
    }

    private static long sourceUpdates(SampleResults results) {
        return results.activity().updates()[0];
    }

    /** 2 blocks of 10 inputs and 8 neurons with signs by input, then all hidden neurons to 4 outputs. */
    private static SpikingClassifier classifier(float oneWeight) {
        float[][] second = new float[16][4];
        for (int i = 0; i < 16; i++) {
            for (int j = 0; j < 4; j++) {
                second[i][j] = (i + j) % 3 == 0 ? 0 : i % 2 == 0 ? 3 : -2;
            }
        }
        second[2][0] = oneWeight;
        Network network = Nets.network(
                List.of(Nets.source("in", 20), Nets.counting("hidden", 16, 2), Nets.counting("out", 4, 3)),
                new Projection("in", "hidden", Nets.blocks(2, 10, 8), 0),
                Nets.dense("hidden", "out", second, 1));
        return new SpikingClassifier(
                network, "in", "out", new RegularRateEncoder(5, 1), new CountDecoder(4, 0), 7, "rate");
    }

    private static float[][] samples() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(11);
        float[][] samples = new float[SAMPLES][20];
        for (float[] sample : samples) {
            for (int i = 0; i < sample.length; i++) {
                sample[i] = random.nextFloat();
            }
        }
        return samples;
    }

    private static void assertMessage(String part, Runnable slip) {
        String message = assertThrows(IllegalArgumentException.class, slip::run).getMessage();
        assertTrue(message.contains(part), "'" + message + "' should contain '" + part + "'");
    }
}
