package dev.ranvier.training.exchange.onnx;

import dev.ranvier.core.io.FormatException;
import java.util.Arrays;

/** Operators whose result is known from the file: Constant, ConstantOfShape, Shape, Gather, Slice. */
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

    static Value shape(Call call) {
        int[] dims =
                call.isKnown(0) ? call.tensor(0).dims() : call.activation(0).dims();
        int start = bound(call.attributes().integer("start", 0), dims.length);
        int end = bound(call.attributes().integer("end", dims.length), dims.length);
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
            if (steps != null && steps[i] < 1) {
                throw new IllegalArgumentException("step " + steps[i] + " is not positive");
            }
            step[axis] = steps == null ? 1 : steps[i];
            first[axis] = bound(starts[i], tensor.dims()[axis]);
            long length = (long) bound(ends[i], tensor.dims()[axis]) - first[axis];
            dims[axis] = (int) Math.max(0, (length + step[axis] - 1) / step[axis]);
        }
        return Call.of(TensorMath.slice(tensor, first, step, dims));
    }

    /** A place counted from the end if it is negative, moved to the nearest that exists. */
    private static int bound(int place, int length) {
        return Math.max(0, Math.min(length, place < 0 ? place + length : place));
    }
}
