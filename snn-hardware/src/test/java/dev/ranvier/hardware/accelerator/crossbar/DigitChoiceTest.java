package dev.ranvier.hardware.accelerator.crossbar;

import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

class DigitChoiceTest {

    private static int[] choose(int target, int[]... intervals) {
        DigitChoice choice = new DigitChoice(intervals.length, 2);
        for (int slice = 0; slice < intervals.length; slice++) {
            choice.allow(slice, intervals[slice][0], intervals[slice][1]);
        }
        int[] digits = new int[intervals.length];
        choice.choose(target, digits);
        return digits;
    }

    @Test
    void free_digits_are_the_plain_form() {
        assertArrayEquals(new int[] {1, 2, 1}, choose(25, new int[] {0, 3}, new int[] {0, 3}, new int[] {0, 3}));
        assertArrayEquals(new int[] {-1, -1}, choose(-5, new int[] {-3, 3}, new int[] {-3, 3}));
    }

    @Test
    void the_rest_makes_up_for_a_digit_that_is_not_free() {
        // 5 = 4 x 1 + 1; with the upper digit stuck at 2 the lower one takes -3.
        assertArrayEquals(new int[] {-3, 2}, choose(5, new int[] {-3, 3}, new int[] {2, 2}));
        // 3 with a lower digit of at most 0: 4 x 1 - 1.
        assertArrayEquals(new int[] {-1, 1}, choose(3, new int[] {-3, 0}, new int[] {-3, 3}));
        // Nothing reaches 0 if the upper digit stays at 3: as near as the lower one gets.
        assertArrayEquals(new int[] {0, 3}, choose(0, new int[] {0, 3}, new int[] {3, 3}));
    }

    @Test
    void no_choice_is_nearer() {
        RandomGenerator random = CrossbarMatrixTest.random(17);
        for (int trial = 0; trial < 3000; trial++) {
            int[][] intervals = new int[3][];
            for (int slice = 0; slice < 3; slice++) {
                int low = random.nextInt(-3, 4);
                intervals[slice] = new int[] {low, random.nextBoolean() ? low : random.nextInt(low, 4)};
            }
            int target = random.nextInt(-70, 71);
            int[] digits = choose(target, intervals);
            int nearest = Integer.MAX_VALUE;
            for (int a = intervals[0][0]; a <= intervals[0][1]; a++) {
                for (int b = intervals[1][0]; b <= intervals[1][1]; b++) {
                    for (int c = intervals[2][0]; c <= intervals[2][1]; c++) {
                        nearest = Math.min(nearest, Math.abs(target - a - 4 * b - 16 * c));
                    }
                }
            }
            int error = Math.abs(target - digits[0] - 4 * digits[1] - 16 * digits[2]);
            assertEquals(nearest, error, "seed 17, trial " + trial + ", target " + target);
        }
    }
}
