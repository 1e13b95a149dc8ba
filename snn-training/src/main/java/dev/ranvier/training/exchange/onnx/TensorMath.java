package dev.ranvier.training.exchange.onnx;

import dev.ranvier.training.exchange.assembly.Activation;
import java.util.Arrays;
import java.util.List;

/** Arithmetic of constants, so that shapes which a model computes from constants are known before it runs. */
final class TensorMath {

    private static final int MOST_VALUES = 1 << 24; // larger constants than this stand in files, they are not computed

    private TensorMath() {}

    /** A function of two elements. */
    @FunctionalInterface
    interface Binary {
        double apply(double first, double second);
    }

    /** Element by element, with numpy's broadcasting; integers stay integers, rounded towards zero. */
    static Tensor combine(Tensor first, Tensor second, Binary function) {
        int rank = Math.max(first.rank(), second.rank());
        int[] a = leadingOnes(first.dims(), rank);
        int[] b = leadingOnes(second.dims(), rank);
        int[] dims = new int[rank];
        for (int axis = 0; axis < rank; axis++) {
            if (a[axis] != b[axis] && a[axis] != 1 && b[axis] != 1) {
                throw new IllegalArgumentException("constants of shapes " + Arrays.toString(first.dims()) + " and "
                        + Arrays.toString(second.dims()) + " do not fit");
            }
            dims[axis] = a[axis] == 1 ? b[axis] : a[axis];
        }
        int[] fromFirst = positions(dims, broadcastStrides(a), 0);
        int[] fromSecond = positions(dims, broadcastStrides(b), 0);
        if (first.isInteger() && second.isInteger()) {
            long[] values = new long[fromFirst.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = (long) function.apply(first.longs()[fromFirst[i]], second.longs()[fromSecond[i]]);
            }
            return Tensor.of(dims, values);
        }
        float[] firsts = first.asFloats();
        float[] seconds = second.asFloats();
        float[] values = new float[fromFirst.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) function.apply(firsts[fromFirst[i]], seconds[fromSecond[i]]);
        }
        return Tensor.of(dims, values);
    }

    static Tensor transpose(Tensor tensor, int... axes) {
        int[] strides = strides(tensor.dims());
        int[] dims = new int[axes.length];
        int[] moved = new int[axes.length];
        for (int axis = 0; axis < axes.length; axis++) {
            dims[axis] = tensor.dims()[axes[axis]];
            moved[axis] = strides[axes[axis]];
        }
        return tensor.picked(dims, positions(dims, moved, 0));
    }

    /** Elements {@code start, start + step, ...} of each axis, {@code dims} of them. */
    static Tensor slice(Tensor tensor, int[] starts, int[] steps, int... dims) {
        int[] strides = strides(tensor.dims());
        int first = 0;
        int[] moved = new int[dims.length];
        for (int axis = 0; axis < dims.length; axis++) {
            first += starts[axis] * strides[axis];
            moved[axis] = steps[axis] * strides[axis];
        }
        return tensor.picked(dims, positions(dims, moved, first));
    }

    static Tensor gather(Tensor tensor, Tensor indices, int axis) {
        int[] dims = new int[tensor.rank() - 1 + indices.rank()];
        System.arraycopy(tensor.dims(), 0, dims, 0, axis);
        System.arraycopy(indices.dims(), 0, dims, axis, indices.rank());
        System.arraycopy(tensor.dims(), axis + 1, dims, axis + indices.rank(), tensor.rank() - axis - 1);
        int inner = strides(tensor.dims())[axis];
        int length = tensor.dims()[axis];
        int[] chosen = indices.asInts();
        int[] positions = new int[checkedCount(dims)];
        for (int i = 0; i < positions.length; i++) {
            int outer = i / (inner * Math.max(1, chosen.length));
            int index = Call.axis(chosen[i / inner % chosen.length], length);
            positions[i] = (outer * length + index) * inner + i % inner;
        }
        return tensor.picked(dims, positions);
    }

    static Tensor concat(List<Tensor> tensors, int axis) {
        Tensor first = tensors.get(0);
        int[] dims = first.dims().clone();
        dims[axis] = 0;
        boolean integers = true;
        for (Tensor tensor : tensors) {
            int[] other = tensor.dims().clone();
            if (other.length == dims.length) {
                dims[axis] = Math.addExact(dims[axis], other[axis]);
                other[axis] = dims[axis];
            }
            if (!Arrays.equals(other, dims)) {
                throw new IllegalArgumentException("constants that are joined differ beside axis " + axis);
            }
            integers &= tensor.isInteger();
        }
        int count = checkedCount(dims);
        int blocks = (int) Activation.product(Arrays.copyOf(dims, axis));
        float[] floats = integers ? null : new float[count];
        long[] longs = integers ? new long[count] : null;
        int at = 0;
        for (int block = 0; block < blocks; block++) {
            for (Tensor tensor : tensors) {
                int run = tensor.size() / blocks;
                Object from = integers ? tensor.longs() : tensor.asFloats();
                System.arraycopy(from, block * run, integers ? longs : floats, at, run);
                at += run;
            }
        }
        return new Tensor(dims, floats, longs);
    }

    static Tensor cast(Tensor tensor, boolean toFloat) {
        if (toFloat) {
            return Tensor.of(tensor.dims(), tensor.asFloats());
        }
        if (tensor.isInteger()) {
            return tensor;
        }
        long[] values = new long[tensor.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (long) tensor.floats()[i];
        }
        return Tensor.of(tensor.dims(), values);
    }

    /** Number of elements of a constant that is about to be made. */
    static int checkedCount(int... dims) {
        long count = Activation.product(dims);
        if (count > MOST_VALUES) {
            throw new IllegalArgumentException("makes a constant of shape " + Arrays.toString(dims) + ", at most "
                    + MOST_VALUES + " values are allowed");
        }
        return (int) count;
    }

    static int[] strides(int... dims) {
        int[] strides = new int[dims.length];
        int stride = 1;
        for (int axis = dims.length - 1; axis >= 0; axis--) {
            strides[axis] = stride;
            stride *= dims[axis];
        }
        return strides;
    }

    private static int[] leadingOnes(int[] dims, int rank) {
        int[] longer = new int[rank];
        Arrays.fill(longer, 1);
        System.arraycopy(dims, 0, longer, rank - dims.length, dims.length);
        return longer;
    }

    private static int[] broadcastStrides(int... dims) {
        int[] strides = strides(dims);
        for (int axis = 0; axis < dims.length; axis++) {
            strides[axis] = dims[axis] == 1 ? 0 : strides[axis];
        }
        return strides;
    }

    /** {@code [element of the result]}, position {@code first + sum of index times stride}. */
    private static int[] positions(int[] dims, int[] strides, int first) {
        int[] positions = new int[checkedCount(dims)];
        int[] index = new int[dims.length];
        int at = first;
        for (int i = 0; i < positions.length; i++) {
            positions[i] = at;
            for (int axis = dims.length - 1; axis >= 0; axis--) {
                at += strides[axis];
                if (++index[axis] < dims[axis]) {
                    break;
                }
                at -= dims[axis] * strides[axis];
                index[axis] = 0;
            }
        }
        return positions;
    }
}
