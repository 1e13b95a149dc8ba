package dev.ranvier.training.spiking;

import dev.ranvier.core.model.Shape;
import java.util.ArrayList;
import java.util.List;

/** Who sits on which core: windows of the image, parts of the features, and the axon type of each input of a core. */
final class CoreShares {

    private CoreShares() {}

    /**
     * Pixel indices of each window, window by window, row by row.
     *
     * @throws IllegalArgumentException if the image is smaller than a window, has several channels, or the stride leaves a border
     */
    static List<int[]> windows(Shape image, int side, int stride) {
        if (image.channels() != 1) {
            throw new IllegalArgumentException("windows are cut from images of one channel, got " + image);
        }
        requireCovered("rows", image.height(), side, stride);
        requireCovered("columns", image.width(), side, stride);
        List<int[]> windows = new ArrayList<>();
        for (int top = 0; top + side <= image.height(); top += stride) {
            for (int left = 0; left + side <= image.width(); left += stride) {
                windows.add(square(top * image.width() + left, side, image.width()));
            }
        }
        return windows;
    }

    /** Pixel indices of a square, row by row, whose first is given. */
    static int[] square(int topLeft, int side, int imageWidth) {
        int[] pixels = new int[side * side];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = topLeft + i / side * imageWidth + i % side;
        }
        return pixels;
    }

    /**
     * Cuts a square grid of positions with features into squares, and the features of each square into equal parts (give or take
     * one) that fit a core: feature f goes to part {@code f mod parts}.
     *
     * @return {@code [part][square]}, the inputs of a core, position by position; squares row by row
     * @throws IllegalArgumentException if squares do not end at the border of the grid
     */
    static int[][][] merged(int side, int features, int width, int axons) {
        if (side % width != 0) {
            throw new IllegalArgumentException(
                    "squares of " + width + " x " + width + " positions do not fill a grid of " + side + " x " + side);
        }
        int parts = (width * width * features + axons - 1) / axons;
        while (width * width * ((features + parts - 1) / parts) > axons) {
            parts++;
        }
        int squares = side / width;
        int[][][] inputs = new int[parts][squares * squares][];
        for (int part = 0; part < parts; part++) {
            int ofPart = (features - part + parts - 1) / parts;
            for (int square = 0; square < squares * squares; square++) {
                int[] share = new int[width * width * ofPart];
                for (int i = 0; i < share.length; i++) {
                    int place = i / ofPart;
                    int row = square / squares * width + place / width;
                    int column = square % squares * width + place % width;
                    share[i] = (row * side + column) * features + part + i % ofPart * parts;
                }
                inputs[part][square] = share;
            }
        }
        return inputs;
    }

    /** Types of a window's pixels in a checkerboard, so that every small neighbourhood of pixels has axons of several types. */
    static int[] pixelTypes(int side, int types) {
        int[] typeOf = new int[side * side];
        for (int i = 0; i < typeOf.length; i++) {
            int x = i % side;
            int y = i / side;
            typeOf[i] = (x % 2 + 2 * (y % 2)) % types;
        }
        return typeOf;
    }

    /**
     * Types in turn at each position, beginning with another one at the next, so that a feature has several types.
     *
     * @return {@code [position][feature]}
     */
    static int[] featureTypes(int positions, int features, int types) {
        int[] typeOf = new int[positions * features];
        for (int i = 0; i < typeOf.length; i++) {
            typeOf[i] = (i / features + i % features) % types;
        }
        return typeOf;
    }

    private static void requireCovered(String what, int size, int side, int stride) {
        if (size < side || (size - side) % stride != 0) {
            throw new IllegalArgumentException("windows of " + side + " pixels, " + stride
                    + " apart, do not end at the border" + " of an image of " + size + " " + what);
        }
    }
}
