package dev.ranvier.hardware.accelerator.rowstationary;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.AcceleratorContract;
import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.workload.Convolution;
import dev.ranvier.hardware.workload.MatrixProduct;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RowStationaryArrayTest extends AcceleratorContract {

    private static final WorkloadLayer TINY =
            new WorkloadLayer("tiny", new Convolution(1, 4, 4, 1, 3, 3, 1, 0, 1), 16, 16).withInputZeroShare(0.5);

    @Override
    protected Accelerator machine() {
        return RowStationaryArray.eyeriss();
    }

    @Test
    void a_tiny_layer_by_hand() {
        // 4x4 image, one 3x3 filter: 2x2 results, 36 multiply-accumulates. One set of 3 x 2 elements (e = 2), one pass:
        // inputs 4 rows x 4 words on a 1-word bus = 16 cycles (compute only 2 x 3 = 6), first windows 4 x 3 = 12
        // (filters 9 words on a 4-word bus only 3). 28 cycles; the link needs (9 + 16 + 4) / 1.2 = 25.
        // With e = 1 there would be two passes of 12 + 9.
        RowStationaryMapping mapping = RowStationaryArray.eyeriss().map(TINY, 1);
        assertEquals(2, mapping.e());
        assertEquals(6, mapping.activeElements());
        assertEquals(1, mapping.passes());
        assertEquals(28, mapping.cycles());
        assertEquals("input bus", mapping.limitedBy());
        // Array: each filter word to 2 elements, each image row (4 words) to 3 x 2 elements in all, 2 hand-overs a
        // result.
        // Registers: filter 36, input 36, sums 2 x (36 steps - 12 rows of a result).
        assertEquals(new WordCounts(9, 16, 4, 9, 16, 0, 18, 24, 8, 36, 36, 48), mapping.words());
    }

    @Test
    void energy_by_hand() {
        // pJ: mac 36 x 2, rf 120 x 1, array 50 x 4, buffer 25 x 15, dram 29 x 460; static (30 + 98) mW x 140 ns.
        Workload workload = new Workload("tiny", 1, List.of(TINY), List.of());
        RowStationaryArray whole = RowStationaryArray.eyeriss().withGating(ZeroGating.NONE);
        var parts = whole.run(workload).total().energy().breakdownNanojoules();
        assertEquals("[mac, rf, array, buffer, dram, static]", parts.keySet().toString());
        assertEquals(0.072, parts.get("mac"), 1e-12);
        assertEquals(0.120, parts.get("rf"), 1e-12);
        assertEquals(0.200, parts.get("array"), 1e-12);
        assertEquals(0.375, parts.get("buffer"), 1e-12);
        assertEquals(13.34, parts.get("dram"), 1e-12);
        assertEquals(17.92, parts.get("static"), 1e-9);
        // Half of the inputs are zero: half of the multiplications and of the 36 filter reads stay away.
        var gated = whole.withGating(ZeroGating.MAC_AND_WEIGHT_READ)
                .run(workload)
                .total()
                .energy()
                .breakdownNanojoules();
        assertEquals(0.036, gated.get("mac"), 1e-12);
        assertEquals(0.102, gated.get("rf"), 1e-12);
        assertEquals((9 + 32.0 / 3 + 4) * 0.46, gated.get("dram"), 1e-6);
    }

    @Test
    void groups_run_one_after_the_other() {
        WorkloadLayer both = new WorkloadLayer("g", new Convolution(2, 4, 4, 2, 3, 3, 1, 0, 2), 16, 16);
        LayerCounts counts = RowStationaryArray.eyeriss().count(both, 1);
        assertEquals(56, counts.cycles());
        assertEquals(72, counts.counts().count("mac", "multiplyAdd"));
        assertEquals(58, counts.counts().count("dram", "word"));
        assertTrue(counts.notes().get(0).contains("zeros were not measured"));
    }

    @Test
    void a_dense_layer_of_one_sample_waits_for_the_memory_link() {
        WorkloadLayer dense = new WorkloadLayer("fc", new MatrixProduct(784, 256), 16, 16);
        RowStationaryMapping one = RowStationaryArray.eyeriss().map(dense, 1);
        // (784 x 256 + 784 + 256) words at 240e6 words/s and 200 MHz.
        assertEquals((long) Math.ceil((200_704 + 784 + 256) / 1.2), one.cycles());
        assertEquals("memory link", one.limitedBy());
        assertEquals(
                784 * 256, RowStationaryArray.eyeriss().map(dense, 16).words().filterDram());
    }

    @Test
    void filters_larger_than_the_array_and_the_register_file_are_cut() {
        WorkloadLayer large = new WorkloadLayer("large", new Convolution(2, 30, 30, 3, 26, 25, 1, 0, 1), 16, 16);
        RowStationaryMapping mapping = RowStationaryArray.eyeriss().map(large, 1);
        // 26 rows in 3 parts of 9, 25 columns in 3 parts of 9: at least 9 passes.
        assertTrue(mapping.passes() >= 9 && mapping.passes() % 9 == 0, mapping.toString());
        assertEquals(0, mapping.activeElements() % 9, mapping.toString());
    }

    @Test
    void a_row_that_does_not_fit_is_refused() {
        WorkloadLayer wide = new WorkloadLayer("wide", new Convolution(1, 3, 60_000, 1, 3, 3, 1, 0, 1), 16, 16);
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> RowStationaryArray.eyeriss().count(wide, 1))
                .getMessage();
        assertTrue(message.contains("exceed the buffer of 51200 words"), message);
    }

    @Test
    void inputs_with_many_zeros_are_coded_in_memory() {
        // 64 bits for 3 pairs; zeros of share 1/2 make a pair worth 2 (1 - 2^-32) values: 64 / (3 x 2 x 16) = 2/3.
        RunLengthCode code = new RunLengthCode(5, 3, 64);
        assertEquals(2.0 / 3, code.share(0.5, 16), 1e-9);
        assertEquals(1, code.share(0, 16));
        assertEquals(64 / (3 * 32 * 16.0), code.share(1, 16), 1e-12);
        // The tiny layer's memory words: 9 filter, 16 x 2/3 input, 4 results.
        LayerCounts counts = RowStationaryArray.eyeriss().count(TINY, 1);
        assertEquals(9 + 32.0 / 3 + 4, counts.counts().count("dram", "word"), 1e-6);
    }

    @Test
    void the_fitted_constant_can_be_left_out_and_the_report_says_so() {
        Workload workload = new Workload("tiny", 1, List.of(TINY), List.of());
        RowStationaryArray chip = RowStationaryArray.eyeriss();
        var report = chip.withEnergies(chip.energies().withoutFitted())
                .run(workload)
                .total()
                .energy();
        assertEquals(4.2, report.breakdownNanojoules().get("static"), 1e-9);
        assertTrue(
                report.warnings().get(0).contains("static.clock"),
                report.warnings().toString());
        String fitted = String.join("\n", chip.run(workload).notes());
        assertTrue(fitted.contains("static.clock = 98.0 mW per chip, clocked is fitted"), fitted);
    }
}
