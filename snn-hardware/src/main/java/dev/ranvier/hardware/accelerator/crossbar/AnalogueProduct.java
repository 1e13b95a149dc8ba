package dev.ranvier.hardware.accelerator.crossbar;

/**
 * A weight matrix in crossbars with what stands around it: inputs are rounded to codes of one unit, larger ones saturate;
 * negative ones, where they occurred in calibration, are applied in a second pass whose result is subtracted; the bias is
 * added digitally.
 */
final class AnalogueProduct {

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

    /** Collects the inputs of calibration samples, then sets the unit of the inputs and the range of the converters. */
    static final class Calibration {
        private final CrossbarMatrix matrix;
        private final CrossbarSetup setup;
        private final float[] bias;
        private float least;
        private float most;

        Calibration(CrossbarMatrix matrix, CrossbarSetup setup, float[] bias) {
            this.matrix = matrix;
            this.setup = setup;
            this.bias = bias;
        }

        /** Takes note of the range of inputs. Not modified. */
        void see(float... inputs) {
            for (float input : inputs) {
                least = Math.min(least, input);
                most = Math.max(most, input);
            }
        }

        /** The product with the unit found and converters for any input. */
        AnalogueProduct finish() {
            int largestCode = (1 << setup.design().inputBits()) - 1;
            float largest = Math.max(most, -least);
            double unit = largest > 0 ? (double) largest / largestCode : 1;
            return new AnalogueProduct(matrix, matrix.worstCaseAdc(), bias, unit, largestCode, least < 0);
        }
    }

    int inputs() {
        return matrix.inputs();
    }

    int outputs() {
        return matrix.outputs();
    }

    /** Buffers for one thread. */
    Buffers newBuffers() {
        return new Buffers(matrix);
    }

    /** What one vector needs room for. */
    static final class Buffers {
        private final int[] codes; // [input]
        private final float[] currents; // [column]
        private final double[] sums; // [output]
        private final double[] negativeSums; // [output]

        private Buffers(CrossbarMatrix matrix) {
            codes = new int[matrix.inputs()];
            currents = matrix.newCurrents();
            sums = new double[matrix.outputs()];
            negativeSums = new double[matrix.outputs()];
        }
    }

    /** The same with the full scale of its converters set to a value that was seen. */
    AnalogueProduct withFullScale(int adcBits, double fullScale) {
        Adc narrower = Adc.of(adcBits, fullScale > 0 ? fullScale : 1);
        return new AnalogueProduct(matrix, narrower, bias, inputUnit, largestCode, signedInputs);
    }

    /**
     * Largest value that a converter sees.
     *
     * @param inputs {@code [input]}. Not modified.
     * @param buffers from {@link #newBuffers()}. Modified.
     */
    double largestCurrent(float[] inputs, Buffers buffers) {
        encode(inputs, 1, buffers.codes);
        double largest = matrix.largestCurrent(buffers.codes, buffers.currents);
        if (signedInputs) {
            encode(inputs, -1, buffers.codes);
            largest = Math.max(largest, matrix.largestCurrent(buffers.codes, buffers.currents));
        }
        return largest;
    }

    /**
     * The product.
     *
     * @param inputs {@code [input]}. Not modified.
     * @param buffers from {@link #newBuffers()}. Modified.
     * @param outputs receives {@code [output]} at {@code from + output * stride}. Modified.
     */
    void apply(float[] inputs, Buffers buffers, float[] outputs, int from, int stride) {
        encode(inputs, 1, buffers.codes);
        matrix.multiply(buffers.codes, adc, buffers.currents, buffers.sums);
        if (signedInputs) {
            encode(inputs, -1, buffers.codes);
            matrix.multiply(buffers.codes, adc, buffers.currents, buffers.negativeSums);
            for (int output = 0; output < bias.length; output++) {
                buffers.sums[output] -= buffers.negativeSums[output];
            }
        }
        double unit = matrix.weightUnit() * inputUnit;
        for (int output = 0; output < bias.length; output++) {
            outputs[from + output * stride] = (float) (unit * buffers.sums[output] + bias[output]);
        }
    }

    private void encode(float[] inputs, int sign, int[] codes) {
        for (int i = 0; i < codes.length; i++) {
            double code = Math.rint(sign * inputs[i] / inputUnit);
            codes[i] = (int) Math.max(0, Math.min(code, largestCode));
        }
    }
}
