package dev.ranvier.hardware.accelerator.crossbar;

import dev.ranvier.hardware.accelerator.Accelerator;
import dev.ranvier.hardware.accelerator.AcceleratorContract;
import dev.ranvier.hardware.accelerator.AcceleratorResult;
import dev.ranvier.hardware.accelerator.LayerCounts;
import dev.ranvier.hardware.workload.Convolution;
import dev.ranvier.hardware.workload.Workload;
import dev.ranvier.hardware.workload.WorkloadLayer;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;

class RedEyeTest extends AcceleratorContract {

    private static final WorkloadLayer CONV =
            new WorkloadLayer("conv", new Convolution(3, 9, 9, 4, 3, 3, 2, 1, 1), 8, 8);
    private static final WorkloadLayer NEXT =
            new WorkloadLayer("next", new Convolution(4, 5, 5, 2, 3, 3, 1, 0, 1), 8, 8);

    @Override
    protected Accelerator machine() {
        return RedEye.likamwa();
    }

    @Test
    void a_small_layer_by_hand() {
        // 25 pixels x 4 filters x 27 terms = 2700 products, batch 2; 100 results of 16 steps each.
        LayerCounts counted = RedEye.likamwa().count(CONV, 2);
        assertEquals(5400, counted.counts().count("charge", "multiplyAccumulate"), 1e-9);
        assertEquals(2 * 100 * 16, counted.counts().count("adc", "step"));
        assertEquals(24, counted.cycles()); // 5400 / 227 = 23.8
        assertEquals(225, counted.activeElements());
    }

    @Test
    void twenty_decibels_cost_a_hundred_times_the_products_and_two_bits_four_times_the_conversions() {
        LayerCounts fine = RedEye.likamwa().withSettings(60, 6).count(CONV, 2);
        assertEquals(540_000, fine.counts().count("charge", "multiplyAccumulate"), 1e-6);
        assertEquals(2 * 100 * 64, fine.counts().count("adc", "step"));
    }

    @Test
    void only_what_crosses_the_cut_is_converted() {
        Workload both = new Workload("both", 3, List.of(CONV, NEXT), List.of());
        AcceleratorResult result = RedEye.likamwa().run(both);
        assertEquals(3 * 2 * 9 * 16, result.total().counts().count("adc", "step"));
        assertEquals(0, result.layers().get(0).counts().count("adc", "step"));
        assertEquals(
                3 * 500 * 16, RedEye.likamwa().run(both, 500).total().counts().count("adc", "step"));
    }
}
