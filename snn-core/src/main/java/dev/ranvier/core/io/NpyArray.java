package dev.ranvier.core.io;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** An array as numpy has it: elements of one type in C order (last index fastest) and a shape. */
public final class NpyArray implements NpySource {

    private final NpyType type;
    private final int[] shape; // one length for each axis; empty for a single value
    private final Object values; // float[], double[], int[], long[] or byte[], by type

    NpyArray(NpyType type, int[] shape, int count, Object values) {
        long expected = 1;
        for (int length : shape) {
            expected *= length;
        }
        if (Arrays.stream(shape).anyMatch(length -> length < 0) || expected != count) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(shape) + " needs " + expected + " values, got " + count);
        }
        this.type = type;
        this.shape = shape.clone();
        this.values = values;
    }

    /**
     * An array of type float32.
     *
     * @param values elements in C order; taken over, not copied
     * @param shape lengths of the axes
     * @throws IllegalArgumentException if the shape does not hold as many values
     */
    public static NpyArray of(float[] values, int... shape) {
        return new NpyArray(NpyType.FLOAT32, shape, values.length, values);
    }

    /** An array of type float64; see {@link #of(float[], int...)}. */
    public static NpyArray of(double[] values, int... shape) {
        return new NpyArray(NpyType.FLOAT64, shape, values.length, values);
    }

    /** An array of type int32; see {@link #of(float[], int...)}. */
    public static NpyArray of(int[] values, int... shape) {
        return new NpyArray(NpyType.INT32, shape, values.length, values);
    }

    /** An array of type int64; see {@link #of(float[], int...)}. */
    public static NpyArray of(long[] values, int... shape) {
        return new NpyArray(NpyType.INT64, shape, values.length, values);
    }

    /** An array of type uint8; see {@link #of(float[], int...)}. */
    public static NpyArray of(byte[] values, int... shape) {
        return new NpyArray(NpyType.UINT8, shape, values.length, values);
    }

    /** Type of the elements. */
    @Override
    public NpyType type() {
        return type;
    }

    /** Lengths of the axes, a copy; empty for a single value. */
    @Override
    public int[] shape() {
        return shape.clone();
    }

    /** Elements of a float32 array, not copied. */
    public float[] floats() {
        return (float[]) values;
    }

    /** Elements of a float64 array, not copied. */
    public double[] doubles() {
        return (double[]) values;
    }

    /** Elements of an int32 array, not copied. */
    public int[] ints() {
        return (int[]) values;
    }

    /** Elements of an int64 array, not copied. */
    public long[] longs() {
        return (long[]) values;
    }

    /** Elements of a uint8 array, not copied; {@code value & 0xFF} is the number. */
    public byte[] bytes() {
        return (byte[]) values;
    }

    @Override
    public void writeElements(OutputStream out) throws IOException {
        NpyElements.write(this, out);
    }

    /** Type and shape, e.g. {@code float32 [10, 784]}. */
    @Override
    public String toString() {
        return type + " " + Arrays.toString(shape);
    }
}
