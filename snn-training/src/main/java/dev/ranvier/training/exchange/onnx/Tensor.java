package dev.ranvier.training.exchange.onnx;

import dev.ranvier.training.exchange.assembly.Activation;
import java.util.Arrays;

/**
 * A constant of an ONNX model: numbers and a shape. All floating-point types become float, all integer types long.
 *
 * @param dims lengths of the axes; empty for a single value
 * @param floats elements in C order, or null if they are integers
 * @param longs elements in C order, or null if they are floats
 */
record Tensor(int[] dims, float[] floats, long[] longs) {

    /** @throws IllegalArgumentException if the shape does not hold as many values */
    Tensor {
        int count = floats == null ? longs.length : floats.length;
        if (Activation.product(dims) != count) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(dims) + " does not hold " + count + " values");
        }
    }

    static Tensor of(int[] dims, float... floats) {
        return new Tensor(dims, floats, null);
    }

    static Tensor of(int[] dims, long... longs) {
        return new Tensor(dims, null, longs);
    }

    boolean isInteger() {
        return longs != null;
    }

    int size() {
        return floats == null ? longs.length : floats.length;
    }

    int rank() {
        return dims.length;
    }

    /** The elements as floats; integers are rounded to the nearest one. */
    float[] asFloats() {
        if (floats != null) {
            return floats;
        }
        float[] converted = new float[longs.length];
        for (int i = 0; i < converted.length; i++) {
            converted[i] = longs[i];
        }
        return converted;
    }

    /** The elements as numbers that fit an int, such as lengths, axes and paddings. */
    int[] asInts() {
        if (longs == null) {
            throw new IllegalArgumentException("needs whole numbers, got floating point");
        }
        int[] ints = new int[longs.length];
        for (int i = 0; i < ints.length; i++) {
            // "to the end" is written as the largest long
            ints[i] = (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, longs[i]));
        }
        return ints;
    }

    /** The only element. */
    float single() {
        if (size() != 1) {
            throw new IllegalArgumentException("needs a single value, got shape " + Arrays.toString(dims));
        }
        return asFloats()[0];
    }

    /** The same elements with another shape. */
    Tensor reshaped(int... newDims) {
        return new Tensor(newDims, floats, longs);
    }

    /** New elements, each taken from a position of this one. */
    Tensor picked(int[] newDims, int... positions) {
        if (floats != null) {
            float[] values = new float[positions.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = floats[positions[i]];
            }
            return of(newDims, values);
        }
        long[] values = new long[positions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = longs[positions[i]];
        }
        return of(newDims, values);
    }
}
