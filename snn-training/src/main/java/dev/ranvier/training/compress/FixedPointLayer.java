package dev.ranvier.training.compress;

import dev.ranvier.core.model.Dense;

/** One dense layer in integers: weights times activations, summed in a wide accumulator. */
final class FixedPointLayer {

    /** Significant bits of the rescaling factor, if the accumulator leaves room for them in 64 bits. */
    private static final int FACTOR_BITS = 31;

    private final String name;
    private final int outputs;
    private final int[] weights; // [input][output]
    private final long[] bias; // [output], in units of the accumulator
    private final double accumulatorUnit; // value of 1 in the accumulator
    private final int largestActivation;
    private final int boundBits; // every sum, whole or partial, is below 2^boundBits in magnitude

    /**
     * Quantises a layer.
     *
     * @param inputUnit value of 1 in an input activation
     * @param bits bits of a weight and of an activation
     * @param accumulatorBits bits of a signed accumulator
     * @throws IllegalArgumentException if the accumulator could overflow
     */
    FixedPointLayer(String name, Dense dense, double inputUnit, int bits, int accumulatorBits) {
        this.name = name;
        outputs = dense.outputs();
        largestActivation = (1 << bits) - 1;
        double weightUnit = largestMagnitude(dense.weights()) / ((1 << (bits - 1)) - 1);
        accumulatorUnit = weightUnit * inputUnit;
        weights = new int[dense.weights().length];
        bias = new long[outputs];
        double bound = 1;
        for (int o = 0; o < outputs; o++) {
            double magnitude = Math.rint(Math.abs(dense.bias()[o]) / accumulatorUnit);
            bias[o] = Math.round(dense.bias()[o] / accumulatorUnit);
            for (int i = 0; i < dense.inputs(); i++) {
                int weight = (int) Math.round(dense.weights()[o * dense.inputs() + i] / weightUnit);
                weights[i * outputs + o] = weight;
                magnitude += (double) Math.abs(weight) * largestActivation;
            }
            bound = Math.max(bound, magnitude);
        }
        if (bound >= Math.scalb(1.0, accumulatorBits - 1)) {
            throw new IllegalArgumentException("layer " + name + ": sums of " + dense.inputs() + " products can reach "
                    + bound + ", more than a signed accumulator of " + accumulatorBits + " bits holds; use fewer bits");
        }
        boundBits = Math.getExponent(bound) + 1;
    }

    /**
     * How this layer's sums become activations of the next.
     *
     * @param outputUnit value of 1 in an output activation
     * @throws IllegalArgumentException if outputs are too small beside the sums that they come from
     */
    Rescaling rescaling(double outputUnit) {
        double ratio = accumulatorUnit / outputUnit;
        int factorBits = Math.min(FACTOR_BITS, Long.SIZE - 2 - boundBits);
        int shift = Math.min(Long.SIZE - 2, factorBits - 1 - Math.getExponent(ratio));
        if (shift < 1) {
            throw new IllegalArgumentException("layer " + name + ": its largest activation in calibration is only "
                    + outputUnit * largestActivation
                    + ", too small to be told from rounding; did the training diverge?");
        }
        return new Rescaling(Math.round(Math.scalb(ratio, shift)), shift, largestActivation);
    }

    String name() {
        return name;
    }

    int outputs() {
        return outputs;
    }

    /**
     * Sums of products and bias; silent inputs are passed over.
     *
     * @param activations {@code [input]}, 0 to the largest activation. Not modified.
     * @param inputs number of inputs
     * @param sums {@code [output]}, may be longer. Modified.
     */
    void accumulate(int[] activations, int inputs, long[] sums) {
        System.arraycopy(bias, 0, sums, 0, outputs);
        for (int i = 0; i < inputs; i++) {
            long activation = activations[i];
            if (activation != 0) {
                int row = i * outputs;
                for (int o = 0; o < outputs; o++) {
                    sums[o] += activation * weights[row + o];
                }
            }
        }
    }

    private static double largestMagnitude(float[] values) {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest > 0 ? largest : 1;
    }
}
