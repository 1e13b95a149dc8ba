package dev.ranvier.training.spiking;

import dev.ranvier.core.model.Shape;
import java.util.ArrayList;
import java.util.List;

/** Who sits on which core: patches of the image, shares of the hidden neurons, and the axon type of each input of a core. */
final class CoreShares {

    private CoreShares() {}

    /**
     * Pixel indices of each patch, patch by patch, row by row.
     *
     * @throws IllegalArgumentException if the image is smaller than a patch, has several channels, or the stride leaves a border
     */
    static List<int[]> patches(Shape image, int side, int stride) {
        if (image.channels() != 1) {
            throw new IllegalArgumentException("patches are cut from images of one channel, got " + image);
        }
        requireCovered("rows", image.height(), side, stride);
        requireCovered("columns", image.width(), side, stride);
        List<int[]> patches = new ArrayList<>();
        for (int top = 0; top + side <= image.height(); top += stride) {
            for (int left = 0; left + side <= image.width(); left += stride) {
                int[] pixels = new int[side * side];
                for (int i = 0; i < pixels.length; i++) {
                    pixels[i] = (top + i / side) * image.width() + left + i % side;
                }
                patches.add(pixels);
            }
        }
        return patches;
    }

    /**
     * Deals the hidden neurons, {@code hiddenPerPatch} of each patch in turn, to as few cores as can take them, so that every
     * core gets an equal share of every patch (give or take one) and every neuron goes to exactly one core.
     */
    static List<int[]> deal(int patches, int hiddenPerPatch, int axons) {
        int hidden = patches * hiddenPerPatch;
        int cores = (hidden + axons - 1) / axons;
        List<int[]> shares = new ArrayList<>();
        for (int core = 0; core < cores; core++) {
            int[] share = new int[(hidden - core + cores - 1) / cores];
            for (int i = 0; i < share.length; i++) {
                share[i] = core + i * cores;
            }
            shares.add(share);
        }
        return shares;
    }

    /** Types in a checkerboard, so that every small neighbourhood of pixels has axons of several types. */
    static int[] pixelTypes(int[] pixels, int width, int types) {
        int[] typeOf = new int[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            int x = pixels[i] % width;
            int y = pixels[i] / width;
            typeOf[i] = (x % 2 + 2 * (y % 2)) % types;
        }
        return typeOf;
    }

    /** Types in turn. */
    static int[] roundRobinTypes(int inputs, int types) {
        int[] typeOf = new int[inputs];
        for (int i = 0; i < inputs; i++) {
            typeOf[i] = i % types;
        }
        return typeOf;
    }

    private static void requireCovered(String what, int size, int side, int stride) {
        if (size < side || (size - side) % stride != 0) {
            throw new IllegalArgumentException("patches of " + side + " pixels, " + stride
                    + " apart, do not end at the border" + " of an image of " + size + " " + what);
        }
    }
}
