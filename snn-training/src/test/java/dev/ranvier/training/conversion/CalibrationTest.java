package dev.ranvier.training.conversion;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import dev.ranvier.training.conversion.stage.StageGraph;
import dev.ranvier.training.data.LabelledImages;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CalibrationTest {

    @Test
    void percentileIsInterpolatedBetweenPositiveValues() {
        // Results 0, 0.2, 0.4, 0.6, 0.8, 1 in another order; the 0 does not count.
        Calibration calibration = calibrate(scaled(1), TinyNetworks.images(1, 102, 255, 0, 51, 204, 153));
        assertEquals(0.6, calibration.positivePercentile(0, 50), 1e-6);
        assertEquals(0.92, calibration.positivePercentile(0, 90), 1e-6, "0.8 and 0.6 of the way to 1");
        assertEquals(1, calibration.positivePercentile(0, 100), 1e-6);
    }

    @Test
    void extremesAreThoseOfTheRectifiedValues() {
        Calibration calibration = calibrate(scaled(-3), TinyNetworks.images(1, 255, 51));
        assertEquals(0, calibration.max(0), "rectified");
        assertEquals(0.5f, calibration.min(1), "the bias of the output");
    }

    @Test
    void looksAtTheFirstImagesOnly() {
        int[] pixels = new int[Calibration.SAMPLES + 1];
        Arrays.fill(pixels, 51);
        pixels[Calibration.SAMPLES] = 255;
        assertEquals(0.2f, calibrate(scaled(1), TinyNetworks.images(1, pixels)).max(0));
        pixels[Calibration.SAMPLES - 1] = 255;
        assertEquals(1f, calibrate(scaled(1), TinyNetworks.images(1, pixels)).max(0));
    }

    @Test
    void aSilentLayerIsNamed() {
        Calibration calibration = calibrate(scaled(-1), TinyNetworks.images(1, 255, 51));
        String message = assertThrows(IllegalArgumentException.class, () -> calibration.positivePercentile(0, 99))
                .getMessage();
        assertTrue(message.contains("layer hidden: no unit is positive on any of 2 training images"), message);
        assertThrows(IllegalArgumentException.class, () -> calibration.positiveMax(0));
    }

    private static LayerGraph scaled(float weight) {
        return LayerGraph.chain("scaled", Shape.vector(1))
                .then("hidden", new Dense(1, 1, new float[] {weight}, new float[1]))
                .then("rectified", new Relu())
                .then("output", new Dense(1, 2, new float[] {1, 1}, new float[] {0.5f, 1}))
                .build();
    }

    private static Calibration calibrate(LayerGraph graph, LabelledImages images) {
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            return Calibration.of(StageGraph.of(graph), images, gemm);
        }
    }
}
