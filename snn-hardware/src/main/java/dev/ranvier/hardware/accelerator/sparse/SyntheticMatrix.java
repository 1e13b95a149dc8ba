package dev.ranvier.hardware.accelerator.sparse;

import dev.ranvier.core.random.CounterRandom;

/**
 * A weight matrix and an input vector of which only it matters where they are zero: each place is drawn by itself from
 * the given share. Row i of the matrix lies in processing element i mod P.
 *
 * <p>In the part of a column that one element holds, a non-zero weight is stored with the number of zeros before it; a
 * run longer than the field can say costs stored zeros, one for each {@code 2^runBits} places (Han et al. 2016).
 *
 * <p>With the same seed the non-zero places of a sparser matrix are a subset of those of a denser one. Shares of
 * weights are kept to 1/65536.
 */
final class SyntheticMatrix {

    private static final int DRAWS_PER_WORD = 4;

    private final long weightKey;
    private final long inputKey;
    private final int outputs;
    private final int elements;
    private final int threshold; // of 65536
    private final double inputDensity;
    private final int runLength;

    /**
     * @param seed of all draws
     * @param outputs rows of the matrix
     * @param elements processing elements
     * @param weightDensity share of weights that are not zero, 0..1
     * @param inputDensity share of inputs that are not zero, 0..1
     * @param runBits bits of the number of zeros before a weight
     */
    SyntheticMatrix(long seed, int outputs, int elements, double weightDensity, double inputDensity, int runBits) {
        this.weightKey = CounterRandom.key(seed, 1);
        this.inputKey = CounterRandom.key(seed, 2);
        this.outputs = outputs;
        this.elements = elements;
        this.threshold = (int) Math.round(weightDensity * 65536);
        this.inputDensity = inputDensity;
        this.runLength = 1 << runBits;
    }

    /** True if the input of that column is not zero. */
    boolean hasInput(int column) {
        return CounterRandom.uniform(inputKey, column) < inputDensity;
    }

    /** Rows that an element holds. */
    int rows(int element) {
        return (outputs - element + elements - 1) / elements;
    }

    /** Stored weights of a column in an element, stored zeros included. */
    int stored(int column, int element) {
        int rows = rows(element);
        if (threshold == 65536) {
            return rows;
        }
        long wordsPerPart = (rows(0) + DRAWS_PER_WORD - 1) / DRAWS_PER_WORD;
        long counter = ((long) column * elements + element) * wordsPerPart;
        long bits = 0;
        int stored = 0;
        int zeros = 0;
        for (int row = 0; row < rows; row++) {
            bits = row % DRAWS_PER_WORD == 0 ? CounterRandom.bits(weightKey, counter++) : bits >>> 16;
            if ((bits & 0xffff) < threshold) {
                stored += 1 + zeros / runLength;
                zeros = 0;
            } else {
                zeros++;
            }
        }
        return stored;
    }
}
