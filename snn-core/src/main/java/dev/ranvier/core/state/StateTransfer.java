package dev.ranvier.core.state;

import java.io.IOException;
import java.util.Arrays;

/**
 * Carries the mutable state of an engine out to a checkpoint, or from one back in. Each object names what it owns once, in a
 * fixed order, and the same call serves both ways: on the way out a value is written and given back; on the way in the value
 * that was written there comes back, and arrays are filled.
 */
public interface StateTransfer {

    /** True on the way in: what is derived from state has to be made anew. */
    boolean restores();

    /** A whole number. */
    int whole(int value) throws IOException;

    /** A whole number. */
    long whole(long value) throws IOException;

    /** A number, bit for bit. */
    double number(double value) throws IOException;

    /** All elements of an array. Modified on the way in. */
    void all(boolean[] array) throws IOException;

    /** All elements of an array. Modified on the way in. */
    void all(int[] array) throws IOException;

    /** All elements of an array. Modified on the way in. */
    void all(long[] array) throws IOException;

    /** All elements of an array. Modified on the way in. */
    void all(float[] array) throws IOException;

    /** All elements of an array. Modified on the way in. */
    void all(double[] array) throws IOException;

    /**
     * The first elements of an array that grows.
     *
     * @param size how many, as it was written or read before
     * @return the array, or a longer one if it is too short. Modified on the way in.
     */
    default int[] first(int[] array, int size) throws IOException {
        int[] used = Arrays.copyOf(array, size);
        all(used);
        if (size > array.length) {
            return used;
        }
        System.arraycopy(used, 0, array, 0, size);
        return array;
    }

    /** The same for numbers. */
    default double[] first(double[] array, int size) throws IOException {
        double[] used = Arrays.copyOf(array, size);
        all(used);
        if (size > array.length) {
            return used;
        }
        System.arraycopy(used, 0, array, 0, size);
        return array;
    }
}
