package dev.ranvier.hardware.study;

import dev.ranvier.hardware.accelerator.rowstationary.RowStationaryArray;
import dev.ranvier.hardware.accelerator.systolic.TpuArray;
import dev.ranvier.hardware.workload.MatrixProduct;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class ComparisonTest {

    private static final Workload WORKLOAD =
            new Workload("mlp", 4, List.of(new WorkloadLayer("fc", new MatrixProduct(784, 10), 8, 8)), List.of());

    @Test
    void rows_are_per_sample_with_the_given_accuracies() {
        List<MachineResult> rows = new Comparison(WORKLOAD)
                .with(TpuArray.tpuV1(), 0.97)
                .with(RowStationaryArray.eyeriss(), 0.98)
                .results();
        assertEquals(2, rows.size());
        assertEquals(0.97, rows.get(0).accuracy());
        assertEquals(0.98, rows.get(1).accuracy());
        MachineResult tpu = rows.get(0);
        var run = TpuArray.tpuV1().run(WORKLOAD);
        assertEquals(run.total().energy().totalNanojoules() / 4, tpu.energyPerSampleNanojoules(), 1e-6);
        assertEquals(run.total().latency().microseconds(), tpu.latencyMicroseconds());
        // 4 tiles of 65,536 bytes at 416 pJ for 4 samples.
        assertEquals(4 * 65_536 * 0.416 / 4, tpu.breakdown().get("dram"), 1e-6);
        assertTrue(
                tpu.notes().get(0).contains("batch 4, limited by weight fetch"),
                tpu.notes().toString());
        assertTrue(tpu.sources().toString().contains("Jouppi"));
    }

    @Test
    void a_row_must_add_up() {
        LinkedHashMap<String, Double> parts = new LinkedHashMap<>(Map.of("mac", 2.0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new MachineResult("m", "f", 0.9, 3, 1, parts, List.of(), List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new MachineResult("m", "f", 97, 2, 1, parts, List.of(), List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new MachineResult("m", "f", 0.9, 2, -1, parts, List.of(), List.of()));
        MachineResult row = new MachineResult("m", "f", 0.9, 2, 1, parts, List.of(), List.of());
        row.breakdown().clear();
        parts.clear();
        assertEquals(Map.of("mac", 2.0), row.breakdown());
    }

    @Test
    void the_operation_proxy_is_arithmetic_only() {
        OperationProxy proxy = new OperationProxy();
        assertEquals(4.6, proxy.conventional(1000).totalNanojoules(), 1e-12);
        assertEquals(0.9, proxy.spiking(1000, 0).totalNanojoules(), 1e-12);
        assertEquals(5.5, proxy.spiking(1000, 1000).totalNanojoules(), 1e-12);
        assertEquals(1, proxy.conventional(1).sources().size());
        assertTrue(proxy.conventional(1).warnings().get(0).contains("3.7 pJ + addition 0.9 pJ"));
        assertTrue(OperationProxy.LABEL.contains("not a machine"));
    }
}
