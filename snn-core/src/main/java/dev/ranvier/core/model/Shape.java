package dev.ranvier.core.model;

/**
 * Shape of one sample's activations, stored channel by channel, row by row: element {@code (c, y, x)} stands at index
 * {@code (c * height + y) * width + x}. A plain vector of n values is {@code n x 1 x 1}.
 *
 * @param channels number of channels, at least 1
 * @param height rows, at least 1
 * @param width columns, at least 1
 */
public record Shape(int channels, int height, int width) {

    /** @throws IllegalArgumentException if a dimension is not positive or the size exceeds an array's */
    public Shape {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "a shape needs positive dimensions, got " + channels + " x " + height + " x " + width);
        }
        if ((long) channels * height * width > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "a shape may hold at most 2^31-1 values, got " + channels + " x " + height + " x " + width);
        }
    }

    /** Shape of a vector of {@code length} values. */
    public static Shape vector(int length) {
        return new Shape(length, 1, 1);
    }

    /** Number of values. */
    public int size() {
        return channels * height * width;
    }

    @Override
    public String toString() {
        return height == 1 && width == 1 ? "" + channels : channels + "x" + height + "x" + width;
    }
}
