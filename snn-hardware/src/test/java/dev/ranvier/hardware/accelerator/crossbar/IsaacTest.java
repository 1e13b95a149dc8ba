package dev.ranvier.hardware.accelerator.crossbar;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.AcceleratorContract;
import dev.ranvier.hardware.accelerator.AcceleratorResult;
import dev.ranvier.hardware.workload.Convolution;
import dev.ranvier.hardware.workload.MatrixProduct;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class IsaacTest extends AcceleratorContract {

    @Override
    protected Accelerator machine() {
        return ResistiveCrossbar.resource("isaac-ce");
    }

    /** More weights than a chip holds, so that they have to be written. */
    @Override
    protected Workload revealing() {
        return new Workload(
                "revealing",
                4,
                List.of(
                        new WorkloadLayer("conv", new Convolution(96, 27, 27, 256, 5, 5, 1, 2, 2), 8, 8),
                        new WorkloadLayer("dense", new MatrixProduct(25_088, 8192), 8, 8)),
                List.of());
    }

    @Test
    void a_chip_at_work_draws_about_the_power_of_table_one() {
        // 8 tiles' worth of columns for 8 x 128 inputs fill 2016 x 8 arrays exactly. The long run hides the start.
        ResistiveCrossbar isaac = ResistiveCrossbar.resource("isaac-ce");
        Workload full = new Workload(
                "full", 4000, List.of(new WorkloadLayer("fc", new MatrixProduct(1024, 2016 * 16), 16, 16)), List.of());
        AcceleratorResult result = isaac.run(full);
        assertEquals(isaac.arrays(), isaac.plan(full).arrays());
        assertEquals(1, result.total().utilisation(), 1e-3);
        double watts = result.total().energy().totalNanojoules()
                * 1e-9
                / result.total().latency().seconds();
        // Table I: 65.8 W, of which 3.5 W are of buffers at their highest rate, which one wide layer does not need.
        assertEquals(65.8 - 168 * 0.0277, watts, 0.5);
    }

    @Test
    void a_layer_by_hand() {
        // Shafiee et al. 2016: 22 cycles of 100 ns from the buffer back to it for one vector.
        Workload one =
                new Workload("one", 1, List.of(new WorkloadLayer("fc", new MatrixProduct(128, 16), 16, 16)), List.of());
        AcceleratorResult result = ResistiveCrossbar.resource("isaac-ce").run(one);
        assertEquals(22, result.total().latency().cycles());
        assertEquals(2.2, result.latencyMicroseconds(), 1e-9);
        // One array: 16 reads of 128 columns, each 1.5625 pJ.
        assertEquals(
                16 * 128 * 1.5625e-3,
                result.total().energy().breakdownNanojoules().get("adc"),
                1e-4);
    }
}
