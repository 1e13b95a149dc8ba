package dev.ranvier.hardware.workload;

/**
 * Shape of the arithmetic of one layer for one sample. Every operation with multiply-accumulates is {@link #groups()}
 * equal matrix products of {@code [outputPixels x reduction]} by {@code [reduction x filtersPerGroup]}, a convolution
 * after im2col; the others use the same words for their positions, operands and results.
 */
public sealed interface Operation permits MatrixProduct, Convolution, Pooling, ElementwiseAdd, Recurrent {

    /** Independent products of equal shape, 1 unless the convolution is grouped. */
    int groups();

    /** Rows of the product for one sample: positions at which the filters are applied (M). */
    long outputPixels();

    /** Terms of each sum (K). */
    long reduction();

    /** Columns of the product of one group (N). */
    long filtersPerGroup();

    /** Words that one sample brings in; padding is not stored and does not count. */
    long inputWords();

    /** Words of all weights, biases not counted. */
    default long weightWords() {
        return groups() * reduction() * filtersPerGroup();
    }

    /** Words of one sample's result. */
    default long outputWords() {
        return groups() * outputPixels() * filtersPerGroup();
    }

    /** Multiply-accumulates for one sample, those with padding included. */
    default long multiplyAccumulates() {
        return outputWords() * reduction();
    }

    /** Additions and comparisons for one sample of an operation without multiply-accumulates, 0 for the others. */
    default long simpleOperations() {
        return 0;
    }
}
