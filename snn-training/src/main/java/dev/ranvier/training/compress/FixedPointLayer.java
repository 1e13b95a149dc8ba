package dev.ranvier.training.compress;

import dev.ranvier.core.model.Dense;

/**
 * One dense layer in integers: weights times activations into a wide accumulator, and for all but the last layer a rescaling
 * back to activations by a multiplication, a rounding shift and a clamp (the scheme of Jacob et al. 2018, CVPR,
 * doi:10.1109/CVPR.2018.00286, with zero points of 0).
 */
final class FixedPointLayer {

    /** Significant bits of the rescaling factor, if the accumulator leaves room for them in 64 bits. */
    private static final int FACTOR_BITS = 31;

    private final String name;
    private final int outputs;
    private final int[] weights; // [input][output]
    private final long[] bias; // [output], in units of the accumulator
    private final double accumulatorUnit; // value of 1 in the accumulator
    private final int largestActivation;
    private final long accumulatorBound; // no sum, whole or partial, is larger in magnitude

    private long factor;
    private int shift;

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
        long bound = 1;
        for (int o = 0; o < outputs; o++) {
            bias[o] = Math.round(dense.bias()[o] / accumulatorUnit);
            long magnitude = Math.abs(bias[o]);
            for (int i = 0; i < dense.inputs(); i++) {
                int weight = (int) Math.round(dense.weights()[o * dense.inputs() + i] / weightUnit);
                weights[i * outputs + o] = weight;
                magnitude += (long) Math.abs(weight) * largestActivation;
            }
            bound = Math.max(bound, magnitude);
        }
        accumulatorBound = bound;
        if (Long.SIZE - Long.numberOfLeadingZeros(bound) >= accumulatorBits) {
            throw new IllegalArgumentException("layer " + name + ": sums of " + dense.inputs() + " products can reach "
                    + bound + ", more than a signed accumulator of " + accumulatorBits + " bits holds; use fewer bits");
        }
    }

    /**
     * Sets how accumulators become activations.
     *
     * @param outputUnit value of 1 in an output activation
     * @throws IllegalArgumentException if outputs are too small beside the sums that they come from
     */
    void rescaleTo(double outputUnit) {
        double ratio = accumulatorUnit / outputUnit;
        int boundBits = Long.SIZE - Long.numberOfLeadingZeros(accumulatorBound);
        int factorBits = Math.min(FACTOR_BITS, Long.SIZE - 2 - boundBits);
        shift = Math.min(Long.SIZE - 2, factorBits - 1 - Math.getExponent(ratio));
        if (shift < 1) {
            throw new IllegalArgumentException("layer " + name + ": its largest activation in calibration is only "
                    + outputUnit * largestActivation + ", too small to be told from rounding; did the training diverge?");
        }
        factor = Math.round(Math.scalb(ratio, shift));
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

    /**
     * Accumulators to activations: scaled, rounded half up, negative ones to 0, too large ones to the largest.
     *
     * @param sums {@code [output]}. Not modified.
     * @param activations {@code [output]}, may be longer. Modified.
     */
    void rescale(long[] sums, int[] activations) {
        long half = 1L << (shift - 1);
        for (int o = 0; o < outputs; o++) {
            long scaled = (sums[o] * factor + half) >> shift;
            activations[o] = (int) Math.max(0, Math.min(largestActivation, scaled));
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
