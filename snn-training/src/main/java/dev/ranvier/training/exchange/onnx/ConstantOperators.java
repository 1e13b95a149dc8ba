package dev.ranvier.training.exchange.onnx;

import dev.ranvier.core.io.FormatException;
import java.util.Arrays;

/** Operators whose result is known from the file: Constant, ConstantOfShape, Shape, Gather, Slice, Sqrt. */
final class ConstantOperators {

    private ConstantOperators() {}

    static Value constant(Call call) throws FormatException {
        Attributes attributes = call.attributes();
        if (attributes.has("value")) {
            return Call.of(call.tensorAttribute("value"));
        }
        int[] single = {};
        if (attributes.has("value_float")) {
            return Call.of(Tensor.of(single, attributes.number("value_float", 0)));
        }
        if (attributes.has("value_int")) {
            return Call.of(Tensor.of(single, (long) attributes.integer("value_int", 0)));
        }
        if (attributes.has("value_floats")) {
            float[] values = attributes.numbers("value_floats");
            return Call.of(Tensor.of(new int[] {values.length}, values));
        }
        if (attributes.has("value_ints")) {
            long[] values = Arrays.stream(attributes.integers("value_ints"))
                    .asLongStream()
                    .toArray();
            return Call.of(Tensor.of(new int[] {values.length}, values));
        }
        throw new IllegalArgumentException("attribute value is missing");
    }

    static Value constantOfShape(Call call) throws FormatException {
        int[] dims = call.tensor(0).asInts();
        int count = TensorMath.checkedCount(dims);
        if (!call.attributes().has("value")) {
            return Call.of(Tensor.of(dims, new float[count]));
        }
        Tensor value = call.tensorAttribute("value");
        if (value.size() != 1) {
            throw new IllegalArgumentException("attribute value has " + value.size() + " elements, expected one");
        }
        return Call.of(value.picked(dims, new int[count]));
    }

    /** As in a batch normalisation that is written out. */
    static Value squareRoot(Call call) {
        float[] roots = call.tensor(0).asFloats().clone();
        for (int i = 0; i < roots.length; i++) {
            roots[i] = (float) Math.sqrt(roots[i]);
        }
        return Call.of(Tensor.of(call.tensor(0).dims(), roots));
    }

    static Value shape(Call call) {
        int[] dims =
                call.isKnown(0) ? call.tensor(0).dims() : call.activation(0).dims();
        int start = bound(call.attributes().integer("start", 0), dims.length, 0);
        int end = bound(call.attributes().integer("end", dims.length), dims.length, 0);
        long[] lengths =
                Arrays.stream(dims, start, Math.max(start, end)).asLongStream().toArray();
        return Call.of(Tensor.of(new int[] {lengths.length}, lengths));
    }

    static Value gather(Call call) {
        Tensor tensor = call.tensor(0);
        int axis = Call.axis(call.attributes().integer("axis", 0), tensor.rank());
        return Call.of(TensorMath.gather(tensor, call.tensor(1), axis));
    }

    static Value slice(Call call) {
        Tensor tensor = call.tensor(0);
        int rank = tensor.rank();
        int[] starts = call.has(1) ? call.tensor(1).asInts() : call.attributes().places("starts");
        int[] ends = call.has(2) ? call.tensor(2).asInts() : call.attributes().places("ends");
        int[] axes = call.has(3) ? call.tensor(3).asInts() : call.attributes().integers("axes");
        int[] steps = call.has(4) ? call.tensor(4).asInts() : null;
        if (starts == null || ends == null || starts.length != ends.length) {
            throw new IllegalArgumentException("starts and ends must be there and equally many");
        }
        if (axes != null && axes.length != starts.length || steps != null && steps.length != starts.length) {
            throw new IllegalArgumentException("axes and steps must be as many as starts");
        }
        int[] first = new int[rank];
        int[] step = new int[rank];
        int[] dims = tensor.dims().clone();
        Arrays.fill(step, 1);
        for (int i = 0; i < starts.length; i++) {
            int axis = Call.axis(axes == null ? i : axes[i], rank);
            if (steps != null && steps[i] == 0) {
                throw new IllegalArgumentException("step 0 leads nowhere");
            }
            int length = tensor.dims()[axis];
            step[axis] = steps == null ? 1 : Math.max(-length - 1, Math.min(length + 1, steps[i]));
            boolean forward = step[axis] > 0;
            // forward from 0..length up to 0..length, backward from -1..length - 1 down to -1..length - 1
            first[axis] = bound(starts[i], length, forward ? 0 : -1);
            int count = bound(ends[i], length, forward ? 0 : -1) - first[axis];
            dims[axis] = Math.max(0, (count + step[axis] - Integer.signum(step[axis])) / step[axis]);
        }
        return Call.of(TensorMath.slice(tensor, first, step, dims));
    }

    /** A place counted from the end if it is negative, moved to the nearest of {@code least..least + length}. */
    private static int bound(int place, int length, int least) {
        return Math.max(least, Math.min(least + length, place < 0 ? place + length : place));
    }
}
