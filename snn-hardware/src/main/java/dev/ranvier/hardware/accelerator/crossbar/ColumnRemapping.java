package dev.ranvier.hardware.accelerator.crossbar;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Chooses the physical column of each column of a matrix within one array; see {@link WriteScheme}. */
final class ColumnRemapping {

    private ColumnRemapping() {}

    /** Every column in its place. */
    static int[] identity(int logicalColumns) {
        return IntStream.range(0, logicalColumns).toArray();
    }

    /**
     * The most significant columns choose first, each the free physical column whose broken cells are off by the fewest
     * levels in total; of equal ones its own, then the next to the right.
     *
     * @param levels {@code [row][column of the row block]}: what is to be written. Not modified.
     * @param stride columns of the row block
     * @param first column of the row block that stands first in this array
     * @param significance {@code [column of the row block]}: weight of its slice. Not modified.
     * @param count columns of the row block that lie in this array
     * @return {@code [column of the row block - first]}, physical column
     */
    static int[] choose(
            int rows,
            int physicalColumns,
            int[] levels,
            int stride,
            int first,
            long[] significance,
            int count,
            StuckMap stuck) {
        Integer[] order = IntStream.range(0, count).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingLong(column -> -significance[first + column]));
        boolean[] taken = new boolean[physicalColumns];
        int[] place = new int[count];
        for (int column : order) {
            long least = Long.MAX_VALUE;
            for (int i = 0; i < physicalColumns; i++) {
                int physical = (column + i) % physicalColumns;
                if (!taken[physical]) {
                    long harm = harm(rows, levels, stride, first + column, stuck, physical);
                    if (harm < least) {
                        least = harm;
                        place[column] = physical;
                    }
                }
            }
            taken[place[column]] = true;
        }
        return place;
    }

    private static long harm(int rows, int[] levels, int stride, int column, StuckMap stuck, int physical) {
        long harm = 0;
        for (int row = 0; row < rows; row++) {
            int stays = stuck.level(row, physical);
            if (stays != StuckMap.FREE) {
                harm += Math.abs(stays - levels[row * stride + column]);
            }
        }
        return harm;
    }
}
