package dev.ranvier.hardware.accelerator.spiking;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.AcceleratorContract;
import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.workload.Convolution;
import dev.ranvier.hardware.workload.MatrixProduct;
import dev.ranvier.hardware.workload.Recurrent;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class TickedCoresTest extends AcceleratorContract {

    @Override
    protected Accelerator machine() {
        return TickedCores.trueNorth();
    }

    @Test
    void a_dense_layer_by_hand() {
        // 300 -> 260: 2 x 2 cores, one tick; 0.9 of the 78000 products have no spike.
        WorkloadLayer dense = new WorkloadLayer("fc", new MatrixProduct(300, 260), 1, 1).withInputZeroShare(0.9);
        LayerCounts counts = TickedCores.trueNorth().count(dense, 3);
        assertEquals(3, counts.cycles());
        assertEquals(3 * 7800, counts.counts().count("synapse", "event"), 1e-6);
        assertEquals("[takes 4 of 4096 cores]", counts.notes().toString());
        assertEquals(78_000, counts.activeElements(), 1e-9);
    }

    @Test
    void a_layer_too_large_for_the_chip_takes_the_ticks_of_several() {
        // 100 x 100 pixels of one core each: 10000 cores, 3 chips.
        WorkloadLayer conv = new WorkloadLayer("conv", new Convolution(1, 102, 102, 4, 3, 3, 1, 0, 1), 1, 1);
        LayerCounts counts = TickedCores.trueNorth().count(conv, 1);
        assertEquals(3, counts.cycles());
        assertTrue(counts.notes().get(0).contains("10000 of 4096 cores; the rate is not given"));
    }

    @Test
    void energy_by_hand() {
        // Ten ticks of 1 ms: 64.4 mW x 10 ms, and 10 x 100 events x 2.3 pJ.
        WorkloadLayer steps =
                new WorkloadLayer("fc", new Recurrent(new MatrixProduct(20, 10), 10), 1, 1).withInputZeroShare(0.5);
        double nanojoules = TickedCores.trueNorth()
                .run(new Workload("w", 1, List.of(steps), List.of()))
                .total()
                .energy()
                .totalNanojoules();
        assertEquals(644e3 + 2.3, nanojoules, 1e-6);
        assertEquals(0.0644 + 2.3e-3, TickedCores.trueNorth().watts(1e9), 1e-12);
    }
}
