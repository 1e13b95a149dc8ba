package dev.ranvier.training.exchange.onnx;

import dev.ranvier.core.model.BatchNorm;
import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.core.model.Window;
import dev.ranvier.training.exchange.assembly.Activation;
import dev.ranvier.training.exchange.assembly.WeightedLayers;
import java.util.Arrays;

/** Operators that bring weights: Conv, Gemm, MatMul, BatchNormalization. */
final class WeightedOperators {

    private static final float DEFAULT_EPSILON = 1e-5f;

    private WeightedOperators() {}

    static Value convolution(Call call) {
        Activation image = call.graph().image(call.activation(0));
        Tensor weights = call.tensor(1);
        int[] dims = weights.dims();
        if (dims.length != 4 || weights.size() == 0) {
            throw new IllegalArgumentException(
                    "weights of shape " + Arrays.toString(dims) + " are not those of a two-dimensional convolution");
        }
        int[] kernel = {dims[2], dims[3]};
        int[] announced = call.attributes().integers("kernel_shape");
        if (announced != null && !Arrays.equals(announced, kernel)) {
            throw new IllegalArgumentException("kernel_shape is " + Arrays.toString(announced)
                    + ", the weights are of shape " + Arrays.toString(dims));
        }
        Window window = Windows.of(call.attributes(), image.storage(), kernel);
        float[] bias = call.has(2) ? call.tensor(2).asFloats() : new float[dims[0]];
        int groups = call.attributes().integer("group", 1);
        return Call.of(call.graph()
                .append(
                        call.name(),
                        new Convolution(
                                Math.multiplyExact(dims[1], groups),
                                dims[0],
                                groups,
                                window,
                                weights.asFloats(),
                                bias,
                                WeightFormat.FLOAT32),
                        image));
    }

    static Value gemm(Call call) {
        Activation input = call.activation(0);
        Tensor matrix = call.tensor(1);
        if (call.attributes().flag("transA", false)) {
            if (input.rank() != 2 || input.dims()[1] != 1) {
                throw new IllegalArgumentException("attribute transA is 1 for shape " + Arrays.toString(input.dims())
                        + "; only a column of each sample may be transposed");
            }
            input = input.transposed(1, 0);
        }
        boolean outputsFirst = call.attributes().flag("transB", false);
        if (input.rank() != 2 || input.dims()[0] != 1 || matrix.rank() != 2) {
            throw new IllegalArgumentException("needs [batch, inputs] times [inputs, outputs], got "
                    + Arrays.toString(input.dims()) + " and " + Arrays.toString(matrix.dims()));
        }
        int outputs = matrix.dims()[outputsFirst ? 0 : 1];
        requireInputs(matrix, outputsFirst ? 1 : 0, input);
        float[] weights = scaled(matrix.asFloats(), call.attributes().number("alpha", 1));
        float[] bias = new float[outputs];
        if (call.has(2)) {
            Tensor given = call.tensor(2);
            if (given.size() != 1 && given.size() != outputs
                    || given.rank() > 0 && given.dims()[given.rank() - 1] != given.size()) {
                throw new IllegalArgumentException(
                        "a bias of shape " + Arrays.toString(given.dims()) + " does not fit " + outputs + " outputs");
            }
            float[] values = scaled(given.asFloats(), call.attributes().number("beta", 1));
            for (int o = 0; o < outputs; o++) {
                bias[o] = values[values.length == 1 ? 0 : o];
            }
        }
        return Call.of(
                new WeightedLayers(call.graph()).dense(call.name(), input, weights, outputsFirst, outputs, bias));
    }

    static Value matMul(Call call) {
        boolean weightsFirst = call.isKnown(0);
        Activation input = call.activation(weightsFirst ? 1 : 0);
        Tensor matrix = call.tensor(weightsFirst ? 0 : 1);
        int rank = input.rank();
        int inputAxis = weightsFirst && rank > 1 ? rank - 2 : rank - 1;
        if (matrix.rank() != 2 || input.dims()[inputAxis] != input.size()) {
            throw new IllegalArgumentException(
                    "multiplies " + Arrays.toString(input.dims()) + " with " + Arrays.toString(matrix.dims())
                            + "; one vector of each sample with a constant matrix is supported");
        }
        int outputs = matrix.dims()[weightsFirst ? 0 : 1];
        requireInputs(matrix, weightsFirst ? 1 : 0, input);
        Activation result = new WeightedLayers(call.graph())
                .dense(call.name(), input, matrix.asFloats(), weightsFirst, outputs, null);
        int[] dims = input.dims().clone();
        dims[inputAxis] = outputs;
        return Call.of(result.reshaped(dims));
    }

    static Value batchNorm(Call call) {
        Attributes attributes = call.attributes();
        if (attributes.flag("training_mode", false)) {
            throw new IllegalArgumentException("attribute training_mode is 1; export the model for inference");
        }
        if (!attributes.flag("spatial", true)) {
            throw new IllegalArgumentException("attribute spatial is 0, one set of values for each position; "
                    + "it must be one for each channel");
        }
        Activation input = call.activation(0);
        if (input.rank() < 2) {
            throw new IllegalArgumentException("needs a channel axis, got shape " + Arrays.toString(input.dims()));
        }
        int channels = input.dims()[1];
        for (int i = 1; i <= 4; i++) {
            if (call.tensor(i).size() != channels) {
                throw new IllegalArgumentException(
                        "input " + i + " has " + call.tensor(i).size() + " values for " + channels + " channels");
            }
        }
        int[] dims = new int[input.rank() - 1]; // [channel, 1, 1 ...]
        Arrays.fill(dims, 1);
        dims[0] = channels;
        BatchNorm values = new BatchNorm(
                call.tensor(1).asFloats(),
                call.tensor(2).asFloats(),
                call.tensor(3).asFloats(),
                call.tensor(4).asFloats(),
                attributes.number("epsilon", DEFAULT_EPSILON));
        return Call.of(new WeightedLayers(call.graph()).batchNorm(call.name(), input, values, dims));
    }

    private static void requireInputs(Tensor matrix, int axis, Activation input) {
        if (matrix.dims()[axis] != input.size()) {
            throw new IllegalArgumentException("has weights of shape " + Arrays.toString(matrix.dims())
                    + " for an input of " + input.size() + " values");
        }
    }

    private static float[] scaled(float[] values, float factor) {
        if (factor == 1) {
            return values;
        }
        float[] scaled = new float[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = factor * values[i];
        }
        return scaled;
    }
}
