package dev.ranvier.hardware.accelerator.arithmetic;

import java.util.random.RandomGenerator;

/** A matrix of weights and a bias, applied to one vector after the other in the arithmetic of a machine. Immutable. */
public interface VectorProduct {

    /** Length of a vector. */
    int inputs();

    /** What one thread needs to apply it. */
    Lane newLane();

    /** Buffers of one thread, and the product that uses them. */
    @FunctionalInterface
    interface Lane {

        /**
         * Applies the matrix.
         *
         * @param inputs {@code [input]}. Not modified.
         * @param noise of this sample
         * @param outputs receives sum o at {@code from + o * stride}. Modified.
         */
        void apply(float[] inputs, RandomGenerator noise, float[] outputs, int from, int stride);
    }
}
