package dev.ranvier.core.model;

import java.util.List;

/**
 * Two-dimensional convolution (cross-correlation, as every framework means it): {@code y[o] = sum over c, i, j of
 * w[o][c][i][j] x[c] at (row i, column j of the window) + bias[o]}; positions in the padding count as 0. Each of {@code
 * groups} groups reads {@code inputChannels / groups} channels and makes {@code outputChannels / groups}; with {@code
 * groups = inputChannels} it is depthwise.
 *
 * @param inputChannels channels of the input
 * @param outputChannels channels of the output
 * @param groups number of groups, a divisor of both
 * @param window size, stride, dilation and padding
 * @param weights {@code [output channel][input channel of the group][row][column]}, row-major, finite
 * @param bias {@code [output channel]}, finite; zeros where there is none
 * @param format how the weights are stored
 */
public record Convolution(
        int inputChannels,
        int outputChannels,
        int groups,
        Window window,
        float[] weights,
        float[] bias,
        WeightFormat format)
        implements Layer {

    /** @throws IllegalArgumentException if sizes disagree or a value is not finite */
    public Convolution {
        if (inputChannels < 1 || outputChannels < 1 || groups < 1) {
            throw new IllegalArgumentException("a convolution needs channels and groups, got " + inputChannels + " -> "
                    + outputChannels + " in " + groups + " groups");
        }
        if (inputChannels % groups != 0 || outputChannels % groups != 0) {
            throw new IllegalArgumentException("groups must divide the channels, got " + groups + " groups for "
                    + inputChannels + " -> " + outputChannels);
        }
        Checks.length(
                "convolution weights (outputs x inputs of a group x rows x columns)",
                weights.length,
                (long) outputChannels * (inputChannels / groups) * window.area());
        Checks.length("convolution bias (outputs)", bias.length, outputChannels);
        Checks.finite("convolution weights", weights);
        Checks.finite("convolution bias", bias);
    }

    /** Terms of each sum, those that fall into the padding included. */
    public int fanIn() {
        return inputChannels / groups * window.area();
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape input = Checks.only("a convolution", inputs);
        if (input.channels() != inputChannels) {
            throw new IllegalArgumentException("convolution takes " + inputChannels + " channels, got " + input
                    + " (channels x height x width); is the channel order another?");
        }
        return window.outputShape(input, outputChannels);
    }

    @Override
    public long parameters() {
        return (long) weights.length + bias.length;
    }

    /** Products with padding are counted, as every published figure does. */
    @Override
    public long multiplyAccumulates(List<Shape> inputs) {
        return (long) outputShape(inputs).size() * fanIn();
    }
}
