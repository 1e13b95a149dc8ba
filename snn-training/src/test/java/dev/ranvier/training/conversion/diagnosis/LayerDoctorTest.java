package dev.ranvier.training.conversion.diagnosis;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
import dev.ranvier.training.ann.Inference;
import dev.ranvier.training.conversion.Calibration;
import dev.ranvier.training.conversion.Converted;
import dev.ranvier.training.conversion.Normalisation;
import dev.ranvier.training.conversion.RateConversion;
import dev.ranvier.training.conversion.RateSettings;
import dev.ranvier.training.conversion.TtfsConversion;
import dev.ranvier.training.conversion.TtfsSettings;
import dev.ranvier.training.conversion.stage.Graphs;
import dev.ranvier.training.conversion.stage.StageGraph;
import dev.ranvier.training.data.LabelledImages;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What the doctor finds where it is known what is wrong. */
class LayerDoctorTest {

    private static final NetlibGemm GEMM = new NetlibGemm(1);
    private static final LayerGraph GRAPH = Graphs.named("residual", 7).build();
    private static final LabelledImages IMAGES = images(GRAPH.inputShape(), 40);
    private static final StageGraph STAGES = StageGraph.of(GRAPH);
    private static final Calibration CALIBRATION = Calibration.of(STAGES, IMAGES, GEMM);

    @AfterAll
    static void close() {
        GEMM.close();
    }

    @Test
    void exactFirstSpikesAreHealthy() {
        List<LayerDiagnosis> layers = LayerDoctor.examine(
                TtfsConversion.convert(STAGES, CALIBRATION, TtfsSettings.DEFAULT)
                        .converted(),
                IMAGES);
        assertEquals(
                List.of("c1", "r2", "r3", "out"),
                layers.stream().map(LayerDiagnosis::name).toList());
        for (LayerDiagnosis layer : layers) {
            assertTrue(layer.correlation() > 0.999999, layer.toString());
            assertTrue(layer.relativeError() < 1e-4, layer.toString());
            assertEquals(1, layer.agreement(), layer.toString());
            assertEquals(0, layer.saturatedShare(), layer.toString());
            assertTrue(layer.spikesPerNeuron() <= 1, layer.toString());
        }
    }

    @Test
    void scalesThatAreTooLowShowAsSaturation() {
        LayerDiagnosis first = rate(20, 64).get(0);
        // the scale is the 20th percentile of the positive values, on the same images
        assertEquals(0.8, first.saturatedShare(), 0.02, first.toString());
        assertTrue(first.relativeError() > 0.4, first.toString());
    }

    @Test
    void tooFewStepsShowAsDeadNeuronsAndErrors() {
        List<LayerDiagnosis> few = rate(100, 1);
        List<LayerDiagnosis> many = rate(100, 128);
        assertTrue(few.get(0).deadShare() > 0.05, few.get(0).toString());
        assertEquals(0, many.get(0).deadShare(), 0.02, many.get(0).toString());
        for (int layer = 0; layer < 3; layer++) {
            assertTrue(many.get(layer).relativeError() < few.get(layer).relativeError() / 4, "layer " + layer);
            assertTrue(many.get(layer).correlation() > few.get(layer).correlation(), "layer " + layer);
        }
        assertNull(few.get(3).agreement(), "outputs that only integrate are not read");
    }

    @Test
    void theSearchTakesAsManyStepsAsAgreementNeeds() {
        StageGraph stages = StageGraph.of(Graphs.named("relu after max pool", 2).build());
        int[] trained = new Inference(stages.graph(), GEMM).predict(IMAGES);
        RateSweep sweep =
                new RateSweep(stages, Calibration.of(stages, IMAGES, GEMM), RateSettings.DIRECT, 1, line -> {});
        RateSettings found = sweep.search(IMAGES, trained);
        assertTrue(found.steps() < RateSweep.MOST_STEPS, found.toString());
        SweepPoint point = sweep.points().stream()
                .filter(candidate -> candidate.percentile() == found.percentile()
                        && candidate.byChannel() == found.byChannel()
                        && candidate.steps() == found.steps() / 4)
                .findFirst()
                .orElseThrow();
        assertEquals(1, point.agreement(), "with 40 images no answer may differ");
        assertTrue(sweep.points().size() >= 6 * 6, "six scales, 1 to 32 steps");
    }

    private static List<LayerDiagnosis> rate(double percentile, int steps) {
        Converted converted = RateConversion.convert(
                STAGES,
                Normalisation.percentile(STAGES, CALIBRATION, percentile, false),
                RateSettings.DIRECT.withSteps(steps));
        return LayerDoctor.examine(converted, IMAGES);
    }

    private static LabelledImages images(Shape shape, int count) {
        byte[] pixels = new byte[count * shape.size()];
        RandomGeneratorFactory.of("L64X128MixRandom").create(5).nextBytes(pixels);
        return new LabelledImages(shape, pixels, new byte[count]);
    }
}
