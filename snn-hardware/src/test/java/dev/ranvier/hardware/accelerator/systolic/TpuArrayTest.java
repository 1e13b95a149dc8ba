package dev.ranvier.hardware.accelerator.systolic;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.AcceleratorContract;
import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.accelerator.MachineSheet;
import dev.ranvier.hardware.accelerator.rowstationary.RowStationaryArray;
import dev.ranvier.hardware.cost.EnergyTable;
import dev.ranvier.hardware.workload.MatrixProduct;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TpuArrayTest extends AcceleratorContract {

    /** 4 x 4 elements; a tile of 16 bytes takes 16 / (1.4e9 / 700e6) = 8 cycles. */
    private static final MachineSheet TINY = MachineSheet.resource(TpuArray.class, "tpu-v1.json")
            .with("rows", 4)
            .with("columns", 4)
            .with("weightBytesPerSecond", 1.4e9);

    private static final EnergyTable ENERGIES = EnergyTable.resource(TpuArray.class, "tpu-v1-energy.json");
    private static final WorkloadLayer LAYER = new WorkloadLayer("fc", new MatrixProduct(6, 5), 8, 8);

    @Override
    protected Accelerator machine() {
        return TpuArray.tpuV1();
    }

    @Test
    void a_tiny_layer_by_hand() {
        // 6 -> 5 on 4 x 4: 2 x 2 = 4 tiles. Batch 3: first load 8, 3 x max(3, 8), last 3 rows, 4 + 4 - 2 through the
        // array.
        LayerCounts counts = new TpuArray(TINY, ENERGIES).count(LAYER, 3);
        assertEquals(8 + 24 + 3 + 6, counts.cycles());
        assertEquals("weight fetch", counts.limitedBy());
        assertEquals(16 * 30.0 / (4 * 16), counts.activeElements(), 1e-12);
        assertEquals(90, counts.counts().count("mac", "multiply"));
        assertEquals(90, counts.counts().count("mac", "add"));
        assertEquals(3 * 5 * 2, counts.counts().count("accumulator", "write"));
        assertEquals(3 * 5, counts.counts().count("accumulator", "read"));
        assertEquals(3 * 6 * 2, counts.counts().count("buffer", "read"));
        assertEquals(3 * 5, counts.counts().count("buffer", "write"));
        assertEquals(4 * 16, counts.counts().count("dram", "byte"));
    }

    @Test
    void energy_by_hand() {
        // pJ: mac 90 (0.2 + 0.1) = 27; accumulator 45 x 5 = 225; buffer 51 x 12.5 = 637.5; dram 64 x 416 = 26624.
        // Static: 41 cycles / 700 MHz x 28 W = 1640 nJ.
        Workload workload = new Workload("tiny", 3, List.of(LAYER), List.of());
        var parts = new TpuArray(TINY, ENERGIES).run(workload).total().energy().breakdownNanojoules();
        assertEquals("[mac, accumulator, buffer, dram, static]", parts.keySet().toString());
        assertEquals(0.027, parts.get("mac"), 1e-12);
        assertEquals(0.225, parts.get("accumulator"), 1e-12);
        assertEquals(0.6375, parts.get("buffer"), 1e-12);
        assertEquals(26.624, parts.get("dram"), 1e-12);
        assertEquals(1640, parts.get("static"), 1e-9);
    }

    @Test
    void what_limits_follows_the_batch() {
        assertEquals("compute", new TpuArray(TINY, ENERGIES).count(LAYER, 8).limitedBy());
        MachineSheet fast = TINY.with("weightBytesPerSecond", 1e12);
        assertEquals(
                "weight shift", new TpuArray(fast, ENERGIES).count(LAYER, 3).limitedBy());
    }

    @Test
    void what_the_accumulators_cannot_hold_fetches_the_weights_again() {
        TpuArray narrow = new TpuArray(TINY.with("accumulatorRows", 6), ENERGIES);
        // 11 rows in parts of 6 and 5: each of 4 tiles computes max(6, 8) + max(5, 8) cycles; the last part only 5.
        LayerCounts counts = narrow.count(LAYER, 11);
        assertEquals(8 + 4 * 16 - 3 + 6, counts.cycles());
        assertEquals(2 * 4 * 16, counts.counts().count("dram", "byte"));
        assertEquals("weight fetch", counts.limitedBy());
        assertEquals(
                4 * 16, new TpuArray(TINY, ENERGIES).count(LAYER, 11).counts().count("dram", "byte"));
    }

    @Test
    void the_published_ridge_point_is_the_time_of_a_tile() {
        // Jouppi et al. 2017: 1350 multiply-accumulates a weight byte, within 2 %.
        assertEquals(1350, TpuArray.tpuV1().tileFetchCycles(), 27);
        assertEquals(65_536, TpuArray.tpuV1().processingElements());
    }

    @Test
    void a_sheet_without_a_parameter_is_refused() {
        MachineSheet sheet = RowStationaryArray.eyeriss().sheet();
        String message = assertThrows(IllegalArgumentException.class, () -> new TpuArray(sheet, ENERGIES))
                .getMessage();
        assertTrue(message.contains("no parameter accumulatorRows"), message);
    }
}
