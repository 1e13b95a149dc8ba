package dev.ranvier.hardware.accelerator.roofline;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.AcceleratorContract;
import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.accelerator.LayerResult;
import dev.ranvier.hardware.workload.Convolution;
import dev.ranvier.hardware.workload.MatrixProduct;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RooflineMachineTest extends AcceleratorContract {

    private static final WorkloadLayer DENSE = new WorkloadLayer("fc", new MatrixProduct(100, 50), 32, 32);

    @Override
    protected Accelerator machine() {
        return Platforms.byName().get("titan-x-maxwell");
    }

    /** 1 multiply-accumulate and 10 bytes in a nanosecond. */
    private static RooflineMachine tiny() {
        RooflineMachine titan = Platforms.byName().get("titan-x-maxwell");
        return titan.withSheet(
                titan.sheet().with("peakOperationsPerSecond", 2e9).with("memoryBytesPerSecond", 1e10));
    }

    @Test
    void below_the_first_roof_by_hand() {
        // 5000 multiply-accumulates: 5000 ns; (5000 + 100 + 50) words of 4 bytes: 2060 ns.
        LayerCounts counts = tiny().count(DENSE, 1);
        assertEquals(5000, counts.cycles());
        assertEquals("compute", counts.limitedBy());
        assertEquals(5000, counts.counts().count("mac", "multiplyAdd"));
        assertEquals(20_600, counts.counts().count("dram", "byte"));
        assertEquals(0.1, tiny().ridgeMultiplyAccumulatesPerByte().orElseThrow(), 1e-12);
    }

    @Test
    void below_the_second_roof_by_hand() {
        RooflineMachine slow = tiny().withSheet(tiny().sheet().with("memoryBytesPerSecond", 1e9));
        LayerCounts counts = slow.count(DENSE, 1);
        assertEquals(20_600, counts.cycles());
        assertEquals("memory bandwidth", counts.limitedBy());
        // The weights come once for a batch of 10: (5000 + 1500) x 4 bytes against 50000 multiply-accumulates.
        assertEquals(50_000, slow.count(DENSE, 10).cycles());
        assertEquals(26_000, slow.count(DENSE, 10).counts().count("dram", "byte"));
    }

    @Test
    void energy_is_power_times_time() {
        LayerResult total =
                tiny().run(new Workload("w", 1, List.of(DENSE), List.of())).total();
        assertEquals(159 * 5000, total.energy().totalNanojoules(), 1e-6);
        assertTrue(total.energy().complete());
    }

    @Test
    void without_a_bandwidth_there_is_one_roof_and_without_a_power_no_energy() {
        RooflineMachine fpga = Platforms.byName().get("peemen-2013");
        LayerResult total =
                fpga.run(new Workload("w", 1, List.of(DENSE), List.of())).total();
        assertEquals((long) Math.ceil(5000 / 8.5), total.latency().cycles());
        assertFalse(total.energy().complete());
        assertTrue(total.energy().warnings().get(0).contains("no power is published"));
        assertTrue(fpga.ridgeMultiplyAccumulatesPerByte().isEmpty());
    }

    @Test
    void every_platform_runs_and_says_what_it_is() {
        Workload workload = new Workload(
                "w",
                1,
                List.of(DENSE, new WorkloadLayer("c", new Convolution(3, 8, 8, 4, 3, 3, 1, 1, 1), 8, 8)),
                List.of());
        assertEquals(37, Platforms.byName().size());
        Platforms.byName().forEach((name, platform) -> {
            LayerResult total = platform.run(workload).total();
            assertTrue(total.latency().cycles() > 0, name);
            assertTrue(total.utilisation() > 0 && total.utilisation() <= 1, name);
            assertFalse(platform.sheet().notes().isEmpty(), name);
            assertTrue(platform.sheet().published("introducedYear").isPresent(), name);
        });
    }
}
