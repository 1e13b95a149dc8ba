package dev.ranvier.hardware.accelerator.systolic;

import dev.ranvier.hardware.accelerator.MachineSheet;

/**
 * Equal systolic arrays in a grid.
 *
 * @param rows rows of one array
 * @param columns columns of one array
 * @param gridRows arrays one below the other
 * @param gridColumns arrays side by side
 */
public record GridShape(int rows, int columns, int gridRows, int gridColumns) {

    /** @throws IllegalArgumentException if a size is not positive */
    public GridShape {
        if (rows < 1 || columns < 1 || gridRows < 1 || gridColumns < 1) {
            throw new IllegalArgumentException("arrays and grid need positive sizes, got " + gridRows + "x"
                    + gridColumns + " arrays of " + rows + "x" + columns);
        }
    }

    /** One array. */
    public static GridShape one(int rows, int columns) {
        return new GridShape(rows, columns, 1, 1);
    }

    static GridShape of(MachineSheet sheet) {
        return new GridShape(
                sheet.whole("rows"), sheet.whole("columns"), sheet.whole("gridRows"), sheet.whole("gridColumns"));
    }

    /** Processing elements of all arrays. */
    public long elements() {
        return (long) rows * columns * gridRows * gridColumns;
    }
}
