package dev.ranvier.hardware.accelerator.neardata;

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
import static org.junit.jupiter.api.Assertions.assertTrue;

class OperandDrivenVaultsTest extends AcceleratorContract {

    private static final WorkloadLayer DENSE = new WorkloadLayer("fc", new MatrixProduct(5, 14), 16, 16);

    @Override
    protected Accelerator machine() {
        return OperandDrivenVaults.neurocube();
    }

    /** 2 vaults of 3 units that take 4 cycles; a vault delivers a word in a cycle. */
    private static OperandDrivenVaults tiny() {
        OperandDrivenVaults cube = OperandDrivenVaults.neurocube();
        return cube.with(
                cube.sheet().with("vaults", 2).with("macsPerVault", 3).with("cyclesPerMac", 4), cube.energies());
    }

    @Test
    void a_dense_layer_by_hand() {
        // 14 outputs, 6 at once: 3 rounds of 5 terms. A term needs 3 weights and 1 input: 4 cycles either way.
        LayerCounts counts = tiny().count(DENSE, 1);
        assertEquals(60, counts.cycles());
        assertEquals("compute", counts.limitedBy());
        assertEquals(70, counts.counts().count("mac", "multiplyAdd"));
        assertEquals(70 * 4 / 3.0 + 14, counts.counts().count("vault", "word"), 1e-9);
        assertEquals(14 / 3.0, counts.activeElements(), 1e-12);
        assertEquals(1.5, tiny().peakMultiplyAccumulatesPerCycle());
    }

    @Test
    void a_slower_vault_is_the_limit() {
        // Half a word in a cycle: a term of a convolution needs 3 inputs, 6 cycles. 1 channel of 3x4, 2x2 filters, 2
        // filters:
        // 12 results in 2 rounds of 4 terms, 2 samples.
        OperandDrivenVaults slow = tiny();
        slow = slow.with(slow.sheet().with("vaultBytesPerSecond", 5e9), slow.energies());
        WorkloadLayer conv = new WorkloadLayer("conv", new Convolution(1, 3, 4, 2, 2, 2, 1, 0, 1), 16, 16);
        LayerCounts counts = slow.count(conv, 2);
        assertEquals(2 * 2 * 4 * 6, counts.cycles());
        assertEquals("vault bandwidth", counts.limitedBy());
        assertEquals(2 * (48 + 12), counts.counts().count("vault", "word"), 1e-9);
    }

    @Test
    void energy_by_hand_lacks_the_background_power() {
        // (70 x 4/3 + 14) words x 59.2 pJ; 3.4 W for 60 cycles of 5 GHz.
        var energy = tiny().run(new Workload("w", 1, List.of(DENSE), List.of()))
                .total()
                .energy();
        assertEquals((70 * 4 / 3.0 + 14) * 59.2 / 1e3 + 3.4 * 60 / 5, energy.totalNanojoules(), 1e-9);
        assertTrue(
                energy.warnings().get(0).contains("no background power"),
                energy.warnings().toString());
    }
}
