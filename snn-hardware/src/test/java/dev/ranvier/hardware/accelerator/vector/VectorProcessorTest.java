package dev.ranvier.hardware.accelerator.vector;

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

class VectorProcessorTest extends AcceleratorContract {

    @Override
    protected Accelerator machine() {
        return VectorProcessor.myriad2();
    }

    @Override
    protected Workload revealing() {
        // Weights that fit into the scratchpad's half only if it is doubled, with inputs that cost to bring again.
        return new Workload(
                "revealing",
                8,
                List.of(
                        new WorkloadLayer("conv", new Convolution(96, 27, 27, 256, 5, 5, 1, 2, 2), 8, 8),
                        new WorkloadLayer("wide", new Convolution(512, 14, 14, 300, 2, 2, 1, 0, 1), 8, 8),
                        new WorkloadLayer("dense", new MatrixProduct(4096, 1000), 8, 8)),
                List.of());
    }

    /** 2 cores of 4 lanes, 1 byte a cycle from memory, 64 bytes of scratchpad. */
    private static VectorProcessor tiny() {
        VectorProcessor chip = VectorProcessor.myriad2();
        return chip.with(
                chip.sheet()
                        .with("cores", 2)
                        .with("vectorBits", 64)
                        .with("scratchpadBytes", 64)
                        .with("dramBytesPerSecond", 600e6),
                chip.energies());
    }

    @Test
    void lanes_take_filters_in_a_dense_layer() {
        // 5 -> 6: lanes over filters: 2 vectors, one for each core, 5 instructions each. Over the one pixel: 3 turns of
        // 5.
        // Memory: weights 60 bytes in 2 parts of 32, so inputs twice: 60 + 20 + 12; weights again for the one sample is
        // no
        // worse: 60 + 10 + 12 = 82 bytes.
        LayerCounts counts = tiny().count(new WorkloadLayer("fc", new MatrixProduct(5, 6), 16, 16), 1);
        assertEquals(82, counts.cycles());
        assertEquals("memory link", counts.limitedBy());
        assertEquals(10, counts.counts().count("vector", "instruction"));
        assertEquals(82, counts.counts().count("dram", "byte"));
        assertEquals(30 / 5.0, counts.activeElements(), 1e-12);
    }

    @Test
    void lanes_take_pixels_if_there_are_few_filters() {
        // 1 channel of 5x9, 2x2 filters, 1 filter: 4 rows of 8 results: 2 vectors a row, 2 rows for each core, 4
        // places:
        // 2 x 2 x 4 = 16. Over filters: 4 rows x 1 vector / 2 cores x 8 columns x 4 = 64.
        WorkloadLayer conv = new WorkloadLayer("conv", new Convolution(1, 5, 9, 1, 2, 2, 1, 0, 1), 16, 16);
        VectorProcessor fast = tiny();
        fast = fast.with(fast.sheet().with("dramBytesPerSecond", 600e9), fast.energies());
        LayerCounts counts = fast.count(conv, 1);
        assertEquals(16, counts.cycles());
        assertEquals("compute", counts.limitedBy());
        assertEquals(32, counts.counts().count("vector", "instruction"));
        assertEquals(8, counts.activeElements(), 1e-12);
    }

    @Test
    void energy_is_power_times_time() {
        Workload workload =
                new Workload("w", 1, List.of(new WorkloadLayer("fc", new MatrixProduct(5, 6), 16, 16)), List.of());
        // 0.6 W for 82 cycles of 600 MHz.
        assertEquals(82, tiny().run(workload).total().energy().totalNanojoules(), 1e-9);
    }
}
