package dev.ranvier.training.exchange.assembly;

import dev.ranvier.core.model.Shape;
import java.util.Arrays;

/**
 * A value that a model computes, as the file sees it and as the layer graph stores it. Reshaping and transposing change
 * what the file sees and nothing else; only where a layer depends on the order of its inputs does that order show, and then
 * in the order of the layer's weights.
 *
 * @param node the layer that makes it
 * @param storage its shape in the layer graph
 * @param dims lengths of the axes that the file sees; a batch is of length 1
 * @param order {@code [position in the file's order]}, position in storage; null if they are the same
 */
public record Activation(String node, Shape storage, int[] dims, int[] order) {

    /** Most elements of a value whose order is written out: 16 MiB of positions. */
    private static final int MOST_REORDERED = 1 << 22;

    /** @throws IllegalArgumentException if the two views differ in size */
    public Activation {
        if (product(dims) != storage.size()) {
            throw new IllegalArgumentException("shape " + Arrays.toString(dims) + " does not hold the " + storage.size()
                    + " values of " + storage);
        }
    }

    /** Number of values in a shape; large values are told apart from small ones, no more. */
    public static long product(int... dims) {
        long product = 1;
        for (int length : dims) {
            product = length == 0 ? 0 : product > Long.MAX_VALUE / length ? Long.MAX_VALUE : product * length;
        }
        return product;
    }

    /** Number of axes. */
    public int rank() {
        return dims.length;
    }

    /** Number of values. */
    public int size() {
        return storage.size();
    }

    /** Position in storage of the value at a position in the file's order. */
    public int stored(int position) {
        return order == null ? position : order[position];
    }

    /**
     * The same values in the same order, seen with other axes.
     *
     * @throws IllegalArgumentException if the shape holds another number of values
     */
    public Activation reshaped(int... newDims) {
        return new Activation(node, storage, newDims, order);
    }

    /**
     * The same values with the axes in another order.
     *
     * @param axes {@code [new axis]}, the old axis that it is; a permutation
     * @throws IllegalArgumentException if the value is too large
     */
    public Activation transposed(int... axes) {
        int[] newDims = new int[rank()];
        for (int axis = 0; axis < newDims.length; axis++) {
            newDims[axis] = dims[axes[axis]];
        }
        if (keepsOrder(axes)) {
            return reshaped(newDims);
        }
        int[] positions = positions(axes, newDims);
        boolean identity = true;
        for (int position = 0; position < positions.length; position++) {
            positions[position] = stored(positions[position]);
            identity &= positions[position] == position;
        }
        return new Activation(node, storage, newDims, identity ? null : positions);
    }

    /** True if only axes of length 1 change their place. */
    private boolean keepsOrder(int... axes) {
        int last = -1;
        for (int axis : axes) {
            if (dims[axis] > 1) {
                if (axis < last) {
                    return false;
                }
                last = axis;
            }
        }
        return true;
    }

    /** {@code [new position]}, the old position. */
    private int[] positions(int[] axes, int... newDims) {
        requireReorderable(size());
        int[] strides = strides(dims);
        int[] positions = new int[size()];
        int[] index = new int[rank()];
        int old = 0;
        for (int position = 0; position < positions.length; position++) {
            positions[position] = old;
            for (int axis = rank() - 1; axis >= 0; axis--) {
                old += strides[axes[axis]];
                if (++index[axis] < newDims[axis]) {
                    break;
                }
                old -= newDims[axis] * strides[axes[axis]];
                index[axis] = 0;
            }
        }
        return positions;
    }

    /** Steps from one element to the next along each axis, in the file's order. */
    static int[] strides(int... dims) {
        int[] strides = new int[dims.length];
        int stride = 1;
        for (int axis = dims.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= dims[axis];
        }
        return strides;
    }

    static void requireReorderable(long size) {
        if (size > MOST_REORDERED) {
            throw new IllegalArgumentException(
                    size + " values are too many to be reordered, at most " + MOST_REORDERED + " are");
        }
    }
}
