package dev.ranvier.training.exchange.assembly;

import java.util.Arrays;

/** How a constant is repeated to meet a value, by numpy's rules: shapes are aligned at their last axes. */
final class Broadcast {

    private static final int UNSEEN = -1;

    private Broadcast() {}

    /**
     * Which element of a constant meets each channel of a value.
     *
     * @param constant shape of the constant
     * @return {@code [channel of the storage]}, index into the constant; null if a channel meets several elements
     * @throws IllegalArgumentException if the shapes do not fit, or the value would have to be repeated
     */
    static int[] channelIndex(Activation value, int... constant) {
        int[] aligned = align(value.dims(), constant);
        int channels = value.storage().channels();
        Activation.requireReorderable(channels);
        if (Activation.product(constant) == 1) {
            return new int[channels];
        }
        if (value.order() == null && alongChannels(value, aligned)) {
            int[] index = new int[channels];
            Arrays.setAll(index, channel -> channel);
            return index;
        }
        return walk(value, aligned);
    }

    private static int[] align(int[] dims, int... constant) {
        int surplus = constant.length - dims.length;
        int[] aligned = new int[dims.length];
        boolean fits = true;
        for (int axis = 0; axis < surplus; axis++) {
            fits &= constant[axis] == 1;
        }
        for (int axis = 0; axis < dims.length; axis++) {
            int from = axis + surplus;
            aligned[axis] = from < 0 ? 1 : constant[from];
            fits &= aligned[axis] == 1 || aligned[axis] == dims[axis];
        }
        if (!fits) {
            throw new IllegalArgumentException("a constant of shape " + Arrays.toString(constant)
                    + " does not fit a value of shape " + Arrays.toString(dims));
        }
        return aligned;
    }

    private static boolean alongChannels(Activation value, int... aligned) {
        if (value.rank() < 2 || value.dims()[1] != value.storage().channels() || value.dims()[0] != 1) {
            return false;
        }
        for (int axis = 0; axis < aligned.length; axis++) {
            if (axis == 1 ? aligned[axis] != value.dims()[axis] : aligned[axis] != 1) {
                return false;
            }
        }
        return true;
    }

    private static int[] walk(Activation value, int... aligned) {
        Activation.requireReorderable(value.size());
        int[] dims = value.dims();
        int[] strides = Activation.strides(aligned);
        for (int axis = 0; axis < strides.length; axis++) {
            strides[axis] = aligned[axis] == 1 ? 0 : strides[axis];
        }
        int area = value.storage().height() * value.storage().width();
        int[] found = new int[value.storage().channels()];
        Arrays.fill(found, UNSEEN);
        int[] index = new int[dims.length];
        int element = 0;
        for (int position = 0; position < value.size(); position++) {
            int channel = value.stored(position) / area;
            if (found[channel] == UNSEEN) {
                found[channel] = element;
            } else if (found[channel] != element) {
                return null;
            }
            for (int axis = dims.length - 1; axis >= 0; axis--) {
                element += strides[axis];
                if (++index[axis] < dims[axis]) {
                    break;
                }
                element -= dims[axis] * strides[axis];
                index[axis] = 0;
            }
        }
        return found;
    }
}
