package dev.ranvier.core.network;

import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;
import java.util.Arrays;

/**
 * Synapses of a convolution or an average pool, kept as the kernels: neurons of both populations stand in the order of
 * {@link Shape} (channel, row, column), and source {@code (c, y, x)} reaches target {@code (o, v, u)} with weight {@code
 * weights[o][c][i][j]} where {@code y = v strideY - padTop + i dilationY} and {@code x = u strideX - padLeft + j dilationX}.
 * Memory is that of the kernels, whatever the size of the image; synapses into the padding do not exist.
 *
 * @param input shape of the source population
 * @param outputChannels channels of the target population
 * @param groups number of groups, a divisor of the channels on both sides; equal to them for a depthwise convolution
 * @param window size, stride, dilation and padding
 * @param weights {@code [output channel][input channel of the group][row][column]}, row-major
 */
public record KernelConnectivity(Shape input, int outputChannels, int groups, Window window, float[] weights)
        implements Connectivity {

    /** @throws IllegalArgumentException if the channels do not divide into groups, sizes disagree or a weight is not finite */
    public KernelConnectivity {
        if (outputChannels < 1 || groups < 1 || input.channels() % groups != 0 || outputChannels % groups != 0) {
            throw new IllegalArgumentException("groups must divide the channels, got " + groups + " groups for "
                    + input.channels() + " -> " + outputChannels + " channels");
        }
        long expected = (long) outputChannels * (input.channels() / groups) * window.area();
        if (weights.length != expected) {
            throw new IllegalArgumentException(
                    "kernels of " + outputChannels + " x " + input.channels() / groups + " x " + window.height() + " x "
                            + window.width() + " need " + expected + " weights, got " + weights.length);
        }
        Checks.weights("kernel connectivity", weights);
        window.outputShape(input, outputChannels);
    }

    /** An average pool: each channel by itself, every weight one over the area of the window. */
    public static KernelConnectivity averagePool(Shape input, Window window) {
        float[] weights = new float[input.channels() * window.area()];
        Arrays.fill(weights, 1f / window.area());
        return new KernelConnectivity(input, input.channels(), input.channels(), window, weights);
    }

    /** Shape of the target population. */
    public Shape output() {
        return window.outputShape(input, outputChannels);
    }

    @Override
    public void validateFor(int sourceSize, int targetSize) {
        Connectivity.requireSizes("kernel", input.size(), output().size(), sourceSize, targetSize);
    }

    /** Pairs that are joined; only the kernels are stored. */
    @Override
    public long synapses() {
        long rows = taps(
                input.height(),
                output().height(),
                window.height(),
                window.strideY(),
                window.dilationY(),
                window.padTop());
        long columns = taps(
                input.width(),
                output().width(),
                window.width(),
                window.strideX(),
                window.dilationX(),
                window.padLeft());
        return rows * columns * outputChannels * (input.channels() / groups);
    }

    /** Pairs of a position and an element of the window that fall inside the input, along one direction. */
    private static long taps(int size, int positions, int window, int stride, int dilation, int pad) {
        long taps = 0;
        for (int position = 0; position < positions; position++) {
            for (int element = 0; element < window; element++) {
                int at = position * stride - pad + element * dilation;
                taps += at >= 0 && at < size ? 1 : 0;
            }
        }
        return taps;
    }
}
