package dev.ranvier.hardware.accelerator.crossbar;

import dev.ranvier.hardware.accelerator.arithmetic.MatrixPart;
import dev.ranvier.hardware.accelerator.arithmetic.Placement;
import dev.ranvier.hardware.accelerator.arithmetic.VectorProduct;
import java.util.random.RandomGenerator;

/**
 * A weight matrix in crossbars with what stands around it: inputs are rounded to codes of one unit, larger ones
 * saturate; negative ones, where they occurred in calibration, are applied in a second pass whose result is subtracted;
 * the bias is added digitally.
 */
final class AnalogueProduct implements VectorProduct {

    private final CrossbarMatrix matrix;
    private final Adc adc;
    private final float[] bias; // [output]
    private final double inputUnit;
    private final int largestCode;
    private final boolean signedInputs;

    private AnalogueProduct(
            CrossbarMatrix matrix, Adc adc, float[] bias, double inputUnit, int largestCode, boolean signedInputs) {
        this.matrix = matrix;
        this.adc = adc;
        this.bias = bias;
        this.inputUnit = inputUnit;
        this.largestCode = largestCode;
        this.signedInputs = signedInputs;
    }

    /**
     * Sets the unit of the inputs, and the range of the converters where it is calibrated, from what enters the layer.
     *
     * @param matrix in crossbars
     * @param part where it is applied, and its bias
     * @param setup of the crossbars
     * @param entering inputs of the layer, {@code [sample][0][value]}. Not modified.
     */
    static AnalogueProduct calibrate(
            CrossbarMatrix matrix, MatrixPart part, CrossbarSetup setup, float[][][] entering) {
        float least = 0;
        float most = 0;
        for (float[][] inputs : entering) {
            for (float value : inputs[0]) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
        }
        int largestCode = (1 << setup.design().inputBits()) - 1;
        float largest = Math.max(most, -least);
        double unit = largest > 0 ? (double) largest / largestCode : 1;
        AnalogueProduct widest =
                new AnalogueProduct(matrix, matrix.worstCaseAdc(), part.bias(), unit, largestCode, least < 0);
        return switch (setup.adcRange()) {
            case WORST_CASE -> widest;
            case CALIBRATED -> {
                double seen = widest.largestCurrent(part.placement(), entering);
                Adc adc = Adc.of(setup.design().adcBits(), seen > 0 ? seen : 1);
                yield new AnalogueProduct(matrix, adc, part.bias(), unit, largestCode, least < 0);
            }
        };
    }

    @Override
    public int inputs() {
        return matrix.inputs();
    }

    @Override
    public Lane newLane() {
        int[] codes = new int[matrix.inputs()];
        CrossbarMatrix.Reads reads = matrix.newReads();
        double[] sums = new double[matrix.outputs()];
        double[] negativeSums = new double[matrix.outputs()];
        return (inputs, noise, outputs, from, stride) -> {
            multiply(inputs, 1, codes, noise, reads, sums);
            if (signedInputs) {
                multiply(inputs, -1, codes, noise, reads, negativeSums);
            }
            double unit = matrix.weightUnit() * inputUnit;
            for (int output = 0; output < bias.length; output++) {
                outputs[from + output * stride] = (float) (unit * (sums[output] - negativeSums[output]) + bias[output]);
            }
        };
    }

    private void multiply(
            float[] inputs, int sign, int[] codes, RandomGenerator noise, CrossbarMatrix.Reads reads, double[] sums) {
        encode(inputs, sign, codes);
        matrix.multiply(codes, adc, noise, reads, sums);
    }

    private double largestCurrent(Placement placement, float[][][] entering) {
        int[] codes = new int[matrix.inputs()];
        CrossbarMatrix.Reads reads = matrix.newReads();
        float[] window = new float[matrix.inputs()];
        double largest = 0;
        for (float[][] inputs : entering) {
            for (int position = 0; position < placement.positions(); position++) {
                placement.gather(inputs[0], position, window);
                encode(window, 1, codes);
                largest = Math.max(largest, matrix.largestCurrent(codes, reads));
                if (signedInputs) {
                    encode(window, -1, codes);
                    largest = Math.max(largest, matrix.largestCurrent(codes, reads));
                }
            }
        }
        return largest;
    }

    private void encode(float[] inputs, int sign, int[] codes) {
        for (int i = 0; i < codes.length; i++) {
            double code = Math.rint(sign * inputs[i] / inputUnit);
            codes[i] = (int) Math.max(0, Math.min(code, largestCode));
        }
    }
}
