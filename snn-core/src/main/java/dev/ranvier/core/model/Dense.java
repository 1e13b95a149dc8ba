package dev.ranvier.core.model;

import java.util.List;

/**
 * Fully connected layer: {@code y = W x + b}.
 *
 * @param inputs number of inputs
 * @param outputs number of outputs
 * @param weights {@code [output][input]}, row-major, length {@code outputs * inputs}, finite
 * @param bias {@code [output]}, finite; zeros where there is none
 * @param format how the weights are stored
 */
public record Dense(int inputs, int outputs, float[] weights, float[] bias, WeightFormat format) implements Layer {

    /** @throws IllegalArgumentException if sizes disagree or a value is not finite */
    public Dense {
        if (inputs < 1 || outputs < 1) {
            throw new IllegalArgumentException(
                    "a dense layer needs inputs and outputs, got " + inputs + " -> " + outputs);
        }
        Checks.length("dense weights (outputs x inputs)", weights.length, (long) inputs * outputs);
        Checks.length("dense bias (outputs)", bias.length, outputs);
        Checks.finite("dense weights", weights);
        Checks.finite("dense bias", bias);
    }

    /** A layer with float32 weights. */
    public Dense(int inputs, int outputs, float[] weights, float[] bias) {
        this(inputs, outputs, weights, bias, WeightFormat.FLOAT32);
    }

    @Override
    public Shape outputShape(List<Shape> given) {
        Checks.inputSize("dense layer", given, inputs);
        return Shape.vector(outputs);
    }

    @Override
    public long parameters() {
        return (long) weights.length + bias.length;
    }

    @Override
    public long multiplyAccumulates(List<Shape> given) {
        return weights.length;
    }
}
