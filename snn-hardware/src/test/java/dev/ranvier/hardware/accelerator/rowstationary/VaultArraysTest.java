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

class VaultArraysTest extends AcceleratorContract {

    private static final WorkloadLayer TINY =
            new WorkloadLayer("tiny", new Convolution(1, 4, 4, 1, 3, 3, 1, 0, 1), 16, 16);

    @Override
    protected Accelerator machine() {
        return VaultArrays.tetris();
    }

    /** Two vaults with 3 x 1 elements each. */
    private static VaultArrays two() {
        VaultArrays tetris = VaultArrays.tetris();
        return tetris.with(
                tetris.sheet()
                        .with("vaultRows", 1)
                        .with("vaultColumns", 2)
                        .with("rows", 3)
                        .with("columns", 1),
                tetris.energies());
    }

    @Test
    void a_tiny_layer_by_hand() {
        // 4x4 image, one 3x3 filter, 2x2 results: only rows can be shared, one row of results for each vault. A part: 1
        // x 2
        // results of 9 products in 3 elements: 2 x 3 cycles, buses are no limit, filling takes 1 more. It reads 9
        // weights, 3
        // rows of 4 inputs and writes 2 results; half of the weights lie in the other vault, one hop away.
        LayerCounts counts = two().count(TINY, 1);
        assertEquals(
                "[split into 2 parts of rows by 1 of filters]", counts.notes().toString());
        assertEquals(36, counts.counts().count("mac", "multiplyAdd"));
        assertEquals(2 * (9 + 12 + 2), counts.counts().count("dram", "word"));
        assertEquals(2 * 4.5, counts.counts().count("network", "hop"), 1e-12);
        assertEquals(6, counts.activeElements());
        // The link of a vault takes 10 words a cycle, so 23 words less than the 7 cycles.
        assertEquals(7, counts.cycles());
    }

    @Test
    void a_dense_layer_is_shared_by_its_outputs() {
        // Each of two vaults keeps the weights of 2 of 4 outputs and needs the 3 inputs of which half lie elsewhere.
        LayerCounts counts = two().count(new WorkloadLayer("fc", new MatrixProduct(3, 4), 16, 16), 1);
        assertEquals(
                "[split into 1 parts of rows by 2 of filters]", counts.notes().toString());
        assertEquals(2 * (6 + 3 + 2), counts.counts().count("dram", "word"));
        assertEquals(3, counts.counts().count("network", "hop"), 1e-12);
    }

    @Test
    void one_array_needs_no_network() {
        LayerCounts counts = VaultArrays.tetrisBaseline().count(TINY, 1);
        assertEquals(0, counts.counts().count("network", "hop"));
        // pJ: mac 36 x 2, registers, array, buffer and memory as counted; static 160 mW.
        var total = VaultArrays.tetrisBaseline()
                .run(new Workload("w", 1, List.of(TINY), List.of()))
                .total();
        double expected = 36 * 2
                + counts.counts().count("rf", "word") * 1
                + counts.counts().count("array", "word") * 4
                + counts.counts().count("buffer", "word") * 28
                + counts.counts().count("dram", "word") * 240
                + counts.cycles() * 320.0;
        assertEquals(expected / 1e3, total.energy().totalNanojoules(), 1e-9);
    }
}
