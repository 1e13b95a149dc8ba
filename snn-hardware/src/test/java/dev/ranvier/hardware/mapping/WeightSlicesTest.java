package dev.ranvier.hardware.mapping;

import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

class WeightSlicesTest {

    @Test
    void shortCodesByHand() {
        // two's complement of four bits; one positive and one negative axon; three bits without sign
        assertEquals(4, WeightSlices.covering(-8, 7, 4, 255).axons());
        assertEquals(2, WeightSlices.covering(-1, 1, 4, 255).axons());
        assertEquals(3, WeightSlices.covering(0, 7, 4, 255).axons());
        assertEquals(3, WeightSlices.covering(-7, 0, 4, 255).axons());
        int[] digits = new int[4];
        WeightSlices.covering(-8, 7, 4, 255).write(-3, digits);
        assertArrayEquals(new int[] {1, 0, 1, 1}, digits, "-3 = 1 + 4 - 8");
        assertNull(WeightSlices.covering(-1, 1, 1, 255), "one type has one sign");
    }

    @Test
    void everyWeightOfARangeIsWrittenExactly() {
        int[][] ranges = {{-255, 255}, {-1, 100}, {-100, 1}, {0, 255}, {-13, 0}, {-31, 31}, {-2, 2}};
        for (int[] range : ranges) {
            WeightSlices slices = WeightSlices.covering(range[0], range[1], 4, 255);
            int[] digits = new int[slices.value().length];
            for (int weight = range[0]; weight <= range[1]; weight++) {
                slices.write(weight, digits);
                int sum = 0;
                for (int type = 0; type < digits.length; type++) {
                    assertTrue(digits[type] >= 0 && digits[type] <= slices.copies()[type], "weight " + weight);
                    assertTrue(Math.abs(slices.value()[type]) <= 255, "weight " + weight);
                    sum += digits[type] * slices.value()[type];
                }
                assertEquals(weight, sum);
            }
        }
    }
}
