package dev.ranvier.core.coding;

import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.Delays;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.SpikeSource;
import dev.ranvier.core.network.TimeBase;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Two output neurons that take one value each as their drive, so that every count can be done by hand. */
class EarlyDecisionTest {

    private static final int STEPS = 20;

    private static SpikingClassifier classifier(Decoder decoder, double threshold) {
        Network network = new Network(
                "two",
                TimeBase.clocked(0.5),
                List.of(
                        new Population("in", 2, new SpikeSource(true)),
                        new Population("out", 2, IntegrateAndFire.withThreshold(threshold))),
                List.of(new Projection(
                        "in",
                        "out",
                        new Connectivity.OneToOne(2, 2), // per ms, so the value itself per step of half a ms
                        new Delays.Fixed(0),
                        IntegrateAndFire.DRIVE)));
        return new SpikingClassifier(network, "in", "out", new DirectEncoder(), decoder, STEPS * 0.5, "rate");
    }

    private static SampleResults run(SpikingClassifier classifier, RunSettings settings, float... values) {
        return new SampleRunner(classifier, settings).run(1, i -> values);
    }

    private static RunSettings stopping(EarlyDecision rule) {
        return RunSettings.onThreads(1).stopping(rule);
    }

    @Test
    void aMarginOfCountsEndsTheSample() {
        SpikingClassifier counts = classifier(new CountDecoder(2, 0), 1);
        // 0.5 fires in steps 1, 3, 5 ...; 0.25 in 3, 7, ...: the lead is 2 first after step 5.
        SampleResults early = run(counts, stopping(new EarlyDecision.Margin(2)), 0.25f, 0.5f);
        assertEquals(List.of(new Decision(1, 0.5, 2.5)), early.decisions());
        assertArrayEquals(new long[] {2, 4}, early.activity().spikes());
        assertEquals(3, early.activity().durationMs());
        SampleResults whole = run(counts, RunSettings.onThreads(1), 0.25f, 0.5f);
        assertEquals(1, whole.labels()[0]);
        assertEquals(10 + 5 + 2, whole.activity().totalSpikes());
        SampleResults never = run(counts, stopping(new EarlyDecision.Margin(6)), 0.25f, 0.5f);
        assertEquals(whole.activity(), never.activity());
        assertEquals(whole.decisions(), never.decisions());
    }

    @Test
    void aMarginOfPotentialsEndsTheSample() {
        SpikingClassifier potentials = classifier(new PotentialDecoder(2), 1000);
        // Apart by 0.25 a step.
        SampleResults early = run(potentials, stopping(new EarlyDecision.Margin(1)), 0.5f, 0.25f);
        assertEquals(List.of(new Decision(0, 1, 1.5)), early.decisions());
        SampleResults whole = run(potentials, RunSettings.onThreads(1), 0.5f, 0.25f);
        assertEquals(List.of(new Decision(0, 1, 10)), whole.decisions());
    }

    @Test
    void stabilityCountsStepsInWhichOneLeadsAlone() {
        SpikingClassifier counts = classifier(new CountDecoder(2, 0), 1);
        // 0.75 fires in steps 1, 2, 3, 5, ...; 1 in every step: it leads alone from step 0 on.
        assertEquals(
                0,
                run(counts, stopping(new EarlyDecision.Stability(1)), 0.75f, 1)
                        .decisions()
                        .get(0)
                        .timeMs());
        assertEquals(
                1,
                run(counts, stopping(new EarlyDecision.Stability(3)), 0.75f, 1)
                        .decisions()
                        .get(0)
                        .timeMs());
        // Equal counts after every step are no lead, so this runs to its end.
        SampleResults equal = run(counts, stopping(new EarlyDecision.Stability(1)), 0.5f, 0.5f);
        assertEquals(STEPS * 0.5, equal.activity().durationMs());
        // 0.5 fires in 1, 3; 0.375 in 2 (1.125), 5 (1.25), 7: alone after 1, tie after 2, alone after 3 and 4, tie
        // after 5.
        SampleResults broken = run(counts, stopping(new EarlyDecision.Stability(2)), 0.5f, 0.375f);
        assertEquals(2, broken.decisions().get(0).timeMs());
    }

    @Test
    void checkpointsAfterTheDecisionKeepIt() {
        SpikingClassifier counts = classifier(new CountDecoder(2, 0), 1);
        RunSettings settings = stopping(new EarlyDecision.Margin(2)).withCheckpoints(List.of(1, 6, 7, 20));
        SampleResults early = run(counts, settings, 0.25f, 0.5f);
        assertArrayEquals(
                new int[] {1, 1, 1, 1},
                early.checkpointLabels().stream().mapToInt(labels -> labels[0]).toArray());
        assertEquals(3, early.activity().durationMs());
    }

    @Test
    void rulesThatDoNotFitAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new EarlyDecision.Margin(0));
        assertThrows(IllegalArgumentException.class, () -> new EarlyDecision.Stability(0));
        SpikingClassifier first = classifier(new FirstSpikeDecoder(), 1);
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> new SampleRunner(first, stopping(new EarlyDecision.Margin(1))))
                .getMessage();
        assertTrue(message.contains("Margin") && message.contains("FirstSpikeDecoder"), message);
    }
}
