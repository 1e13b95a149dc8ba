package dev.ranvier.training.conversion;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.coding.FirstSpikeDecoder;
import dev.ranvier.core.coding.LatencyEncoder;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.ConstantSlope;
import dev.ranvier.core.network.TimeBase;
import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.core.spike.SpikeLog;
import dev.ranvier.training.data.LabelledImages;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TtfsConversionTest {

    private static final TtfsSettings NO_MARGIN = new TtfsSettings(10, 1);

    @Test
    void windowsAreThePowersOfTwoThatHoldWhatWasSeen() {
        // Hidden values up to 3; logits from -0.5 to 6.5.
        TtfsMapping mapping = convert(TinyNetworks.BY_HAND, TinyNetworks.BY_HAND_IMAGES, NO_MARGIN);
        assertEquals(List.of(new ValueWindow("hidden", 0, 4), new ValueWindow("output", -1.5, 8)), mapping.windows());
        TtfsMapping wider = convert(TinyNetworks.BY_HAND, TinyNetworks.BY_HAND_IMAGES, new TtfsSettings(10, 1.5));
        assertEquals(
                List.of(new ValueWindow("hidden", 0, 8), new ValueWindow("output", 8.25 - 16, 16)), wider.windows());
    }

    @Test
    void scalesWeightsAndPutsTheBiasIntoTheStart() {
        SpikingClassifier spiking = convert(TinyNetworks.BY_HAND, TinyNetworks.BY_HAND_IMAGES, NO_MARGIN)
                .classifier();
        assertArrayEquals(new float[] {0.5f, 0, 0, 1}, weights(spiking, 0));
        assertArrayEquals(new float[] {1.5f, 0, 0, 0.5f}, weights(spiking, 1));
        ConstantSlope hidden =
                (ConstantSlope) spiking.network().population("hidden").model();
        ConstantSlope output =
                (ConstantSlope) spiking.network().population("output").model();
        assertArrayEquals(new double[] {0, -0.25}, hidden.initialPotential().expand(2));
        assertArrayEquals(new double[] {0.25, 0.125}, output.initialPotential().expand(2));
        assertEquals(1, hidden.threshold().at(0));
        assertEquals(10, hidden.tauMs());
        assertEquals(10, hidden.windowStartMs());
        assertEquals(20, hidden.windowEndMs());
        assertEquals(20, output.windowStartMs());
        assertEquals(30, output.windowEndMs());
    }

    @Test
    void setsTimeBaseAndCodes() {
        SpikingClassifier spiking = convert(TinyNetworks.BY_HAND, TinyNetworks.BY_HAND_IMAGES, NO_MARGIN)
                .classifier();
        assertEquals(TimeBase.continuous(), spiking.network().timeBase());
        assertEquals(0, spiking.network().projections().get(1).delayMs());
        assertEquals(new LatencyEncoder(10), spiking.encoder());
        assertEquals(new FirstSpikeDecoder(), spiking.decoder());
        assertEquals(Math.nextUp(30.0), spiking.durationMs());
        assertEquals("ttfs", spiking.coding());
    }

    @Test
    void spikesAsByHand() {
        // Image (1, 0): hidden 2 of 4 fires in the middle of its window; logits 6.5 and -0.5 in a window of -1.5..6.5.
        SpikingClassifier spiking = convert(TinyNetworks.BY_HAND, TinyNetworks.BY_HAND_IMAGES, NO_MARGIN)
                .classifier();
        SpikeLog log = run(spiking, TinyNetworks.BY_HAND_IMAGES.sample(0));
        assertEquals(new SpikeBatch(new int[] {0}, new double[] {0}), log.spikes(0));
        assertEquals(new SpikeBatch(new int[] {0}, new double[] {15}), log.spikes(1));
        assertEquals(new SpikeBatch(new int[] {0, 1}, new double[] {20, 28.75}), log.spikes(2));
        // Image (0, 1): hidden 3 of 4 after a quarter of the window, and a 0 at its very end; logits 0.5 and 2.5.
        log = run(spiking, TinyNetworks.BY_HAND_IMAGES.sample(1));
        assertEquals(new SpikeBatch(new int[] {1}, new double[] {0}), log.spikes(0));
        assertEquals(new SpikeBatch(new int[] {1, 0}, new double[] {12.5, 20}), log.spikes(1));
        assertEquals(new SpikeBatch(new int[] {1, 0}, new double[] {25, 27.5}), log.spikes(2));
    }

    @Test
    void withoutClippingEveryValueIsExactAndFiresAtMostOnce() {
        for (long seed = 1; seed <= 20; seed++) {
            RandomGenerator random = TinyNetworks.random(seed);
            LayerGraph graph = TinyNetworks.randomChain(random, 30, random.nextInt(5, 40), random.nextInt(5, 40), 5);
            LabelledImages images = TinyNetworks.randomImages(random, 20, 30);
            TtfsMapping mapping = convert(graph, images, new TtfsSettings(7.3, 3));
            for (int s = 0; s < images.size(); s++) {
                SpikeLog log = run(mapping.classifier(), images.sample(s));
                double[][] values = TinyNetworks.preActivations(graph, images.sample(s));
                for (int stage = 0; stage < values.length; stage++) {
                    String place = "seed " + seed + ", sample " + s + ", stage " + stage;
                    assertDecodes(
                            values[stage],
                            log.spikes(stage + 1),
                            mapping.windows().get(stage),
                            stage,
                            place);
                }
                SpikeBatch output = log.spikes(values.length);
                assertEquals(largest(values[values.length - 1]), output.neurons()[0], "seed " + seed + ", sample " + s);
            }
        }
    }

    @Test
    void aValueAboveTheWindowFiresAtItsStart() {
        LabelledImages dim = TinyNetworks.images(2, 51, 77);
        SpikingClassifier spiking =
                convert(TinyNetworks.BY_HAND, dim, NO_MARGIN).classifier();
        SpikeLog log = run(spiking, TinyNetworks.images(2, 255, 0).sample(0));
        assertArrayEquals(new double[] {10}, log.spikes(1).timesMs(), "hidden 2 in a window of 0..0.5");
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThrows(IllegalArgumentException.class, () -> new TtfsSettings(0, 1.2));
        assertThrows(IllegalArgumentException.class, () -> new TtfsSettings(Double.POSITIVE_INFINITY, 1.2));
        String message = assertThrows(IllegalArgumentException.class, () -> new TtfsSettings(10, 0.9))
                .getMessage();
        assertTrue(message.contains("0.9"), message);
    }

    private static void assertDecodes(double[] values, SpikeBatch spikes, ValueWindow window, int stage, String place) {
        double endMs = (stage + 2) * 7.3;
        double[] decoded = new double[values.length];
        Arrays.fill(decoded, window.low());
        int[] counts = spikes.counts(values.length);
        for (int i = 0; i < spikes.size(); i++) {
            decoded[spikes.neurons()[i]] = window.low() + window.range() * (endMs - spikes.timesMs()[i]) / 7.3;
        }
        for (int i = 0; i < values.length; i++) {
            double expected = Math.max(window.low(), values[i]);
            double allowed = 1e-9 * Math.abs(expected) + 1e-14 * window.range(); // times are doubles of about 30 ms
            assertEquals(expected, decoded[i], allowed, place + ", unit " + i);
            assertTrue(counts[i] <= 1, place + ", unit " + i + " fired " + counts[i] + " times");
        }
    }

    private static int largest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }

    private static TtfsMapping convert(LayerGraph graph, LabelledImages images, TtfsSettings settings) {
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            return TtfsConversion.convert(graph, images, gemm, settings);
        }
    }

    private static SpikeLog run(SpikingClassifier spiking, float[] sample) {
        Engine engine = new EventEngine(CompiledNetwork.of(spiking.network()));
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
}
