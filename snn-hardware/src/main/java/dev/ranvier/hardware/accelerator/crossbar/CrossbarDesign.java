package dev.ranvier.hardware.accelerator.crossbar;

/**
 * How a matrix of signed weights is cut into cells and a vector of inputs into reads (bit slicing: Shafiee et al. 2016,
 * ISCA, doi:10.1109/ISCA.2016.12). A weight is cut into slices of {@code cellBits}, each in a column of its own; an
 * input into digits of {@code dacBits}, each applied in a read of its own; one conversion reads one column in one read.
 * Shifts and additions put the conversions together.
 *
 * @param rows rows of an array, which is the number of inputs that one read sums over
 * @param columns columns of an array, spare ones included
 * @param inputBits bits of an input value
 * @param dacBits bits of an input that one read applies
 * @param weightBits bits of a weight, sign included
 * @param cellBits bits that one cell stores
 * @param adcBits bits of the converter behind a column
 * @param encoding how negative weights are held
 */
public record CrossbarDesign(
        int rows,
        int columns,
        int inputBits,
        int dacBits,
        int weightBits,
        int cellBits,
        int adcBits,
        SignEncoding encoding) {

    private static final int MOST_BITS = 32;
    private static final int MOST_CELL_BITS = 8;
    private static final int MOST_LINES = 1 << 16;

    /** @throws IllegalArgumentException if a figure is out of range or an array cannot hold one weight */
    public CrossbarDesign {
        if (encoding == null) {
            throw new IllegalArgumentException("a crossbar needs a sign encoding");
        }
        range("rows", rows, 1, MOST_LINES);
        range("columns", columns, 1, MOST_LINES);
        range("inputBits", inputBits, 1, MOST_BITS);
        range("dacBits", dacBits, 1, Math.min(inputBits, MOST_CELL_BITS));
        range("weightBits", weightBits, encoding == SignEncoding.DIFFERENTIAL ? 2 : 1, MOST_BITS);
        range("cellBits", cellBits, 1, MOST_CELL_BITS);
        range("adcBits", adcBits, 1, MOST_BITS);
        int needed = columnsPerWeight(weightBits, cellBits, encoding);
        if (needed > columns) {
            throw new IllegalArgumentException("a weight of " + weightBits + " bits takes " + needed
                    + " columns, an array has " + columns + "; store more bits in a cell");
        }
    }

    /** Columns that one weight takes. */
    public int columnsPerWeight() {
        return columnsPerWeight(weightBits, cellBits, encoding);
    }

    /** Slices that a weight is cut into. */
    public int slices() {
        return ceil(encoding.storedBits(weightBits), cellBits);
    }

    /** Reads that one vector of inputs takes: its digits. */
    public int reads() {
        return ceil(inputBits, dacBits);
    }

    /** Levels of conductance of a cell. */
    public int levels() {
        return 1 << cellBits;
    }

    /** Largest digit of an input. */
    public int largestDigit() {
        return (1 << dacBits) - 1;
    }

    /**
     * Largest value that a column of so many rows can have in one read, in units of one level and one digit. Columns
     * stored inverted halve it.
     */
    public long largestColumnSum(int usedRows) {
        long levelSum = (long) usedRows * (levels() - 1);
        return (encoding == SignEncoding.OFFSET ? levelSum / 2 : levelSum) * largestDigit();
    }

    /** Converter bits with which no conversion of a full column loses anything. */
    public int losslessAdcBits() {
        return Long.SIZE - Long.numberOfLeadingZeros(largestColumnSum(rows));
    }

    /** Row blocks that a matrix with so many inputs is cut into. */
    public int rowBlocks(long inputs) {
        return Math.toIntExact((inputs + rows - 1) / rows);
    }

    /**
     * Arrays that hold a matrix once: row blocks times column blocks. A weight may lie in two neighbouring arrays.
     *
     * @param inputs rows of the matrix
     * @param outputs columns of the matrix
     * @param usableColumns columns of an array that are not spare
     */
    public long arrays(long inputs, long outputs, int usableColumns) {
        long needed = outputs * columnsPerWeight();
        return rowBlocks(inputs) * ((needed + usableColumns - 1) / usableColumns);
    }

    /** The same with another converter. */
    public CrossbarDesign withAdcBits(int bits) {
        return new CrossbarDesign(rows, columns, inputBits, dacBits, weightBits, cellBits, bits, encoding);
    }

    /** The same with inputs cut into other digits. */
    public CrossbarDesign withDacBits(int bits) {
        return new CrossbarDesign(rows, columns, inputBits, bits, weightBits, cellBits, adcBits, encoding);
    }

    private static int columnsPerWeight(int weightBits, int cellBits, SignEncoding encoding) {
        return ceil(encoding.storedBits(weightBits), cellBits) * encoding.columnsPerSlice();
    }

    private static int ceil(int size, int by) {
        return (size + by - 1) / by;
    }

    private static void range(String what, int given, int least, int most) {
        if (given < least || given > most) {
            throw new IllegalArgumentException(
                    "crossbar " + what + " must be " + least + " to " + most + ", got " + given);
        }
    }
}
