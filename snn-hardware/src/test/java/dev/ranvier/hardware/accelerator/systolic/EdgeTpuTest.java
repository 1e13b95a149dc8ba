package dev.ranvier.hardware.accelerator.systolic;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.AcceleratorContract;
import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.workload.MatrixProduct;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class EdgeTpuTest extends AcceleratorContract {

    private static final EdgeTpu CORAL = EdgeTpu.coral();

    /** 4 x 4 elements, 40 bytes of cache, 2 bytes a cycle over the link. */
    private static final EdgeTpu TINY = CORAL.withSheet(CORAL.sheet()
            .with("rows", 4)
            .with("columns", 4)
            .with("parameterCacheBytes", 40)
            .with("linkBytesPerSecond", 2 * CORAL.clockHertz()));

    private static final WorkloadLayer FIRST = new WorkloadLayer("first", new MatrixProduct(6, 5), 8, 8);
    private static final WorkloadLayer SECOND = new WorkloadLayer("second", new MatrixProduct(5, 20), 8, 8);

    @Override
    protected Accelerator machine() {
        return CORAL;
    }

    @Override
    protected Workload revealing() {
        return new Workload(
                "one large layer", 1, List.of(new WorkloadLayer("a", new MatrixProduct(4096, 4096), 8, 8)), List.of());
    }

    @Test
    void a_tiny_layer_by_hand() {
        // 6 -> 5 on 4 x 4: 4 tiles. Batch 3: 4 to load the first, 4 slots of max(3, 4) less the 1 that the last does
        // not
        // need, 4 + 4 - 2 on the way through.
        LayerCounts counts = TINY.count(FIRST, 3);
        assertEquals(4 + 16 - 1 + 6, counts.cycles());
        assertEquals("weight shift", counts.limitedBy());
        assertEquals("compute", TINY.count(FIRST, 4).limitedBy());
        assertEquals(90, counts.counts().count("mac", "multiply"));
        assertEquals(0, counts.counts().count("link", "byte"));
    }

    @Test
    void what_does_not_fit_into_the_cache_is_streamed() {
        // 30 bytes of the first layer leave 10 for the 100 of the second: 90 come over the link in 45 cycles, while its
        // 2 x 5 tiles take 4 + 40 - 3 + 6 = 47; over half the link 90 cycles.
        EdgeTpu prepared = TINY.preparedFor(new Workload("w", 1, List.of(FIRST, SECOND), List.of()));
        assertEquals(0, prepared.count(FIRST, 1).counts().count("link", "byte"));
        LayerCounts second = prepared.count(SECOND, 1);
        assertEquals(90, second.counts().count("link", "byte"));
        assertEquals(47, second.cycles());
        EdgeTpu slow = TINY.withSheet(TINY.sheet().with("linkBytesPerSecond", CORAL.clockHertz()))
                .preparedFor(new Workload("w", 1, List.of(FIRST, SECOND), List.of()));
        assertEquals(90, slow.count(SECOND, 1).cycles());
        assertEquals("parameter streaming", slow.count(SECOND, 1).limitedBy());
    }
}
