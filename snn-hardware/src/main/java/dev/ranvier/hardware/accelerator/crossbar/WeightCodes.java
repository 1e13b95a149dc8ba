package dev.ranvier.hardware.accelerator.crossbar;

import dev.ranvier.hardware.accelerator.arithmetic.MatrixPart;

/**
 * A matrix of weights as signed integers with one scale: the largest magnitude becomes {@code 2^(bits-1) - 1}, zero
 * stays zero.
 *
 * @param inputs rows
 * @param outputs columns
 * @param codes {@code [output][input]}, row-major
 * @param unit value of a code of 1
 */
record WeightCodes(int inputs, int outputs, int[] codes, double unit) {

    /**
     * Rounds the weights of a matrix. Not modified.
     *
     * @param bits bits of a code, sign included
     */
    static WeightCodes round(MatrixPart part, int bits) {
        float[] weights = part.weights();
        float largest = 0;
        for (float weight : weights) {
            largest = Math.max(largest, Math.abs(weight));
        }
        int largestCode = (1 << (bits - 1)) - 1;
        double unit = largest > 0 ? (double) largest / largestCode : 1;
        int[] codes = new int[weights.length];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = (int) Math.rint(weights[i] / unit);
        }
        return new WeightCodes(part.inputs(), part.outputs(), codes, unit);
    }
}
