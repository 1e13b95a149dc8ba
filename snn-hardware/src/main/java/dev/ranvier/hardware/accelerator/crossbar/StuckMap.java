package dev.ranvier.hardware.accelerator.crossbar;

import java.util.random.RandomGenerator;

/** Which cells of one array do not obey, and at what level they stay. */
final class StuckMap {

    /** A cell that works. */
    static final int FREE = -1;

    private final int columns;
    private final int[] stuckLevels; // [row][physical column], level or FREE

    private StuckMap(int columns, int[] stuckLevels) {
        this.columns = columns;
        this.stuckLevels = stuckLevels;
    }

    /** Breaks cells at random, each on its own. */
    static StuckMap draw(int rows, int columns, int levels, CellDevices devices, RandomGenerator random) {
        int[] stuck = new int[rows * columns];
        for (int cell = 0; cell < stuck.length; cell++) {
            double lot = random.nextDouble();
            if (lot < devices.stuckOffShare()) {
                stuck[cell] = 0;
            } else if (lot < devices.stuckOffShare() + devices.stuckOnShare()) {
                stuck[cell] = levels - 1;
            } else {
                stuck[cell] = FREE;
            }
        }
        return new StuckMap(columns, stuck);
    }

    /** Level at which a cell stays, or {@link #FREE}. */
    int level(int row, int physicalColumn) {
        return stuckLevels[row * columns + physicalColumn];
    }
}
