package dev.ranvier.hardware.accelerator.crossbar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A matrix of weights written into crossbars, and its product with a vector as the arrays and converters compute it (see
 * {@link CrossbarDesign}). With ideal cells and enough converter bits the product is that of the integers, exactly.
 * Immutable.
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

    /** Room for the column currents of one vector, {@code [column]}. */
    float[] newCurrents() {
        return new float[factors.length];
    }

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
     * @param currents {@code [column]}, from {@link #newCurrents()}. Modified.
     * @param sums {@code [output]}, at least; in units of a weight code times an input code. Modified.
     */
    void multiply(int[] inputCodes, Adc adc, RandomGenerator noise, float[] currents, double[] sums) {
        int perWeight = design.columnsPerWeight();
        int top = design.levels() - 1;
        Arrays.fill(sums, 0, codes.outputs(), 0);
        double inputSum = 0;
        for (int i = 0; i < codes.inputs(); i++) {
            inputSum += inputCodes[i];
        }
        for (RowBlock block : blocks) {
            for (int read = 0; read < design.reads(); read++) {
                double digitSum = read(block, inputCodes, read, currents);
                if (digitSum == 0) {
                    continue; // no row is driven: every column reads zero
                }
                if (readSigma > 0) {
                    disturb(block, inputCodes, read, noise, currents);
                }
                double digitWeight = Math.scalb(1.0, read * design.dacBits());
                for (int output = 0, column = 0; output < codes.outputs(); output++) {
                    double sum = 0;
                    for (int i = 0; i < perWeight; i++, column++) {
                        double value = adc.convert(currents[column]);
                        sum += factors[column] * (block.inverted()[column] ? top * digitSum - value : value);
                    }
                    sums[output] += digitWeight * sum;
                }
            }
        }
        double offset = layout.offset() * inputSum;
        for (int output = 0; output < codes.outputs(); output++) {
            sums[output] -= offset;
        }
    }

    /**
     * The largest value that a converter sees for a vector.
     *
     * @param inputCodes {@code [input]}. Not modified.
     * @param currents {@code [column]}. Modified.
     */
    double largestCurrent(int[] inputCodes, float[] currents) {
        float largest = 0;
        for (RowBlock block : blocks) {
            for (int read = 0; read < design.reads(); read++) {
                read(block, inputCodes, read, currents);
                for (float current : currents) {
                    largest = Math.max(largest, current);
                }
            }
        }
        return largest;
    }

    /** Column currents of one read; returns the sum of the digits applied. */
    private double read(RowBlock block, int[] inputCodes, int read, float[] currents) {
        Arrays.fill(currents, 0);
        float[] values = block.values();
        int shift = read * design.dacBits();
        int mask = design.largestDigit();
        double digitSum = 0;
        for (int row = 0; row < block.rows(); row++) {
            int digit = inputCodes[block.firstInput() + row] >> shift & mask;
            if (digit != 0) {
                digitSum += digit;
                int from = row * currents.length;
                for (int column = 0; column < currents.length; column++) {
                    currents[column] += digit * values[from + column];
                }
            }
        }
        return digitSum;
    }

    private void disturb(RowBlock block, int[] inputCodes, int read, RandomGenerator noise, float[] currents) {
        long squares = 0;
        for (int row = 0; row < block.rows(); row++) {
            long digit = inputCodes[block.firstInput() + row] >> read * design.dacBits() & design.largestDigit();
            squares += digit * digit;
        }
        double sigma = readSigma * Math.sqrt(squares);
        for (int column = 0; column < currents.length; column++) {
            currents[column] += (float) (sigma * noise.nextGaussian());
        }
    }
}
