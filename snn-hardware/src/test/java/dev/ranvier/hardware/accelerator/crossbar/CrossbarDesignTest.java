package dev.ranvier.hardware.accelerator.crossbar;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CrossbarDesignTest {

    static final CrossbarDesign ISAAC = new CrossbarDesign(128, 128, 16, 1, 16, 2, 8, SignEncoding.OFFSET);

    @Test
    void isaac_by_hand() {
        // 16 bits in cells of 2 are 8 slices; 16 digits of one bit are 16 reads. 128 rows of level 3 make 384, which
        // needs
        // 9 bits; columns stored inverted never pass half of that, 192, which needs 8.
        assertEquals(8, ISAAC.columnsPerWeight());
        assertEquals(16, ISAAC.reads());
        assertEquals(192, ISAAC.largestColumnSum(128));
        assertEquals(8, ISAAC.losslessAdcBits());
        CrossbarDesign pairs = new CrossbarDesign(128, 128, 16, 1, 16, 2, 8, SignEncoding.DIFFERENTIAL);
        assertEquals(384, pairs.largestColumnSum(128));
        assertEquals(9, pairs.losslessAdcBits());
        // 15 bits of magnitude are 8 slices, each with two columns.
        assertEquals(16, pairs.columnsPerWeight());
    }

    @Test
    void arrays_by_hand() {
        // 300 inputs: 3 blocks of 128 rows. 40 weights of 8 columns: 320, 3 arrays of 128 columns, 4 of 100.
        assertEquals(9, ISAAC.arrays(300, 40, 128));
        assertEquals(12, ISAAC.arrays(300, 40, 100));
        assertEquals(1, ISAAC.arrays(1, 1, 128));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 128, 8, 1, 8, 2, 8, rows must be 1 to 65536",
        "128, 128, 33, 1, 8, 2, 8, inputBits must be 1 to 32",
        "128, 128, 8, 9, 8, 2, 8, dacBits must be 1 to 8",
        "128, 128, 8, 1, 1, 2, 8, weightBits must be 2 to 32",
        "128, 128, 8, 1, 8, 0, 8, cellBits must be 1 to 8",
        "128, 128, 8, 1, 8, 2, 0, adcBits must be 1 to 32",
        "128, 3, 8, 1, 8, 2, 8, store more bits in a cell"
    })
    void figures_out_of_range_are_refused(
            int rows, int columns, int inputBits, int dacBits, int weightBits, int cellBits, int adcBits, String why) {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> new CrossbarDesign(
                        rows, columns, inputBits, dacBits, weightBits, cellBits, adcBits, SignEncoding.DIFFERENTIAL));
        assertTrue(refused.getMessage().contains(why), refused.getMessage());
    }

    @Test
    void impossible_devices_and_schemes_are_refused() {
        assertThrows(IllegalArgumentException.class, () -> new CellDevices(1, 0, 0, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new CellDevices(10, -0.1, 0, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new CellDevices(10, 0, Double.NaN, 0, 0, 0));
        IllegalArgumentException percent =
                assertThrows(IllegalArgumentException.class, () -> CellDevices.IDEAL.withStuck(9.04, 1.75));
        assertTrue(percent.getMessage().contains("percentages"), percent.getMessage());
        assertThrows(IllegalArgumentException.class, () -> WriteScheme.verified(0, 4));
        assertThrows(IllegalArgumentException.class, () -> WriteScheme.verified(0.1, 0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new CrossbarSetup(
                        ISAAC, CellDevices.IDEAL, WriteScheme.PLAIN.withRepair(128), AdcRange.WORST_CASE));
    }

    @Test
    void what_the_simulation_cannot_hold_exactly_is_refused() {
        CrossbarDesign wide = new CrossbarDesign(1024, 64, 16, 8, 16, 8, 8, SignEncoding.DIFFERENTIAL);
        CrossbarSetup setup = new CrossbarSetup(
                new CrossbarDesign(256, 64, 16, 8, 16, 8, 8, SignEncoding.DIFFERENTIAL),
                CellDevices.IDEAL,
                WriteScheme.PLAIN,
                AdcRange.WORST_CASE);
        // 256 rows of 255 x 255 stay below 2^24, 1024 do not.
        assertEquals(256L * 255 * 255, setup.design().largestColumnSum(256));
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> new CrossbarSetup(wide, CellDevices.IDEAL, WriteScheme.PLAIN, AdcRange.WORST_CASE));
        assertTrue(refused.getMessage().contains("fewer bits in a read"), refused.getMessage());
        CrossbarDesign one = new CrossbarDesign(8, 8, 8, 1, 1, 1, 8, SignEncoding.OFFSET);
        assertThrows(
                IllegalArgumentException.class,
                () -> new CrossbarSetup(one, CellDevices.IDEAL, WriteScheme.PLAIN, AdcRange.WORST_CASE));
    }
}
