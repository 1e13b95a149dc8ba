package dev.ranvier.hardware.accelerator.crossbar;

/**
 * The cells that one block of rows of a matrix was written to, in the order of the matrix: where a column lies
 * physically is the business of the writer. Nobody modifies the arrays.
 *
 * @param firstInput first input of the matrix in this block
 * @param rows inputs of the matrix in this block
 * @param values {@code [row][column]}, conductance above the pedestal in steps between two levels
 * @param inverted {@code [column]}, whether the column holds highest level minus level
 */
record RowBlock(int firstInput, int rows, float[] values, boolean[] inverted) {}
