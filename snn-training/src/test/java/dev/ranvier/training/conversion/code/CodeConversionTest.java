package dev.ranvier.training.conversion.code;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.engine.CompiledNetwork;
import dev.ranvier.core.engine.Engine;
import dev.ranvier.core.engine.Stimulus;
import dev.ranvier.core.engine.event.EventEngine;
import dev.ranvier.core.engine.tick.TickEngine;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.random.RandomStream;
import dev.ranvier.core.spike.SpikeLog;
import dev.ranvier.training.conversion.Calibration;
import dev.ranvier.training.conversion.Converted;
import dev.ranvier.training.conversion.Normalisation;
import dev.ranvier.training.conversion.stage.Graphs;
import dev.ranvier.training.conversion.stage.Scale;
import dev.ranvier.training.conversion.stage.Stage;
import dev.ranvier.training.conversion.stage.StageForward;
import dev.ranvier.training.conversion.stage.StageGraph;
import dev.ranvier.training.data.LabelledImages;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Graphs of every kind in every code, stage by stage against the values that the spikes stand for. */
class CodeConversionTest {

    private static final int IMAGES = 3;

    @FunctionalInterface
    private interface Conversion {
        Converted of(StageGraph graph, List<Scale> scales, Calibration calibration);
    }

    static List<String> graphs() {
        return Graphs.names();
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void fewSpikesComeCloserByHalfForEveryStep(String name) {
        double coarse = error(name, fewSpikes(5));
        double fine = error(name, fewSpikes(12));
        assertTrue(coarse < 0.03, name + ": " + coarse);
        assertTrue(fine < coarse / 30 || fine < 1e-6, name + ": " + coarse + ", then " + fine);
    }

    private static Conversion fewSpikes(int steps) {
        return (graph, scales, calibration) ->
                FewSpikeConversion.convert(graph, scales, new FewSpikeSettings(steps, true));
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void phasesComeCloserOverPeriods(String name) {
        double early = error(name, phases(2));
        double late = error(name, phases(24));
        assertTrue(late < 0.025, name + ": " + late);
        assertTrue(late < early / 2 || late < 0.004, name + ": " + early + ", then " + late);
    }

    private static Conversion phases(int periods) {
        return (graph, scales, calibration) -> PhaseConversion.convert(graph, scales, new PhaseSettings(8, periods));
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void burstsComeCloserOverSteps(String name) {
        double early = error(name, bursts(8));
        double late = error(name, bursts(128));
        assertTrue(late < 0.02, name + ": " + late);
        assertTrue(late < early / 2, name + ": " + early + ", then " + late);
    }

    private static Conversion bursts(int steps) {
        return (graph, scales, calibration) ->
                BurstConversion.convert(graph, scales, new BurstSettings(steps, 0.125, 2));
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void singleSpikesUnderKernelsComeCloserWithTheWindow(String name) {
        double coarse = error(name, kernels(16));
        double fine = error(name, kernels(256));
        assertTrue(fine < 0.02, name + ": " + fine);
        // The few levels of a quantised activation can be met by a short window as well as by a long one.
        assertTrue(fine < coarse / 3 || name.startsWith("quantised"), name + ": " + coarse + ", then " + fine);
    }

    private static Conversion kernels(int steps) {
        return (graph, scales, calibration) -> {
            T2fsnnSettings settings = new T2fsnnSettings(steps, steps, true);
            List<FireKernel> kernels = KernelTuning.tune(graph, calibration, scales, settings);
            return T2fsnnConversion.convert(graph, scales, kernels, settings);
        };
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void rampsAreTheSameInBothEnginesAndPassPoolsOnlyWithConstantThresholds(String name) {
        Trial trial = new Trial(Graphs.named(name, 5).build(), 1, 12);
        List<Scale> scales = Normalisation.percentile(trial.stages(), trial.calibration(), 100, false);
        boolean pools = trial.stages().stages().stream().anyMatch(stage -> stage instanceof Stage.Max);
        for (boolean dynamic : new boolean[] {false, true}) {
            RampSettings settings = new RampSettings(240, 8, dynamic);
            if (pools && dynamic) {
                assertThrows(
                        IllegalArgumentException.class, () -> RampConversion.convert(trial.stages(), scales, settings));
                continue;
            }
            SpikingClassifier ramps =
                    RampConversion.convert(trial.stages(), scales, settings).classifier();
            CompiledNetwork network = CompiledNetwork.of(ramps.network());
            SpikeLog tick = run(ramps, new TickEngine(network), trial.images().sample(0));
            assertSame(tick, run(ramps, new EventEngine(network), trial.images().sample(0)), network, name);
            assertTrue(tick.spikes(trial.stages().stages().size() - 1).size() > 0, name + ": the last hidden stage");
        }
    }

    /** Mean distance of what the spikes say from the values over scales, hidden stages, all images. */
    private static double error(String name, Conversion conversion) {
        LayerGraph graph = Graphs.named(name, 5).build();
        StageGraph stages = StageGraph.of(graph);
        LabelledImages images = images(graph.inputShape());
        Calibration calibration = calibration(stages, images);
        List<Scale> scales = Normalisation.percentile(stages, calibration, 100, false);
        Converted converted = conversion.of(stages, scales, calibration);
        CompiledNetwork network = CompiledNetwork.of(converted.classifier().network());
        double sum = 0;
        long terms = 0;
        for (int s = 0; s < IMAGES; s++) {
            SpikeLog log = run(converted.classifier(), new TickEngine(network), images.sample(s));
            if (s == 0) {
                assertSame(log, run(converted.classifier(), new EventEngine(network), images.sample(s)), network, name);
            }
            double[][] values = new StageForward(stages).values(images.sample(s));
            for (int stage = 0; stage < values.length - 1; stage++) {
                double[] read = converted.readout().values(stage, log.spikes(stage + 1));
                for (int i = 0; i < read.length; i++) {
                    double scale = scales.get(stage).of(i);
                    double expected = Math.min(1, values[stage][i] / scale);
                    // Codes that do not know levels say the sum itself, which lies within half a level.
                    boolean between = name.startsWith("quantised")
                            && !converted.classifier().coding().equals("fewspike");
                    sum += Math.max(0, Math.abs(read[i] / scale - expected) - (between ? 1.0 / 16 : 0));
                    terms++;
                }
            }
        }
        return sum / terms;
    }

    private static void assertSame(SpikeLog tick, SpikeLog event, CompiledNetwork network, String name) {
        for (int population = 0; population < network.populations(); population++) {
            assertEquals(tick.spikes(population), event.spikes(population), name + ", population " + population);
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
        RandomStream random = new RandomStream(12);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % 3 == 0 ? 0 : (byte) random.nextInt(256);
        }
        return new LabelledImages(shape, pixels, new byte[IMAGES]);
    }
}
