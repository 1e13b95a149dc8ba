package dev.ranvier.hardware.chip.corelet;

/**
 * Multiplies spike counts by a matrix. Input {@code in}, output {@code out}: after x[i] spikes on each input, and enough
 * ticks, output j has fired floor(sum over i of matrix[j][i] x[i] / scale) times. Each input is split over one axon for each
 * bit of its weights in two's complement (1, 2, 4 and -8, the four axon types); outputs begin one tick after the input.
 *
 * <p>An output fires at most once a tick, and a spike is not taken back: where negative terms come after positive ones the
 * output may already have fired. The count is exact if no partial sum, in the order of the ticks, goes above the final one
 * by a {@code scale}; so for matrices without negative numbers, or if each input comes in one tick.
 */
public final class VectorMatrix {

    /** Smallest number of a matrix. */
    public static final int MIN = -8;

    /** Largest number of a matrix. */
    public static final int MAX = 7;

    private static final int BITS = 4;

    private VectorMatrix() {}

    /**
     * A matrix.
     *
     * @param matrix {@code [output][input]}, -8 to 7. Not modified.
     * @param scale sum that makes one output spike, at least 1
     * @throws IllegalArgumentException if a number is out of range or rows differ in length
     */
    public static Corelet of(int[][] matrix, int scale) {
        if (scale < 1) {
            throw new IllegalArgumentException("a scale must be at least 1, got " + scale);
        }
        Corelet.Builder corelet = new Corelet.Builder("vector-matrix multiply");
        int[] neuron = new int[matrix.length];
        for (int output = 0; output < matrix.length; output++) {
            neuron[output] = corelet.neuron(Cell.counter(scale, 1, 2, 4, -8));
            corelet.output("out", neuron[output]);
        }
        for (int input = 0; input < matrix[0].length; input++) {
            int axon = corelet.axon(0);
            corelet.input("in", axon);
            for (int bit = 0; bit < BITS; bit++) {
                int slice = -1;
                for (int output = 0; output < matrix.length; output++) {
                    check(matrix, output, input);
                    if ((matrix[output][input] >> bit & 1) == 0) {
                        continue;
                    }
                    if (slice < 0) {
                        slice = corelet.axon(bit);
                        corelet.wire(corelet.neuron(Cell.relay(), axon), slice, 1);
                    }
                    corelet.synapse(slice, neuron[output]);
                }
            }
        }
        return corelet.build();
    }

    private static void check(int[][] matrix, int output, int input) {
        if (matrix[output].length != matrix[0].length) {
            throw new IllegalArgumentException(
                    "row " + output + " has " + matrix[output].length + " numbers, row 0 has " + matrix[0].length);
        }
        int value = matrix[output][input];
        if (value < MIN || value > MAX) {
            throw new IllegalArgumentException("matrix[" + output + "][" + input + "] is " + value + ", allowed is "
                    + MIN + ".." + MAX + "; scale the matrix");
        }
    }
}
