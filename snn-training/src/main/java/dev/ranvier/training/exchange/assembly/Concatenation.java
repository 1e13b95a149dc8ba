package dev.ranvier.training.exchange.assembly;

import java.util.Arrays;
import java.util.List;

/**
 * What the file sees of values that are joined along an axis, while in storage they stand one after the other.
 *
 * @param dims lengths of the axes of the result
 * @param order as in {@link Activation}
 */
record Concatenation(int[] dims, int[] order) {

    static Concatenation of(List<Activation> parts, int axis) {
        int[] dims = parts.get(0).dims().clone();
        dims[axis] = 0;
        long size = 0;
        for (Activation part : parts) {
            if (part.rank() != dims.length) {
                throw new IllegalArgumentException("joins values of different rank");
            }
            for (int a = 0; a < dims.length; a++) {
                if (a != axis && part.dims()[a] != dims[a]) {
                    throw new IllegalArgumentException("joins shapes that differ beside axis " + axis + ": "
                            + Arrays.toString(parts.get(0).dims()) + " and " + Arrays.toString(part.dims()));
                }
            }
            dims[axis] = Math.addExact(dims[axis], part.dims()[axis]);
            size += part.size();
        }
        boolean inOrder = parts.stream().allMatch(part -> part.order() == null)
                && Activation.product(Arrays.copyOf(dims, axis)) == 1;
        return new Concatenation(dims, inOrder ? null : order(parts, axis, size));
    }

    private static int[] order(List<Activation> parts, int axis, long size) {
        Activation.requireReorderable(size);
        int[] order = new int[(int) size];
        int blocks = (int) Activation.product(Arrays.copyOf(parts.get(0).dims(), axis));
        int position = 0;
        boolean identity = true;
        for (int block = 0; block < blocks; block++) {
            int before = 0; // values of the earlier parts, in storage
            for (Activation part : parts) {
                int run = part.size() / blocks;
                for (int i = 0; i < run; i++) {
                    order[position] = before + part.stored(block * run + i);
                    identity &= order[position] == position;
                    position++;
                }
                before += part.size();
            }
        }
        return identity ? null : order;
    }
}
