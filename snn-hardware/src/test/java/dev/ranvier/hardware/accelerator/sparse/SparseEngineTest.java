package dev.ranvier.hardware.accelerator.sparse;

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
import static org.junit.jupiter.api.Assertions.assertTrue;

class SparseEngineTest extends AcceleratorContract {

    @Override
    protected Accelerator machine() {
        return SparseEngine.eie();
    }

    private static SparseEngine tiny() {
        return SparseEngine.eie().withSheet(SparseEngine.eie().sheet().with("processingElements", 4));
    }

    @Test
    void a_tiny_dense_layer_by_hand() {
        // 10 rows over 4 elements: 3, 3, 2, 2. Each of 5 inputs costs 3 cycles: 15. 50 weights; a fetch brings 8, so
        // one for
        // each part of a column: 20. Pointers: 2 x 5 x 4. Words: 5 in, 10 out.
        LayerCounts counts = tiny().count(new WorkloadLayer("fc", new MatrixProduct(5, 10), 16, 16), 1);
        assertEquals(15, counts.cycles());
        assertEquals(50, counts.counts().count("mac", "multiplyAdd"));
        assertEquals(20, counts.counts().count("weight", "fetch"));
        assertEquals(40, counts.counts().count("pointer", "read"));
        assertEquals(100, counts.counts().count("activation", "register"));
        assertEquals(15, counts.counts().count("activation", "word"));
        assertEquals(20, counts.counts().count("queue", "entry"));
        assertEquals(4, counts.activeElements());
        assertEquals("load imbalance", counts.limitedBy());
    }

    @Test
    void a_convolution_is_one_product_for_each_pixel() {
        // 3x3 image, 2x2 filters of 2 channels: 4 pixels, each 8 inputs by 4 outputs: 8 cycles; batch 3.
        WorkloadLayer conv = new WorkloadLayer("conv", new Convolution(2, 3, 3, 4, 2, 2, 1, 0, 1), 16, 16);
        LayerCounts counts = tiny().count(conv, 3);
        assertEquals(4 * 8 * 3, counts.cycles());
        assertEquals(4 * 32 * 3, counts.counts().count("mac", "multiplyAdd"));
    }

    @Test
    void energy_by_hand() {
        // pJ: mac 50 x 0.85, weights 20 x 37, pointers 40 x 3.5, registers 100 x 0.34, words 15 x 1.3, queue 20 x 0.6.
        Workload workload =
                new Workload("w", 1, List.of(new WorkloadLayer("fc", new MatrixProduct(5, 10), 16, 16)), List.of());
        LayerResult total = tiny().run(workload).total();
        assertEquals(42.5 + 740 + 140 + 34 + 19.5 + 12, total.energy().totalNanojoules() * 1e3, 1e-9);
        assertEquals(50 / (4 * 15.0), total.utilisation(), 1e-12);
    }

    @Test
    void more_zeros_never_cost_more_time_or_energy() {
        WorkloadLayer layer = new WorkloadLayer("fc", new MatrixProduct(300, 400), 4, 16);
        double[] shares = {0, 0.2, 0.5, 0.8, 0.9, 0.95, 0.99, 1};
        for (boolean weights : new boolean[] {true, false}) {
            double energy = Double.MAX_VALUE;
            double microseconds = Double.MAX_VALUE;
            for (double share : shares) {
                WorkloadLayer sparse = weights
                        ? layer.withWeightZeroShare(share).withInputZeroShare(0.4)
                        : layer.withWeightZeroShare(0.7).withInputZeroShare(share);
                LayerResult result = SparseEngine.eie()
                        .run(new Workload("w", 2, List.of(sparse), List.of()))
                        .total();
                assertTrue(result.energy().totalNanojoules() <= energy, "share " + share);
                assertTrue(result.latency().microseconds() <= microseconds, "share " + share);
                energy = result.energy().totalNanojoules();
                microseconds = result.latency().microseconds();
            }
        }
    }

    @Test
    void the_same_seed_gives_the_same_counts_and_another_seed_others() {
        WorkloadLayer layer = new WorkloadLayer("fc", new MatrixProduct(300, 400), 4, 16).withWeightZeroShare(0.9);
        SparseEngine eie = SparseEngine.eie();
        assertEquals(eie.count(layer, 1), eie.count(layer, 1));
        SparseEngine other = new SparseEngine(eie.sheet(), eie.energies(), 77);
        assertTrue(!eie.count(layer, 1).equals(other.count(layer, 1)));
    }

    @Test
    void the_user_is_told_how_full_the_memories_are() {
        // Dense 100 x 64 on 64 elements: 100 bytes of weights each of 131072, 2 x 101 of pointers of 32768, 100 x 2 /
        // 64 of
        // activations of 2048.
        LayerCounts counts = SparseEngine.eie().count(new WorkloadLayer("fc", new MatrixProduct(100, 64), 16, 16), 1);
        assertEquals(
                "[fills 0.1 % of the weight, 0.6 % of the pointer and 0.2 % of the activation memory]",
                counts.notes().toString());
    }
}
