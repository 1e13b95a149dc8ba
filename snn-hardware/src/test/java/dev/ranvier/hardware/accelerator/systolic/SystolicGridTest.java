package dev.ranvier.hardware.accelerator.systolic;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SystolicGridTest {

    @Test
    void two_by_two_arrays_by_hand() {
        // Weights stay: K = 10 rows over 2 arrays of 4 rows gives parts of 5 and 5 (2 folds each), N = 5 columns over 2
        // of 3
        // columns gives parts of 3 and 2 (1 fold each). A fold takes 2 x 4 + 3 + 7 - 2 = 16 cycles.
        SystolicGrid grid =
                SystolicGrid.of(7, 5, 10, new GridShape(4, 3, 2, 2), Dataflow.WEIGHT_STATIONARY, OutputDrain.TOOL);
        assertEquals(2 * 16, grid.cycles());
        assertEquals(350, grid.multiplyAccumulates());
        assertEquals(50, grid.filterReads());
        // Each array reads its 7 x 5 inputs once; four arrays.
        assertEquals(4 * 35, grid.inputReads());
        // Each array writes 7 x columns x 2 folds: 2 x (42 + 28).
        assertEquals(2 * (42 + 28), grid.outputWrites());
        // In two folds 50 weights stand in 48 elements.
        assertEquals(25, grid.activeElements(), 1e-12);
    }

    @Test
    void a_remainder_goes_to_the_last_array_and_some_stay_empty() {
        // 5 filters over 4 arrays: parts of 2, 2, 1; the fourth has nothing.
        SystolicGrid grid =
                SystolicGrid.of(6, 5, 3, new GridShape(4, 4, 1, 4), Dataflow.OUTPUT_STATIONARY, OutputDrain.TOOL);
        assertEquals(2 * (3 + 4 + 4 - 2), grid.cycles()); // 6 pixels are 2 folds of 4 rows
        assertEquals(90, grid.multiplyAccumulates());
        assertEquals(30, grid.outputWrites());
        assertEquals(3 * 18, grid.inputReads());
    }

    @Test
    void one_array_is_the_plain_schedule_and_more_never_take_longer() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        for (int trial = 0; trial < 300; trial++) {
            long m = 1 + random.nextInt(300);
            long n = 1 + random.nextInt(300);
            long k = 1 + random.nextInt(300);
            int rows = 1 + random.nextInt(40);
            int columns = 1 + random.nextInt(40);
            Dataflow dataflow = Dataflow.values()[random.nextInt(3)];
            SystolicSchedule plain = SystolicSchedule.of(m, n, k, rows, columns, dataflow, OutputDrain.PAPER);
            SystolicGrid one = SystolicGrid.of(m, n, k, GridShape.one(rows, columns), dataflow, OutputDrain.PAPER);
            String what = "seed 5, trial " + trial;
            assertEquals(plain.cycles(), one.cycles(), what);
            assertEquals(plain.inputReads(), one.inputReads(), what);
            assertEquals(plain.filterReads(), one.filterReads(), what);
            assertEquals(plain.outputWrites(), one.outputWrites(), what);
            GridShape shape = new GridShape(rows, columns, 1 + random.nextInt(6), 1 + random.nextInt(6));
            SystolicGrid more = SystolicGrid.of(m, n, k, shape, dataflow, OutputDrain.PAPER);
            assertTrue(more.cycles() <= one.cycles(), what);
            assertEquals(m * n * k, more.multiplyAccumulates(), what);
            assertTrue(more.activeElements() <= shape.elements() * (1 + 1e-12), what);
        }
    }

    @Test
    void impossible_grids_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> new GridShape(4, 4, 0, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> SystolicGrid.of(0, 1, 1, GridShape.one(1, 1), Dataflow.OUTPUT_STATIONARY, OutputDrain.TOOL));
    }
}
