package dev.ranvier.training.exchange.onnx;

import dev.ranvier.training.exchange.assembly.Activation;
import dev.ranvier.training.exchange.assembly.WeightedLayers;
import java.util.Arrays;

/** Add, Sub, Mul, Div, Neg and Sum: with a constant an affine layer or a bias, of two computed values a sum. */
final class ArithmeticOperators {

    private static final int NUMPY_BROADCAST = 7; // the opset in which broadcasting lost its attributes

    private ArithmeticOperators() {}

    static Value add(Call call) {
        if (!call.isKnown(0) && !call.isKnown(1)) {
            return Call.of(call.graph().add(call.name(), call.activation(0), call.activation(1)));
        }
        return withConstant(call, 0, 1, (a, b) -> a + b, c -> 1, c -> c);
    }

    static Value subtract(Call call) {
        if (call.isKnown(0)) {
            return withConstant(call, 1, 0, (b, a) -> a - b, c -> -1, c -> c);
        }
        return withConstant(call, 0, 1, (a, b) -> a - b, c -> 1, c -> -c);
    }

    static Value multiply(Call call) {
        return withConstant(call, 0, 1, (a, b) -> a * b, c -> c, c -> 0);
    }

    static Value divide(Call call) {
        if (call.isKnown(0) && !call.isKnown(1)) {
            throw new IllegalArgumentException("divides by a computed value");
        }
        return withConstant(call, 0, 1, (a, b) -> a / b, c -> (float) (1.0 / c), c -> 0);
    }

    static Value negate(Call call) {
        Tensor minusOne = Tensor.of(new int[0], -1L);
        if (call.isKnown(0)) {
            return Call.of(TensorMath.combine(call.tensor(0), minusOne, (a, b) -> a * b));
        }
        return Call.of(new WeightedLayers(call.graph())
                .affine(call.name(), call.activation(0), minusOne.asFloats(), new float[1]));
    }

    static Value sum(Call call) {
        Value sum = call.inputs().get(0);
        for (int i = 1; i < call.node().inputCount(); i++) {
            Call pair = new Call(
                    call.file(),
                    NUMPY_BROADCAST,
                    call.batch(),
                    call.node(),
                    Arrays.asList(sum, call.inputs().get(i)),
                    call.graph());
            sum = add(pair);
        }
        return sum;
    }

    /** A function of one element. */
    @FunctionalInterface
    private interface OfConstant {
        float apply(float constant);
    }

    private static Value withConstant(
            Call call, int valueInput, int constantInput, TensorMath.Binary fold, OfConstant scale, OfConstant shift) {
        Tensor first = call.isKnown(valueInput) ? call.tensor(valueInput) : null;
        Tensor second = call.isKnown(constantInput) ? call.tensor(constantInput) : null;
        if (first == null && second == null) {
            throw new IllegalArgumentException("takes two computed values; only Add and Sum do so");
        }
        if (first != null && second != null) {
            return Call.of(TensorMath.combine(first, aligned(call, second, first.rank()), fold));
        }
        // Of the operators that come here with the constant first, all are symmetric: those that are not have swapped.
        Activation value = call.activation(second == null ? constantInput : valueInput);
        Tensor constant = second == null ? first : aligned(call, second, value.rank());
        float[] values = constant.asFloats();
        float[] scales = new float[values.length];
        float[] shifts = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            scales[i] = scale.apply(values[i]);
            shifts[i] = shift.apply(values[i]);
        }
        return Call.of(new WeightedLayers(call.graph()).affine(call.name(), value, scales, shifts, constant.dims()));
    }

    /** Until opset 6 attribute axis says where the constant's axes lie; later they lie at the end. */
    private static Tensor aligned(Call call, Tensor constant, int rank) {
        if (call.opset() >= NUMPY_BROADCAST || !call.attributes().has("axis")) {
            return constant;
        }
        int axis = Call.axis(call.attributes().integer("axis", 0), rank);
        if (axis + constant.rank() > rank) {
            throw new IllegalArgumentException("attribute axis is " + axis + " for a constant of shape "
                    + Arrays.toString(constant.dims()) + " and a value of " + rank + " axes");
        }
        int[] dims = new int[rank - axis];
        Arrays.fill(dims, 1);
        System.arraycopy(constant.dims(), 0, dims, 0, constant.rank());
        return constant.reshaped(dims);
    }
}
