package dev.ranvier.training.exchange.onnx;

import dev.ranvier.core.model.ZeroPad;
import dev.ranvier.training.exchange.assembly.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Operators that move values without changing them: Flatten, Reshape, Transpose, Squeeze, Unsqueeze, Concat, Pad. */
final class ShapeOperators {

    private ShapeOperators() {}

    static Value flatten(Call call) {
        int[] dims = dims(call);
        int given = call.attributes().integer("axis", 1);
        int axis = given == dims.length ? given : Call.axis(given, dims.length);
        long before = Activation.product(Arrays.copyOf(dims, axis));
        long after = Activation.product(Arrays.copyOfRange(dims, axis, dims.length));
        return reshaped(call, (int) before, (int) after);
    }

    static Value reshape(Call call) {
        int[] target = call.has(1) ? call.tensor(1).asInts() : call.attributes().integers("shape");
        if (target == null) {
            throw new IllegalArgumentException("the new shape is missing");
        }
        int[] dims = dims(call);
        int[] shape = target.clone();
        if (shape.length > 0 && call.batch() > 1 && shape[0] == call.batch()) {
            shape[0] = 1;
        }
        int open = -1;
        for (int axis = 0; axis < shape.length; axis++) {
            if (shape[axis] == 0 && !call.attributes().flag("allowzero", false)) {
                if (axis >= dims.length) {
                    throw misfit(dims, target);
                }
                shape[axis] = dims[axis];
            }
            if (shape[axis] < -1 || shape[axis] == -1 && open >= 0) {
                throw misfit(dims, target);
            }
            open = shape[axis] == -1 ? axis : open;
        }
        if (open >= 0) {
            shape[open] = 1;
            long rest = Activation.product(shape);
            shape[open] = rest == 0 ? 0 : (int) (Activation.product(dims) / rest);
        }
        if (Activation.product(shape) != Activation.product(dims)) {
            throw misfit(dims, target);
        }
        return reshaped(call, shape);
    }

    private static IllegalArgumentException misfit(int[] dims, int... target) {
        return new IllegalArgumentException(
                "cannot make shape " + Arrays.toString(target) + " from " + Arrays.toString(dims));
    }

    static Value transpose(Call call) {
        int rank = dims(call).length;
        int[] axes = call.attributes().integers("perm");
        if (axes == null) {
            axes = new int[rank];
            for (int axis = 0; axis < rank; axis++) {
                axes[axis] = rank - 1 - axis;
            }
        }
        int[] sorted = axes.clone();
        Arrays.sort(sorted);
        boolean permutation = sorted.length == rank;
        for (int axis = 0; permutation && axis < rank; axis++) {
            permutation = sorted[axis] == axis;
        }
        if (!permutation) {
            throw new IllegalArgumentException("attribute perm is " + Arrays.toString(axes) + " for " + rank + " axes");
        }
        return call.isKnown(0)
                ? Call.of(TensorMath.transpose(call.tensor(0), axes))
                : Call.of(call.activation(0).transposed(axes));
    }

    static Value squeeze(Call call) {
        int[] dims = dims(call);
        int[] axes = axes(call, dims.length);
        List<Integer> kept = new ArrayList<>();
        for (int axis = 0; axis < dims.length; axis++) {
            int current = axis;
            boolean named = axes == null || Arrays.stream(axes).anyMatch(a -> a == current);
            if (axes != null && named && dims[axis] != 1) {
                throw new IllegalArgumentException("axis " + axis + " is of length " + dims[axis] + ", not 1");
            }
            if (!named || dims[axis] != 1) {
                kept.add(dims[axis]);
            }
        }
        return reshaped(call, kept.stream().mapToInt(Integer::intValue).toArray());
    }

    static Value unsqueeze(Call call) {
        int[] dims = dims(call);
        int[] given = call.has(1) ? call.tensor(1).asInts() : call.attributes().integers("axes");
        if (given == null || given.length > 8) {
            throw new IllegalArgumentException("axes are missing, or too many");
        }
        int[] longer = new int[dims.length + given.length];
        for (int axis : given) {
            longer[Call.axis(axis, longer.length)] = 1;
        }
        int next = 0;
        for (int axis = 0; axis < longer.length; axis++) {
            if (longer[axis] == 0) {
                if (next == dims.length) {
                    throw new IllegalArgumentException("axes " + Arrays.toString(given) + " name one twice");
                }
                longer[axis] = dims[next++];
            }
        }
        return reshaped(call, longer);
    }

    static Value concat(Call call) {
        int axis = Call.axis(call.attributes().integer("axis", 1), dims(call).length);
        List<Tensor> tensors = new ArrayList<>();
        List<Activation> activations = new ArrayList<>();
        for (int i = 0; i < call.node().inputCount(); i++) {
            if (call.isKnown()) {
                tensors.add(call.tensor(i));
            } else {
                activations.add(call.activation(i));
            }
        }
        return call.isKnown()
                ? Call.of(TensorMath.concat(tensors, axis))
                : Call.of(call.graph().concat(call.name(), activations, axis));
    }

    static Value pad(Call call) {
        Activation input = call.activation(0);
        String mode = call.attributes().text("mode", "constant");
        float value = call.has(2) ? call.tensor(2).single() : call.attributes().number("value", 0);
        int[] pads = pads(call, input.rank());
        if (Arrays.stream(pads).allMatch(pad -> pad == 0)) {
            return Call.of(input);
        }
        if (!"constant".equals(mode) || value != 0) {
            throw new IllegalArgumentException(
                    "attribute mode is " + mode + ", value " + value + "; only padding with zeros is supported");
        }
        Windows.requirePadding(pads);
        boolean channelsLast = input.rank() == 4 && pads[3] == 0 && pads[7] == 0 && input.order() != null;
        Activation image = call.graph().image(channelsLast ? input.transposed(0, 3, 1, 2) : input);
        int rows = channelsLast ? 1 : 2;
        for (int axis = 0; axis < 4; axis++) {
            if (axis != rows && axis != rows + 1 && (pads[axis] != 0 || pads[axis + 4] != 0)) {
                throw new IllegalArgumentException(
                        "pads are " + Arrays.toString(pads) + "; only rows and columns of images can be padded");
            }
        }
        ZeroPad layer = new ZeroPad(pads[rows], pads[rows + 1], pads[rows + 4], pads[rows + 5]);
        Activation padded = call.graph().append(call.name(), layer, image);
        return Call.of(channelsLast ? padded.transposed(0, 2, 3, 1) : padded);
    }

    /** {@code [begin of each axis, end of each axis]}. */
    private static int[] pads(Call call, int rank) {
        int[] given = call.has(1)
                ? call.tensor(1).asInts()
                : call.attributes().integers(call.attributes().has("pads") ? "pads" : "paddings");
        int[] axes = call.has(3) ? call.tensor(3).asInts() : null;
        int named = axes == null ? rank : axes.length;
        if (given == null || given.length != 2 * named) {
            throw new IllegalArgumentException("pads are " + Arrays.toString(given) + " for " + named + " axes");
        }
        if (axes == null) {
            return given;
        }
        int[] pads = new int[2 * rank];
        for (int i = 0; i < named; i++) {
            int axis = Call.axis(axes[i], rank);
            pads[axis] = given[i];
            pads[axis + rank] = given[i + named];
        }
        return pads;
    }

    /** Axes from the second input (opset 13) or the attribute; null if neither is there. */
    private static int[] axes(Call call, int rank) {
        int[] axes = call.has(1) ? call.tensor(1).asInts() : call.attributes().integers("axes");
        if (axes != null) {
            axes = Arrays.stream(axes).map(axis -> Call.axis(axis, rank)).toArray();
        }
        return axes;
    }

    private static int[] dims(Call call) {
        return call.isKnown(0) ? call.tensor(0).dims() : call.activation(0).dims();
    }

    private static Value reshaped(Call call, int... dims) {
        return call.isKnown(0)
                ? Call.of(call.tensor(0).reshaped(dims))
                : Call.of(call.activation(0).reshaped(dims));
    }
}
