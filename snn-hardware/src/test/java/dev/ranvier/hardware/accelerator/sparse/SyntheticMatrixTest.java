package dev.ranvier.hardware.accelerator.sparse;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SyntheticMatrixTest {

    @Test
    void a_dense_matrix_stores_every_row_where_it_belongs() {
        // 7 rows over 3 elements: 0, 3, 6 / 1, 4 / 2, 5.
        SyntheticMatrix dense = new SyntheticMatrix(1, 7, 3, 1, 1, 4);
        assertEquals(3, dense.stored(0, 0));
        assertEquals(2, dense.stored(0, 1));
        assertEquals(2, dense.stored(0, 2));
        assertTrue(dense.hasInput(0));
    }

    @Test
    void long_runs_of_zeros_store_zeros() {
        // A share p of non-zero weights in columns of n rows on one element. Each weight costs itself and, for each
        // full 16
        // zeros before it, one more: p n + sum over places of p (1-p)^16 + p (1-p)^32 ... = about p n / (1 - (1-p)^16)
        // for
        // large n.
        int rows = 20_000;
        double p = 0.04;
        SyntheticMatrix matrix = new SyntheticMatrix(5, rows, 1, p, 1, 4);
        long stored = 0;
        for (int column = 0; column < 20; column++) {
            stored += matrix.stored(column, 0);
        }
        double expected = 20 * p * rows / (1 - Math.pow(1 - p, 16));
        assertEquals(expected, stored, 0.02 * expected);
        SyntheticMatrix wide = new SyntheticMatrix(5, rows, 1, p, 1, 14);
        long withoutPadding = 0;
        for (int column = 0; column < 20; column++) {
            withoutPadding += wide.stored(column, 0);
        }
        assertEquals(20 * p * rows, withoutPadding, 0.03 * 20 * p * rows);
    }

    @Test
    void a_sparser_matrix_never_stores_more_in_any_place() {
        for (int seed = 0; seed < 5; seed++) {
            SyntheticMatrix denser = new SyntheticMatrix(seed, 500, 4, 0.3, 0.7, 4);
            SyntheticMatrix sparser = new SyntheticMatrix(seed, 500, 4, 0.05, 0.6, 4);
            for (int column = 0; column < 50; column++) {
                assertTrue(denser.hasInput(column) || !sparser.hasInput(column), "seed " + seed);
                for (int k = 0; k < 4; k++) {
                    assertTrue(sparser.stored(column, k) <= denser.stored(column, k), "seed " + seed);
                }
            }
        }
    }
}
