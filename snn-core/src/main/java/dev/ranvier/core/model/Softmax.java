package dev.ranvier.core.model;

import java.util.List;

/**
 * {@code y[i] = exp(x[i]) / sum exp(x[j])} over all values of a sample, or its logarithm. It changes no decision; as the
 * last layer it turns scores into probabilities.
 *
 * @param logarithm true for log-softmax
 */
public record Softmax(boolean logarithm) implements Layer {

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Checks.only("softmax", inputs);
    }
}
