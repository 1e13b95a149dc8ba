package dev.ranvier.training.conversion;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.core.spike.SpikeLog;
import dev.ranvier.training.conversion.stage.Graphs;
import dev.ranvier.training.conversion.stage.Scale;
import dev.ranvier.training.conversion.stage.StageForward;
import dev.ranvier.training.conversion.stage.StageGraph;
import dev.ranvier.training.data.LabelledImages;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Graphs of every kind as spikes, stage by stage against the values that they stand for. */
class StageConversionTest {

    private static final int IMAGES = 3;

    static List<String> graphs() {
        return Graphs.names();
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void firstSpikesHaveTheExactValues(String name) {
        LayerGraph graph = Graphs.named(name, 3).build();
        LabelledImages images = images(graph.inputShape());
        StageGraph stages = StageGraph.of(graph);
        for (TtfsSettings settings : List.of(TtfsSettings.WITHOUT_CLIPPING, new TtfsSettings(10, 2))) {
            TtfsMapping mapping = TtfsConversion.convert(stages, calibration(stages, images), settings);
            Engine engine =
                    new EventEngine(CompiledNetwork.of(mapping.classifier().network()));
            for (int s = 0; s < IMAGES; s++) {
                double[][] values = new StageForward(stages).values(images.sample(s));
                SpikeLog log = run(mapping.classifier(), engine, images.sample(s));
                for (int stage = 0; stage < values.length; stage++) {
                    SpikeBatch spikes = log.spikes(stage + 1);
                    double[] read = mapping.converted().readout().values(stage, spikes);
                    assertEquals(
                            spikes.size(),
                            Arrays.stream(spikes.neurons()).distinct().count(),
                            "one spike a neuron");
                    for (int i = 0; i < read.length; i++) {
                        double low = mapping.windows().get(stage).low();
                        double tolerance = 1e-5 * mapping.windows().get(stage).high() + 1e-5;
                        String what = name + ", sample " + s + ", stage "
                                + stages.stages().get(stage).name() + ", value " + i;
                        if (name.startsWith("quantised")) {
                            tolerance = 0.3; // a sum beside an edge may fall to either side
                        }
                        assertEquals(Math.max(low, values[stage][i]), read[i], tolerance, what);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void countsConvergeToTheValues(String name) {
        LayerGraph graph = Graphs.named(name, 4).build();
        LabelledImages images = images(graph.inputShape());
        StageGraph stages = StageGraph.of(graph);
        Calibration calibration = calibration(stages, images);
        for (boolean byChannel : new boolean[] {false, true}) {
            List<Scale> scales = Normalisation.percentile(stages, calibration, 100, byChannel);
            double coarse = error(name, stages, scales, images, 16);
            double fine = error(name, stages, scales, images, 256);
            assertTrue(fine < 0.02, name + ": error " + fine + " of the scale after 256 steps");
            assertTrue(fine < coarse / 3 || coarse < 0.02, name + ": error " + coarse + ", then " + fine);
        }
    }

    /** Mean distance of rates from values over scales, hidden stages, all images. */
    private static double error(String name, StageGraph stages, List<Scale> scales, LabelledImages images, int steps) {
        SpikingClassifier rate = RateConversion.convert(stages, scales, RateSettings.DEFAULT.withSteps(steps))
                .classifier();
        CompiledNetwork network = CompiledNetwork.of(rate.network());
        Engine tick = new TickEngine(network);
        Engine event = new EventEngine(network);
        double sum = 0;
        long terms = 0;
        for (int s = 0; s < IMAGES; s++) {
            double[][] values = new StageForward(stages).values(images.sample(s));
            SpikeLog log = run(rate, tick, images.sample(s));
            if (s == 0 && steps < 100) {
                assertSame(log, run(rate, event, images.sample(s)), values.length + 1, name);
            }
            for (int stage = 0; stage < values.length - 1; stage++) {
                int[] counts = log.spikes(stage + 1).counts(values[stage].length);
                // an activation of several levels is only met on average; its ceiling is the scale
                for (int i = 0; i < counts.length; i++) {
                    double expected =
                            Math.min(1, values[stage][i] / scales.get(stage).of(i));
                    double tolerated = name.startsWith("quantised") ? 1.0 / 16 : 0;
                    sum += Math.max(0, Math.abs(counts[i] / (double) steps - expected) - tolerated);
                    terms++;
                }
            }
        }
        return sum / terms;
    }

    private static void assertSame(SpikeLog tick, SpikeLog event, int populations, String name) {
        for (int population = 0; population < populations; population++) {
            assertArrayEquals(
                    tick.spikes(population).timesMs(), event.spikes(population).timesMs(), name);
            assertArrayEquals(
                    tick.spikes(population).neurons(), event.spikes(population).neurons(), name);
        }
    }

    private static SpikeLog run(SpikingClassifier classifier, Engine engine, float[] sample) {
        SpikeLog log = new SpikeLog(classifier.network().populations().size());
        engine.recordTo(log);
        engine.run(Stimulus.of(classifier.input(), classifier.encoder().encode(sample)), classifier.durationMs());
        return log;
    }

    private static Calibration calibration(StageGraph stages, LabelledImages images) {
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            return Calibration.of(stages, images, gemm);
        }
    }

    private static LabelledImages images(Shape shape) {
        byte[] pixels = new byte[IMAGES * shape.size()];
        TinyNetworks.random(11).nextBytes(pixels);
        for (int i = 0; i < pixels.length; i += 3) {
            pixels[i] = 0;
        }
        return new LabelledImages(shape, pixels, new byte[IMAGES]);
    }
}
