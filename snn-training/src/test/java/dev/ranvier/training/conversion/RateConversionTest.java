package dev.ranvier.training.conversion;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.coding.CountDecoder;
import dev.ranvier.core.coding.RegularRateEncoder;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.network.ResetRule;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.spike.SpikeLog;
import dev.ranvier.training.compress.DenseChain;
import dev.ranvier.training.data.LabelledImages;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RateConversionTest {

    private static final RateSettings UP_TO_LARGEST =
            new RateSettings(100, false, 4, 0.5, RateSettings.Input.REGULAR, RateSettings.Reading.SPIKES);

    @Test
    void normalisesEachLayerByItsLargestValue() {
        // Scales by hand: input 1, hidden max(2, 3) = 3, output max(6.5, 2.5) = 6.5.
        SpikingClassifier spiking = convert(TinyNetworks.BY_HAND, TinyNetworks.BY_HAND_IMAGES, UP_TO_LARGEST);
        assertArrayEquals(new float[] {2 / 3f, 0, 0, 4 / 3f}, weights(spiking, 0), 1e-7f);
        assertArrayEquals(new float[] {9 / 6.5f, 0, 0, 3 / 6.5f}, weights(spiking, 1), 1e-7f);
        assertArrayEquals(new double[] {0, -1 / 3.0}, drives(spiking, "hidden"), 1e-12);
        assertArrayEquals(new double[] {0.5 / 6.5, -0.5 / 6.5}, drives(spiking, "output"), 1e-12);
    }

    @Test
    void setsThresholdResetStepAndCodes() {
        SpikingClassifier spiking = convert(TinyNetworks.BY_HAND, TinyNetworks.BY_HAND_IMAGES, UP_TO_LARGEST);
        IntegrateAndFire hidden = neurons(spiking, "hidden");
        assertEquals(1, hidden.threshold().min());
        assertEquals(1, hidden.threshold().max());
        assertEquals(new ResetRule.BySubtraction(), hidden.reset());
        assertEquals(0.5, hidden.initialPotential().at(1));
        assertEquals(TimeBase.clocked(1), spiking.network().timeBase());
        assertEquals(0, spiking.network().projections().get(0).delayMs());
        assertEquals(new RegularRateEncoder(4, 1), spiking.encoder());
        assertEquals(new CountDecoder(2, 0), spiking.decoder());
        assertEquals(4, spiking.durationMs());
        assertEquals("input", spiking.input());
        assertEquals("output", spiking.output());
        assertEquals("rate", spiking.coding());
    }

    @Test
    void spikesAsByHand() {
        // Image (1, 0): hidden 0 starts at 1/2 and gains 2/3 a step: 7/6, 5/6, 3/2, 7/6 with a spike taken off each
        // time it
        // reaches 1: steps 0, 2, 3. Hidden 1 only loses. Output 0 gains 9/6.5 with each of those spikes and 1/13 a
        // step:
        // 1.96, 1.04, 1.50, 1.96: a spike in each step. Output 1 only loses.
        SpikingClassifier spiking = convert(TinyNetworks.BY_HAND, TinyNetworks.BY_HAND_IMAGES, UP_TO_LARGEST);
        SpikeLog log = run(spiking, TinyNetworks.BY_HAND_IMAGES.sample(0));
        assertArrayEquals(new double[] {0, 2, 3}, log.spikes(1).timesMs());
        assertArrayEquals(new int[] {0, 0, 0}, log.spikes(1).neurons());
        assertArrayEquals(new double[] {0, 1, 2, 3}, log.spikes(2).timesMs());
        assertArrayEquals(new int[] {0, 0, 0, 0}, log.spikes(2).neurons());
    }

    @Test
    void percentileSetsTheScale() {
        LayerGraph graph = LayerGraph.chain("one", Shape.vector(1))
                .then("output", new Dense(1, 2, new float[] {1, 0}, new float[2]))
                .build();
        LabelledImages images = TinyNetworks.images(1, 51, 102, 153, 204, 255);
        // The 90th percentile of 0.2, 0.4, 0.6, 0.8, 1 is 0.92; the zeros of the second output do not count.
        SpikingClassifier spiking = convert(
                graph,
                images,
                new RateSettings(90, false, 8, 0, RateSettings.Input.REGULAR, RateSettings.Reading.SPIKES));
        assertArrayEquals(new float[] {(float) (1 / 0.92), 0}, weights(spiking, 0), 1e-6f);
    }

    @Test
    void countsConvergeToActivationsAsOneOverSteps() {
        // Without clipping a count differs from steps times activation by residues that do not grow with the steps.
        double allowedSpikes = 8;
        for (long seed = 1; seed <= 5; seed++) {
            RandomGenerator random = TinyNetworks.random(seed);
            LayerGraph graph = TinyNetworks.randomChain(random, 12, 20, 15, 4);
            LabelledImages images = TinyNetworks.randomImages(random, 20, 12);
            for (int steps : new int[] {64, 512, 4096}) {
                SpikingClassifier spiking = convert(
                        graph,
                        images,
                        new RateSettings(
                                100, false, steps, 0.5, RateSettings.Input.REGULAR, RateSettings.Reading.SPIKES));
                double[] scales = largestValues(graph, images);
                for (int s = 0; s < images.size(); s++) {
                    SpikeLog log = run(spiking, images.sample(s));
                    double[][] values = TinyNetworks.preActivations(graph, images.sample(s));
                    for (int stage = 0; stage < values.length; stage++) {
                        int[] counts = log.spikes(stage + 1).counts(values[stage].length);
                        for (int i = 0; i < counts.length; i++) {
                            double expected = steps * Math.max(0, values[stage][i]) / scales[stage];
                            assertEquals(
                                    expected,
                                    counts[i],
                                    allowedSpikes,
                                    "seed " + seed + ", " + steps + " steps, sample " + s + ", stage " + stage);
                        }
                    }
                }
            }
        }
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertRefused(
                () -> new RateSettings(0, false, 32, 0.5, RateSettings.Input.REGULAR, RateSettings.Reading.SPIKES),
                "percentile");
        assertRefused(
                () -> new RateSettings(100.5, false, 32, 0.5, RateSettings.Input.REGULAR, RateSettings.Reading.SPIKES),
                "percentile");
        assertRefused(
                () -> new RateSettings(99.9, false, 0, 0.5, RateSettings.Input.REGULAR, RateSettings.Reading.SPIKES),
                "step");
        assertRefused(
                () -> new RateSettings(99.9, false, 32, 1, RateSettings.Input.REGULAR, RateSettings.Reading.SPIKES),
                "below 1 times the threshold");
    }

    private static void assertRefused(Executable made, String part) {
        String message = assertThrows(IllegalArgumentException.class, made).getMessage();
        assertTrue(message.contains(part), message);
    }

    private static double[] largestValues(LayerGraph graph, LabelledImages images) {
        double[] largest = new double[DenseChain.of(graph).stages().size()];
        for (int s = 0; s < images.size(); s++) {
            double[][] values = TinyNetworks.preActivations(graph, images.sample(s));
            for (int stage = 0; stage < largest.length; stage++) {
                for (double value : values[stage]) {
                    largest[stage] = Math.max(largest[stage], value);
                }
            }
        }
        return largest;
    }

    private static SpikingClassifier convert(LayerGraph graph, LabelledImages images, RateSettings settings) {
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            return RateConversion.convert(graph, images, gemm, settings);
        }
    }

    private static SpikeLog run(SpikingClassifier spiking, float[] sample) {
        Engine engine = new TickEngine(CompiledNetwork.of(spiking.network()));
        SpikeLog log = new SpikeLog(spiking.network().populations().size());
        engine.recordTo(log);
        engine.run(Stimulus.of(spiking.input(), spiking.encoder().encode(sample)), spiking.durationMs());
        return log;
    }

    private static float[] weights(SpikingClassifier spiking, int projection) {
        return ((Connectivity.Dense)
                        spiking.network().projections().get(projection).connectivity())
                .weights();
    }

    private static IntegrateAndFire neurons(SpikingClassifier spiking, String population) {
        return (IntegrateAndFire) spiking.network().population(population).model();
    }

    private static double[] drives(SpikingClassifier spiking, String population) {
        return neurons(spiking, population).drivePerMs().expand(2);
    }
}
