package dev.ranvier.hardware.accelerator.arithmetic;

/**
 * Where in a layer a matrix is applied: the whole input of a dense layer, some inputs of a block, or each window of a
 * convolution.
 *
 * @param gather {@code [position][input of the matrix]}, index in the layer's input, negative for a zero of the padding
 * @param firstOutput index of the layer's output that takes the first sum at the first position; positions follow each
 *     other
 * @param outputStride distance of two sums at one position
 */
public record Placement(int[][] gather, int firstOutput, int outputStride) {

    /** How often the matrix is applied. */
    public int positions() {
        return gather.length;
    }

    /** Takes one vector to the sums of one position. */
    public void gather(float[] input, int position, float[] window) {
        int[] indices = gather[position];
        for (int i = 0; i < indices.length; i++) {
            window[i] = indices[i] < 0 ? 0 : input[indices[i]];
        }
    }
}
