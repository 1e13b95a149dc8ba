package dev.ranvier.hardware.accelerator.crossbar;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Writes one row block of a matrix into its arrays, as a {@link WriteScheme} says, with the faults of
 * {@link CellDevices}.
 */
final class RowBlockWriter {

    private final CrossbarDesign design;
    private final CellDevices devices;
    private final WriteScheme scheme;
    private final CellLayout layout;
    private final WeightCodes codes;
    private final RandomGenerator random;
    private final int firstInput;
    private final int rows;
    private final int top; // highest level
    private final int[] levels; // [row][column], what is to be written
    private final int[] stuck; // [row][column], level at which a cell stays, or StuckMap.FREE
    private final boolean[] inverted; // [column]
    private long arrays;
    private long writes;
    private long verifyReads;
    private long stuckCells;
    private long missedCells;
    private long movedColumns;

    RowBlockWriter(CrossbarSetup setup, WeightCodes codes, int firstInput, RandomGenerator random) {
        design = setup.design();
        devices = setup.devices();
        scheme = setup.scheme();
        this.codes = codes;
        this.random = random;
        this.firstInput = firstInput;
        layout = new CellLayout(design, codes.outputs());
        rows = Math.min(design.rows(), codes.inputs() - firstInput);
        top = design.levels() - 1;
        levels = new int[Math.multiplyExact(rows, layout.columns())];
        stuck = new int[levels.length];
        Arrays.fill(stuck, StuckMap.FREE);
        inverted = new boolean[layout.columns()];
    }

    /** Writes all cells. To be called once. */
    RowBlock write() {
        plainLevels();
        if (design.encoding() == SignEncoding.OFFSET) {
            invertHeavyColumns();
        }
        place();
        if (scheme.compensate()) {
            compensate();
        }
        float[] values = new float[levels.length];
        double pedestal = devices.pedestal(design.levels());
        for (int cell = 0; cell < values.length; cell++) {
            values[cell] = (float) (stuck[cell] == StuckMap.FREE ? write(levels[cell], pedestal) : leave(cell));
        }
        return new RowBlock(firstInput, rows, values, inverted);
    }

    /** What the writing took. */
    WriteReport report() {
        return new WriteReport(arrays, levels.length, writes, verifyReads, stuckCells, missedCells, movedColumns);
    }

    private void plainLevels() {
        for (int row = 0; row < rows; row++) {
            for (int output = 0; output < codes.outputs(); output++) {
                int stored = layout.stored(code(row, output));
                for (int slice = 0; slice < design.slices(); slice++) {
                    int digit = Math.abs(stored) >> (slice * design.cellBits()) & top;
                    setDigit(row, output, slice, stored < 0 ? -digit : digit);
                }
            }
        }
    }

    private void invertHeavyColumns() {
        for (int column = 0; column < inverted.length; column++) {
            long sum = 0;
            for (int row = 0; row < rows; row++) {
                sum += levels[row * inverted.length + column];
            }
            if (2 * sum > (long) rows * top) {
                inverted[column] = true;
                for (int row = 0; row < rows; row++) {
                    levels[row * inverted.length + column] = top - levels[row * inverted.length + column];
                }
            }
        }
    }

    /** Draws the broken cells of each array and decides which column lies where. */
    private void place() {
        int usable = design.columns() - scheme.spareColumns();
        long[] significance = new long[inverted.length];
        for (int column = 0; column < significance.length; column++) {
            significance[column] = layout.significance(column);
        }
        for (int first = 0; first < inverted.length; first += usable) {
            int count = Math.min(usable, inverted.length - first);
            StuckMap map = StuckMap.draw(rows, design.columns(), design.levels(), devices, random);
            int[] place = scheme.remapColumns()
                    ? ColumnRemapping.choose(
                            rows, design.columns(), levels, inverted.length, first, significance, count, map)
                    : ColumnRemapping.identity(count);
            for (int i = 0; i < count; i++) {
                movedColumns += place[i] == i ? 0 : 1;
                for (int row = 0; row < rows; row++) {
                    stuck[row * inverted.length + first + i] = map.level(row, place[i]);
                }
            }
            arrays++;
        }
    }

    private void compensate() {
        DigitChoice choice = new DigitChoice(design.slices(), design.cellBits());
        int[] digits = new int[design.slices()];
        for (int row = 0; row < rows; row++) {
            for (int output = 0; output < codes.outputs(); output++) {
                boolean broken = false;
                for (int slice = 0; slice < digits.length; slice++) {
                    broken |= allow(choice, row, layout.column(output, slice), slice);
                }
                if (broken) {
                    choice.choose(layout.stored(code(row, output)), digits);
                    for (int slice = 0; slice < digits.length; slice++) {
                        setDigit(row, output, slice, digits[slice]);
                    }
                }
            }
        }
    }

    /** Tells which digits a slice can have; true if one of its cells is broken. */
    private boolean allow(DigitChoice choice, int row, int column, int slice) {
        int stays = stuck[row * inverted.length + column];
        if (design.encoding() == SignEncoding.OFFSET) {
            int digit = inverted[column] ? top - stays : stays;
            choice.allow(slice, stays == StuckMap.FREE ? 0 : digit, stays == StuckMap.FREE ? top : digit);
            return stays != StuckMap.FREE;
        }
        int negativeStays = stuck[row * inverted.length + column + 1];
        int least = (stays == StuckMap.FREE ? 0 : stays) - (negativeStays == StuckMap.FREE ? top : negativeStays);
        int most = (stays == StuckMap.FREE ? top : stays) - (negativeStays == StuckMap.FREE ? 0 : negativeStays);
        choice.allow(slice, least, most);
        return stays != StuckMap.FREE || negativeStays != StuckMap.FREE;
    }

    /** Sets the level or the two levels of a slice, around cells that are known to be broken. */
    private void setDigit(int row, int output, int slice, int digit) {
        int column = layout.column(output, slice);
        int cell = row * inverted.length + column;
        if (design.encoding() == SignEncoding.OFFSET) {
            levels[cell] = inverted[column] ? top - digit : digit;
            return;
        }
        // The column of negative weights takes what the other one cannot.
        int positive = Math.max(digit, 0);
        if (scheme.compensate() && stuck[cell] != StuckMap.FREE) {
            positive = stuck[cell];
        } else if (scheme.compensate() && stuck[cell + 1] != StuckMap.FREE) {
            positive = digit + stuck[cell + 1];
        }
        levels[cell] = positive;
        levels[cell + 1] = positive - digit;
    }

    private double write(int level, double pedestal) {
        double value;
        int attempts = 0;
        boolean missed;
        do {
            double conductance = (pedestal + level) * Math.exp(devices.relativeSigma() * random.nextGaussian())
                    + top * devices.rangeSigma() * random.nextGaussian();
            value = Math.max(0, conductance) - pedestal;
            attempts++;
            missed = Math.abs(value - level) > scheme.verifyTolerance();
        } while (missed && attempts < scheme.mostWrites());
        writes += attempts;
        verifyReads += scheme.verifies() ? attempts : 0;
        missedCells += missed ? 1 : 0;
        return value;
    }

    /** A broken cell that nobody knows of is written like others, in vain. */
    private double leave(int cell) {
        stuckCells++;
        if (!scheme.remapColumns() && !scheme.compensate()) {
            boolean near = Math.abs(stuck[cell] - levels[cell]) <= scheme.verifyTolerance();
            int attempts = near ? 1 : scheme.mostWrites();
            writes += attempts;
            verifyReads += scheme.verifies() ? attempts : 0;
        }
        return stuck[cell];
    }

    private int code(int row, int output) {
        return codes.codes()[output * codes.inputs() + firstInput + row];
    }
}
