package dev.ranvier.training.conversion;

import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.coding.Decision;
import dev.ranvier.core.coding.RunSettings;
import dev.ranvier.core.coding.SampleRunner;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import dev.ranvier.training.ann.Inference;
import dev.ranvier.training.data.LabelledImages;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TtfsTraceTest {

    /** Hidden 5 x; outputs h0, 1.5 h1 and a constant -20 that makes the output window wide. */
    private static final LayerGraph CLIPPED = LayerGraph.chain("clipped", Shape.vector(2))
            .then("hidden", new Dense(2, 2, new float[] {5, 0, 0, 5}, new float[2]))
            .then("rectified", new Relu())
            .then("output", new Dense(2, 3, new float[] {1, 0, 0, 1.5f, 0, 0}, new float[] {0, 0, -20}))
            .build();

    /** Outputs x0 and x0 + 2^-25 x1: equal in single precision for x0 = x1 = 1, not in exact arithmetic. */
    private static final LayerGraph TIED = LayerGraph.chain("tied", Shape.vector(2))
            .then("output", new Dense(2, 2, new float[] {1, 0, 1, 0x1p-25f}, new float[2]))
            .build();

    @Test
    void namesTheClippedUnit() {
        // Calibration sees hidden values of 1, so with a margin of 1.5 the window ends at 2. The image (1, 0.6) has
        // hidden
        // (5, 3) and logits (5, 4.5, -20); with hidden values clipped to 2 the logits are (2, 3, -20).
        TtfsDifference difference =
                onlyDifference(CLIPPED, TinyNetworks.images(2, 51, 51), 1.5, TinyNetworks.images(2, 255, 153));
        assertEquals(0, difference.trainedLabel());
        assertEquals(1, difference.spikingLabel());
        assertEquals(new TtfsCause.Clipping("hidden", 0, 5, 2), difference.cause());
    }

    @Test
    void namesTheFloatTie() {
        LabelledImages image = TinyNetworks.images(2, 255, 255);
        TtfsDifference difference = onlyDifference(TIED, image, 1.5, image);
        assertEquals(0, difference.trainedLabel());
        assertEquals(1, difference.spikingLabel());
        TtfsCause.FloatTie tie = assertInstanceOf(TtfsCause.FloatTie.class, difference.cause());
        assertEquals(0x1p-25, tie.gap());
        // Two sums of two terms, four more for scalings, with magnitudes of about 1: 6 * 2^-24 each.
        assertEquals(12 * 0x1p-24, tie.bound(), 1e-9);
    }

    @Test
    void aWrongAnswerWithoutCauseStaysUnexplained() {
        List<ValueWindow> wide = List.of(new ValueWindow("hidden", 0, 64), new ValueWindow("output", -32, 64));
        List<TtfsDifference> differences = TtfsTrace.differences(
                CLIPPED, wide, TinyNetworks.images(2, 255, 153, 0, 0), new int[] {0, 0}, new int[] {1, 0});
        assertEquals(1, differences.size(), "the second sample agrees");
        assertEquals(0, differences.get(0).sample());
        TtfsCause.Unexplained cause =
                assertInstanceOf(TtfsCause.Unexplained.class, differences.get(0).cause());
        assertEquals(0.5, cause.gap(), 1e-6);
        assertTrue(cause.bound() < 1e-4, "bound " + cause.bound());
    }

    @Test
    void clippingThatGivesAnotherClassExplainsNothing() {
        List<ValueWindow> narrow = List.of(new ValueWindow("hidden", 0, 2), new ValueWindow("output", -32, 64));
        List<TtfsDifference> differences =
                TtfsTrace.differences(CLIPPED, narrow, TinyNetworks.images(2, 255, 153), new int[] {0}, new int[] {2});
        assertInstanceOf(TtfsCause.Unexplained.class, differences.get(0).cause());
    }

    @Test
    void refusesListsOfAnotherLength() {
        List<ValueWindow> windows = List.of(new ValueWindow("output", 0, 2));
        LabelledImages image = TinyNetworks.images(2, 255, 255);
        assertThrows(
                IllegalArgumentException.class,
                () -> TtfsTrace.differences(TIED, windows, image, new int[] {0}, new int[] {0, 1}));
    }

    private static TtfsDifference onlyDifference(
            LayerGraph graph, LabelledImages calibration, double margin, LabelledImages images) {
        try (NetlibGemm gemm = new NetlibGemm(1)) {
            TtfsMapping mapping = TtfsConversion.convert(graph, calibration, gemm, new TtfsSettings(10, margin));
            int[] trained = new Inference(graph, gemm).predict(images);
            int[] spiking = new SampleRunner(mapping.classifier(), RunSettings.onThreads(1))
                    .run(images.size(), images::sample).decisions().stream()
                            .mapToInt(Decision::label)
                            .toArray();
            List<TtfsDifference> differences =
                    TtfsTrace.differences(graph, mapping.windows(), images, trained, spiking);
            assertEquals(1, differences.size());
            return differences.get(0);
        }
    }
}
