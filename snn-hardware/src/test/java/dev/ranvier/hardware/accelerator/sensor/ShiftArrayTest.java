package dev.ranvier.hardware.accelerator.sensor;

import dev.ranvier.core.model.Window;
import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.AcceleratorContract;
import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.workload.Convolution;
import dev.ranvier.hardware.workload.MatrixProduct;
import dev.ranvier.hardware.workload.Pooling;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class ShiftArrayTest extends AcceleratorContract {

    /** 2 channels of 4x5, 2x2 filters, 3 filters: results of 3x4. */
    private static final WorkloadLayer CONV =
            new WorkloadLayer("conv", new Convolution(2, 4, 5, 3, 2, 2, 1, 0, 1), 16, 16);

    @Override
    protected Accelerator machine() {
        return ShiftArray.shiDianNao();
    }

    private static ShiftArray tiny() {
        ShiftArray chip = ShiftArray.shiDianNao();
        return chip.with(chip.sheet().with("rows", 2).with("columns", 2), chip.energies());
    }

    @Test
    void a_convolution_by_hand() {
        // 3x4 results on 2x2 elements: 2 x 2 tiles (rows 2 and 1, columns 2 and 2), 4 cycles each, for 6 pairs of maps:
        // 96.
        // Inputs of a tile: 3x3, 3x3, 2x3, 2x3 = 30. 12 results in 4 tiles x 4 cycles: 3 elements active.
        LayerCounts counts = tiny().count(CONV, 1);
        assertEquals(96, counts.cycles());
        assertEquals(96, counts.counts().count("nfu", "cycle"));
        assertEquals(30 * 6, counts.counts().count("nbin", "word"));
        assertEquals(96, counts.counts().count("sb", "word"));
        assertEquals(36, counts.counts().count("nbout", "word"));
        assertEquals(3, counts.activeElements(), 1e-12);
    }

    @Test
    void a_dense_layer_by_hand() {
        // 5 -> 6 on 4 elements: 2 turns of 5 cycles; every weight is read once.
        LayerCounts counts = tiny().count(new WorkloadLayer("fc", new MatrixProduct(5, 6), 16, 16), 3);
        assertEquals(30, counts.cycles());
        assertEquals(30, counts.counts().count("nbin", "word"));
        assertEquals(90, counts.counts().count("sb", "word"));
        assertEquals(18, counts.counts().count("nbout", "word"));
        WorkloadLayer onePixel = new WorkloadLayer("conv", new Convolution(5, 1, 1, 6, 1, 1, 1, 0, 1), 16, 16);
        assertEquals(counts.counts(), tiny().count(onePixel, 3).counts());
    }

    @Test
    void pooling_runs_and_needs_no_weights() {
        // 2 maps of 4x4, 2x2 windows with stride 2: 2x2 results each, one tile of 4 cycles that sees all 16 inputs.
        Pooling pooling = new Pooling(Pooling.Kind.MAX, 2, 4, 4, new Window(2, 2, 2, 2, 1, 1, 0, 0, 0, 0));
        LayerCounts counts = tiny().count(new WorkloadLayer("pool", pooling, 16, 16), 1);
        assertEquals(8, counts.cycles());
        assertEquals(32, counts.counts().count("nbin", "word"));
        assertEquals(0, counts.counts().count("sb", "word"));
    }

    @Test
    void energy_by_hand() {
        // pJ: 96 x (268.8 + 2.4), 180 x 4.4, 36 x 6.6, 96 x 6.8.
        double nanojoules = tiny().run(new Workload("w", 1, List.of(CONV), List.of()))
                .total()
                .energy()
                .totalNanojoules();
        assertEquals((96 * 271.2 + 180 * 4.4 + 36 * 6.6 + 96 * 6.8) / 1e3, nanojoules, 1e-9);
    }

    @Test
    void the_user_is_told_how_full_the_buffers_are() {
        // 40 inputs, 36 results, 24 weights of 2 bytes in 64, 64 and 128 kB.
        assertEquals(
                "[fills 0.1 % of the input, 0.1 % of the output and 0.0 % of the weight buffer]",
                tiny().count(CONV, 1).notes().toString());
    }
}
