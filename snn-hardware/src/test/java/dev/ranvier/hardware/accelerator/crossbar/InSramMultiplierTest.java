package dev.ranvier.hardware.accelerator.crossbar;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.AcceleratorContract;
import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.workload.MatrixProduct;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class InSramMultiplierTest extends AcceleratorContract {

    private static final WorkloadLayer SMALL = new WorkloadLayer("small", new MatrixProduct(200, 130), 1, 5);

    @Override
    protected Accelerator machine() {
        return InSramMultiplier.resource("sram-dima");
    }

    /** One layer that just fits and one that does not. */
    @Override
    protected Workload revealing() {
        return new Workload(
                "revealing",
                4,
                List.of(
                        new WorkloadLayer("fits", new MatrixProduct(160, 100), 8, 8),
                        new WorkloadLayer("large", new MatrixProduct(4096, 1000), 8, 8)),
                List.of());
    }

    @Test
    void a_small_layer_by_hand() {
        // 200 inputs in 2 parts, 130 outputs in 2: 4 accesses a vector; 26,000 bits do not fit into 16,384.
        InSramMultiplier classifier = InSramMultiplier.resource("sram-classifier");
        LayerCounts counted = classifier.count(SMALL, 3);
        assertEquals(12, counted.counts().count("mac", "access"));
        assertEquals(26_000, counted.counts().count("memory", "writeBit"));
        // 204 lines of 128 bits at 300 MHz are 34 cycles of 20 ns.
        assertEquals(12 + 34, counted.cycles());
        assertEquals("writing weights", counted.limitedBy());
        assertEquals(200 * 130 / 4.0, counted.activeElements());
        assertEquals(16_384, classifier.processingElements());
        // Twice as much memory keeps them.
        LayerCounts kept = classifier
                .withSheet(classifier.sheet().with("memoryBits", 32_768))
                .count(SMALL, 3);
        assertEquals(12, kept.cycles());
        assertEquals(0, kept.counts().count("memory", "writeBit"));
    }

    @Test
    void two_layers_that_fit_one_by_one_but_not_together_are_written() {
        InSramMultiplier classifier = InSramMultiplier.resource("sram-classifier");
        Workload both = new Workload(
                "both",
                1,
                List.of(
                        new WorkloadLayer("a", new MatrixProduct(128, 100), 1, 5),
                        new WorkloadLayer("b", new MatrixProduct(100, 100), 1, 5)),
                List.of());
        var total = classifier.run(both).total();
        assertEquals(22_800, total.counts().count("memory", "writeBit"));
        assertTrue(!total.energy().complete());
    }

    @Test
    void one_decision_costs_what_was_published() {
        // Zhang, Wang, Verma 2017: 630 pJ, one decision in a cycle of 50 MHz. Fitted, so this holds the counts only.
        Workload decision = new Workload(
                "decision", 1, List.of(new WorkloadLayer("classifiers", new MatrixProduct(81, 128), 1, 5)), List.of());
        var result = InSramMultiplier.resource("sram-classifier").run(decision);
        assertEquals(0.63, result.energyPerSampleNanojoules(), 1e-12);
        assertEquals(0.02, result.latencyMicroseconds(), 1e-12);
    }
}
