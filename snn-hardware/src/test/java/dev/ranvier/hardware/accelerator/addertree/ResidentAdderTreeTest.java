package dev.ranvier.hardware.accelerator.addertree;

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
import static org.junit.jupiter.api.Assertions.assertThrows;

class ResidentAdderTreeTest extends AcceleratorContract {

    private static final WorkloadLayer DENSE = new WorkloadLayer("fc", new MatrixProduct(5, 14), 16, 16);

    @Override
    protected Accelerator machine() {
        return ResidentAdderTree.daDianNao();
    }

    /** 2 tiles, each 2 inputs by 3 outputs a cycle. */
    private static ResidentAdderTree tiny() {
        ResidentAdderTree chip = ResidentAdderTree.daDianNao();
        return chip.with(chip.sheet().with("tiles", 2).with("inputLanes", 2).with("outputLanes", 3), chip.energies());
    }

    @Test
    void a_dense_layer_by_hand() {
        // 5 -> 14: both tiles share the outputs, 6 a turn: 3 turns of 3 steps = 9 cycles.
        LayerCounts counts = tiny().count(DENSE, 1);
        assertEquals(9, counts.cycles());
        assertEquals(70, counts.counts().count("mac", "multiplyAdd"));
        assertEquals(9 * 12, counts.counts().count("edram", "weight"));
        assertEquals(19, counts.counts().count("edram", "activation"));
        assertEquals(0, counts.counts().count("link", "word"));
        assertEquals(70 / 9.0, counts.activeElements(), 1e-12);
        assertEquals(
                "[weights fill 0.0 % of the embedded memory]", counts.notes().toString());
    }

    @Test
    void tiles_share_pixels_if_there_are_few_filters() {
        // 1 channel of 3x5, 2x2 filters, 3 filters: 8 pixels. Shared pixels: 4 x 1 x 4 = 16; shared filters: 8 x 1 x 4
        // = 32.
        WorkloadLayer conv = new WorkloadLayer("conv", new Convolution(1, 3, 5, 3, 2, 2, 1, 0, 1), 16, 16);
        assertEquals(3 * 16, tiny().count(conv, 3).cycles());
    }

    @Test
    void chips_wait_for_the_inputs_that_they_do_not_hold() {
        // Two chips of 2 tiles: 12 outputs a turn, 2 turns of 3 steps = 6 cycles. Each chip lacks half of the 5 inputs;
        // with
        // 1/8 word a cycle that takes 20.
        ResidentAdderTree many = ResidentAdderTree.daDianNao64();
        ResidentAdderTree two = many.with(
                many.sheet()
                        .with("chips", 2)
                        .with("tiles", 2)
                        .with("inputLanes", 2)
                        .with("outputLanes", 3)
                        .with("linkBytesPerSecond", 606e6 / 4),
                many.energies());
        LayerCounts counts = two.count(DENSE, 1);
        assertEquals(20, counts.cycles());
        assertEquals("links between chips", counts.limitedBy());
        assertEquals(5, counts.counts().count("link", "word"));
        assertEquals(24, two.processingElements());
        assertThrows(
                IllegalArgumentException.class,
                () -> ResidentAdderTree.daDianNao().sheet().value("linkBytesPerSecond"));
    }

    @Test
    void energy_by_hand() {
        // pJ: 70 x 1.97, (108 + 19) x 1.2; 10.4 W for 9 cycles of 606 MHz.
        double nanojoules = tiny().run(new Workload("w", 1, List.of(DENSE), List.of()))
                .total()
                .energy()
                .totalNanojoules();
        assertEquals((70 * 1.97 + 127 * 1.2) / 1e3 + 10.4 * 9 / 0.606, nanojoules, 1e-9);
    }
}
