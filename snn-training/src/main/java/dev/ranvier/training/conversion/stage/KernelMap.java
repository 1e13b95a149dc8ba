package dev.ranvier.training.conversion.stage;

import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.KernelConnectivity;

/**
 * A convolution or an average pool: {@code weight(o, c, i, j) = targetFactor[o] weights[o][c][i][j] sourceFactor[c]}. The
 * trained weights are shared with the layer, not copied.
 *
 * @param input shape of the source
 * @param groups number of groups
 * @param window size, stride, dilation and padding
 * @param weights {@code [output channel][input channel of the group][row][column]}. Not modified.
 * @param sourceFactor {@code [input channel]}
 * @param targetFactor {@code [output channel]}
 */
public record KernelMap(
        Shape input, int groups, Window window, float[] weights, double[] sourceFactor, double[] targetFactor)
        implements LinearMap {

    /** @throws IllegalArgumentException if the sizes disagree */
    public KernelMap {
        if (sourceFactor.length != input.channels()
                || weights.length != (long) targetFactor.length * (input.channels() / groups) * window.area()) {
            throw new IllegalArgumentException("kernels of " + targetFactor.length + " channels in " + groups
                    + " groups over " + input + " do not have " + weights.length + " weights");
        }
    }

    /** Shape of the target. */
    public Shape output() {
        return window.outputShape(input, targetFactor.length);
    }

    @Override
    public int sources() {
        return input.size();
    }

    @Override
    public int targets() {
        return output().size();
    }

    @Override
    public int fanIn() {
        return input.channels() / groups * window.area();
    }

    @Override
    public void addTo(double[] values, double[] sums) {
        Shape output = output();
        int groupInputs = input.channels() / groups;
        int groupOutputs = output.channels() / groups;
        for (int o = 0; o < output.channels(); o++) {
            for (int c = 0; c < groupInputs; c++) {
                int channel = o / groupOutputs * groupInputs + c;
                int kernel = (o * groupInputs + c) * window.area();
                addPlane(values, channel, kernel, targetFactor[o] * sourceFactor[channel], sums, o, output);
            }
        }
    }

    private void addPlane(double[] values, int c, int kernel, double factor, double[] sums, int o, Shape output) {
        for (int i = 0; i < window.height(); i++) {
            for (int j = 0; j < window.width(); j++) {
                double weight = weights[kernel + i * window.width() + j] * factor;
                for (int y = 0; y < output.height(); y++) {
                    int row = y * window.strideY() - window.padTop() + i * window.dilationY();
                    if (row < 0 || row >= input.height()) {
                        continue;
                    }
                    int from = (c * input.height() + row) * input.width();
                    int to = (o * output.height() + y) * output.width();
                    for (int x = 0; x < output.width(); x++) {
                        int column = x * window.strideX() - window.padLeft() + j * window.dilationX();
                        if (column >= 0 && column < input.width()) {
                            sums[to + x] += weight * values[from + column];
                        }
                    }
                }
            }
        }
    }

    @Override
    public KernelMap magnitudes() {
        return new KernelMap(
                input,
                groups,
                window,
                Factors.magnitudes(weights),
                Factors.magnitudes(sourceFactor),
                Factors.magnitudes(targetFactor));
    }

    @Override
    public KernelMap times(double factor) {
        return new KernelMap(input, groups, window, weights, sourceFactor, Factors.times(targetFactor, factor));
    }

    @Override
    public boolean isNotNegative() {
        return Factors.notNegative(weights) && Factors.notNegative(sourceFactor) && Factors.notNegative(targetFactor);
    }

    @Override
    public Connectivity connectivity(Scale sourceScale, Scale targetScale) {
        int groupInputs = input.channels() / groups;
        int groupOutputs = targetFactor.length / groups;
        float[] scaled = new float[weights.length];
        for (int o = 0; o < targetFactor.length; o++) {
            for (int c = 0; c < groupInputs; c++) {
                int channel = o / groupOutputs * groupInputs + c;
                double factor = targetFactor[o]
                        * sourceFactor[channel]
                        * sourceScale.ofChannel(channel)
                        / targetScale.ofChannel(o);
                int kernel = (o * groupInputs + c) * window.area();
                for (int element = kernel; element < kernel + window.area(); element++) {
                    scaled[element] = (float) (weights[element] * factor);
                }
            }
        }
        return new KernelConnectivity(input, targetFactor.length, groups, window, scaled);
    }
}
