package dev.ranvier.examples.benchmark;

import dev.ranvier.core.engine.tick.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/**
 * The benchmark networks do what the published ones do: their rates, measured with other simulators on the same parameters
 * (Brian 2.5.1 and an independent program in C).
 */
class BenchmarkNetworksTest {

    private static BenchmarkResult run(BenchmarkName name, boolean event, Precision precision, double seconds) {
        return BenchmarkRun.once(new BenchmarkSettings(name, 0, event, precision, 1, seconds, 1));
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void cubaFiresAtFiveHertz(Precision precision) {
        BenchmarkResult result = run(BenchmarkName.cuba, false, precision, 1);
        assertEquals(5.4, result.meanRateHz(), 0.3);
        assertEquals(1.73e6, result.synapticEvents(), 0.15e6);
    }

    @Test
    void cubaFiresAsOftenWhenItIsExact() {
        assertEquals(5.4, run(BenchmarkName.cuba, true, Precision.DOUBLE, 1).meanRateHz(), 0.3);
    }

    /** Pairs drawn with p = 0.02: 18 to 21 Hz after the start, which is livelier. */
    @Test
    void cobaFiresAtTwentyHertz() {
        double rate = run(BenchmarkName.coba, false, Precision.SINGLE, 1).meanRateHz();
        assertTrue(rate > 16 && rate < 23, "COBA at " + rate + " Hz");
    }

    @Test
    void brunelIsAsynchronousAtThirtySevenHertz() {
        assertEquals(
                37.6, run(BenchmarkName.brunel, false, Precision.SINGLE, 0.5).meanRateHz(), 1);
    }

    @Test
    void layersFireAsTheirInputDrivesThem() {
        BenchmarkResult result = run(BenchmarkName.feedforward, false, Precision.SINGLE, 0);
        double[] expected = {19.9, 25.1, 20.6};
        for (int layer = 0; layer < 3; layer++) {
            assertEquals(expected[layer], result.populations().get(layer).rateHz(), 1, "layer " + layer);
        }
        assertEquals(19.3e6, result.synapticEvents() / 20.0, 1e6);
    }

    /** Total and some of the numbers that the formula gives (Potjans and Diesmann 2014, with log1p). */
    @Test
    void theMicrocircuitHasItsSynapses() {
        assertEquals(298_880_970, CorticalMicrocircuit.full().network().synapses());
        assertEquals(77_169, CorticalMicrocircuit.full().network().neurons());
        assertEquals(45_499_806, CorticalMicrocircuit.synapses(0, 0));
        assertEquals(7_003, CorticalMicrocircuit.synapses(5, 2));
        assertEquals(1_354_320, CorticalMicrocircuit.synapses(7, 7));
    }
}
