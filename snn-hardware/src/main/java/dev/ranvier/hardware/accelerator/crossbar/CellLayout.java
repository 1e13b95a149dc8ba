package dev.ranvier.hardware.accelerator.crossbar;

/**
 * Which column of a row block holds what: for weight n its slices one after the other, the least significant first, and
 * for each slice the column of positive weights and then, with differential encoding, that of negative ones.
 */
final class CellLayout {

    private final CrossbarDesign design;
    private final int columns;

    CellLayout(CrossbarDesign design, int outputs) {
        this.design = design;
        columns = Math.multiplyExact(outputs, design.columnsPerWeight());
    }

    /** Columns of a row block. */
    int columns() {
        return columns;
    }

    /** Column of a slice of a weight; the column of negative weights is the next one. */
    int column(int output, int slice) {
        return (output * design.slices() + slice) * design.encoding().columnsPerSlice();
    }

    /** What a column counts for, without sign. */
    long significance(int column) {
        int slice = column / design.encoding().columnsPerSlice() % design.slices();
        return 1L << (slice * design.cellBits());
    }

    /** Whether a column holds negative weights. */
    boolean isNegative(int column) {
        return design.encoding() == SignEncoding.DIFFERENTIAL && column % 2 == 1;
    }

    /** The number that the slices of a code must make up: the code, or the code plus the offset. */
    int stored(int code) {
        return code + offset();
    }

    /** What is added to every code, 0 with differential encoding. */
    int offset() {
        return design.encoding() == SignEncoding.OFFSET ? 1 << (design.weightBits() - 1) : 0;
    }
}
