package dev.ranvier.hardware.workload;

/**
 * A fully connected layer: one row of inputs by a matrix of weights for each sample.
 *
 * @param inputs terms of each sum
 * @param outputs number of sums
 */
public record MatrixProduct(int inputs, int outputs) implements Operation {

    /** @throws IllegalArgumentException if a size is not positive */
    public MatrixProduct {
        if (inputs < 1 || outputs < 1) {
            throw new IllegalArgumentException(
                    "a matrix product needs inputs and outputs, got " + inputs + " -> " + outputs);
        }
    }

    @Override
    public int groups() {
        return 1;
    }

    @Override
    public long outputPixels() {
        return 1;
    }

    @Override
    public long reduction() {
        return inputs;
    }

    @Override
    public long filtersPerGroup() {
        return outputs;
    }

    @Override
    public long inputWords() {
        return inputs;
    }
}
