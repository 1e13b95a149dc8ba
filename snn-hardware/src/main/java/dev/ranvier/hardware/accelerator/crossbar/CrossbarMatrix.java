package dev.ranvier.hardware.accelerator.crossbar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A matrix of weights written into crossbars, and its product with a vector as the arrays and converters compute it
 * (see {@link CrossbarDesign}). With ideal cells and enough converter bits the product is that of the integers,
 * exactly. Immutable.
 */
final class CrossbarMatrix {

    private final CrossbarDesign design;
    private final WeightCodes codes;
    private final CellLayout layout;
    private final List<RowBlock> blocks;
    private final double[] factors; // [column], what one step counts for, with sign
    private final WriteReport report;

    private final double readSigma; // in steps between two levels

    private CrossbarMatrix(CrossbarSetup setup, WeightCodes codes, List<RowBlock> blocks, WriteReport report) {
        design = setup.design();
        readSigma = setup.devices().readSigma() * (design.levels() - 1);
        this.codes = codes;
        this.blocks = List.copyOf(blocks);
        this.report = report;
        layout = new CellLayout(design, codes.outputs());
        factors = new double[layout.columns()];
        for (int column = 0; column < factors.length; column++) {
            factors[column] = layout.isNegative(column) ? -layout.significance(column) : layout.significance(column);
        }
    }

    /** Writes a matrix. */
    static CrossbarMatrix write(CrossbarSetup setup, WeightCodes codes, RandomGenerator random) {
        CrossbarDesign design = setup.design();
        List<RowBlock> blocks = new ArrayList<>();
        WriteReport report = WriteReport.NONE;
        for (int first = 0; first < codes.inputs(); first += design.rows()) {
            RowBlockWriter writer = new RowBlockWriter(setup, codes, first, random);
            blocks.add(writer.write());
            report = report.plus(writer.report());
        }
        return new CrossbarMatrix(setup, codes, blocks, report);
    }

    int inputs() {
        return codes.inputs();
    }

    int outputs() {
        return codes.outputs();
    }

    /** Value of a product of codes of 1. */
    double weightUnit() {
        return codes.unit();
    }

    WriteReport report() {
        return report;
    }

    /** Room for the reads of one vector. */
    Reads newReads() {
        return new Reads(new float[design.reads()][factors.length], new long[design.reads()], new long[design.reads()]);
    }

    /**
     * All reads of one block of rows.
     *
     * @param currents {@code [read][column]}, in units of one level and one digit
     * @param digitSums {@code [read]}, sum of the digits applied
     * @param digitSquares {@code [read]}, sum of their squares
     */
    record Reads(float[][] currents, long[] digitSums, long[] digitSquares) {}

    /** The converter whose range no ideal column of this matrix can leave. */
    Adc worstCaseAdc() {
        int rows = Math.min(design.rows(), codes.inputs());
        return Adc.of(design.adcBits(), design.largestColumnSum(rows));
    }

    /**
     * Product with a vector.
     *
     * @param inputCodes {@code [input]}, 0 to 2^inputBits - 1. Not modified.
     * @param adc the converters
     * @param noise of this sample
     * @param reads from {@link #newReads()}. Modified.
     * @param sums {@code [output]}, at least; in units of a weight code times an input code. Modified.
     */
    void multiply(int[] inputCodes, Adc adc, RandomGenerator noise, Reads reads, double[] sums) {
        Arrays.fill(sums, 0, codes.outputs(), 0);
        double inputSum = 0;
        for (int i = 0; i < codes.inputs(); i++) {
            inputSum += inputCodes[i];
        }
        for (RowBlock block : blocks) {
            apply(block, inputCodes, reads);
            for (int read = 0; read < design.reads(); read++) {
                long digitSum = reads.digitSums()[read];
                if (digitSum > 0) { // else no row is driven and every column reads zero
                    float[] currents = reads.currents()[read];
                    disturb(reads.digitSquares()[read], noise, currents);
                    convert(block, Math.scalb(1.0, read * design.dacBits()), digitSum, adc, currents, sums);
                }
            }
        }
        double offset = layout.offset() * inputSum;
        for (int output = 0; output < codes.outputs(); output++) {
            sums[output] -= offset;
        }
    }

    /** Converts the columns of one read and adds up the slices of each weight. */
    private void convert(
            RowBlock block, double digitWeight, double digitSum, Adc adc, float[] currents, double[] sums) {
        int perWeight = design.columnsPerWeight();
        double largest = (design.levels() - 1) * digitSum;
        boolean[] inverted = block.inverted();
        for (int output = 0; output < codes.outputs(); output++) {
            int first = output * perWeight;
            double sum = 0;
            for (int column = first; column < first + perWeight; column++) {
                double value = adc.convert(currents[column]);
                sum += factors[column] * (inverted[column] ? largest - value : value);
            }
            sums[output] += digitWeight * sum;
        }
    }

    /**
     * The largest value that a converter sees for a vector.
     *
     * @param inputCodes {@code [input]}. Not modified.
     * @param reads from {@link #newReads()}. Modified.
     */
    double largestCurrent(int[] inputCodes, Reads reads) {
        float largest = 0;
        for (RowBlock block : blocks) {
            apply(block, inputCodes, reads);
            for (float[] currents : reads.currents()) {
                for (float current : currents) {
                    largest = Math.max(largest, current);
                }
            }
        }
        return largest;
    }

    /** All reads of a block at once, row by row: the cells of a row come from memory once. */
    private void apply(RowBlock block, int[] inputCodes, Reads reads) {
        Arrays.fill(reads.digitSums(), 0);
        Arrays.fill(reads.digitSquares(), 0);
        for (float[] currents : reads.currents()) {
            Arrays.fill(currents, 0);
        }
        float[] values = block.values();
        for (int row = 0; row < block.rows(); row++) {
            int left = inputCodes[block.firstInput() + row];
            for (int read = 0; left != 0; read++) {
                int digit = left & design.largestDigit();
                left >>= design.dacBits();
                if (digit != 0) {
                    reads.digitSums()[read] += digit;
                    reads.digitSquares()[read] += (long) digit * digit;
                    addRow(values, row * factors.length, digit, reads.currents()[read]);
                }
            }
        }
    }

    private static void addRow(float[] values, int from, float digit, float[] currents) {
        for (int column = 0; column < currents.length; column++) {
            currents[column] += digit * values[from + column];
        }
    }

    private void disturb(long digitSquares, RandomGenerator noise, float[] currents) {
        if (readSigma == 0) {
            return;
        }
        double sigma = readSigma * Math.sqrt(digitSquares);
        for (int column = 0; column < currents.length; column++) {
            currents[column] += (float) (sigma * noise.nextGaussian());
        }
    }
}
