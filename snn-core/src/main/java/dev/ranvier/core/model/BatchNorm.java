package dev.ranvier.core.model;

import java.util.List;

/**
 * Batch normalisation with the statistics of the training set (Ioffe & Szegedy 2015, arXiv:1502.03167): {@code y = gamma (x
 * - mean) / sqrt(variance + epsilon) + beta}, one set of values for each channel.
 *
 * @param gamma {@code [channel]}, scale
 * @param beta {@code [channel]}, shift
 * @param mean {@code [channel]}
 * @param variance {@code [channel]}, at least 0
 * @param epsilon added to the variance, at least 0; variance + epsilon must be positive
 */
public record BatchNorm(float[] gamma, float[] beta, float[] mean, float[] variance, float epsilon) implements Layer {

    /** @throws IllegalArgumentException if lengths disagree, a value is not finite, or a variance is negative */
    public BatchNorm {
        Checks.length("batch norm beta (channels)", beta.length, gamma.length);
        Checks.length("batch norm mean (channels)", mean.length, gamma.length);
        Checks.length("batch norm variance (channels)", variance.length, gamma.length);
        Checks.finite("batch norm gamma", gamma);
        Checks.finite("batch norm beta", beta);
        Checks.finite("batch norm mean", mean);
        Checks.finite("batch norm variance", variance);
        Checks.finite("batch norm epsilon", epsilon);
        for (int channel = 0; channel < variance.length; channel++) {
            if (variance[channel] < 0 || !(variance[channel] + epsilon > 0)) {
                throw new IllegalArgumentException(
                        "batch norm variance of channel " + channel + " is " + variance[channel] + " with epsilon "
                                + epsilon + "; it must not be negative, nor their sum 0");
            }
        }
    }

    /** Number of channels. */
    public int channels() {
        return gamma.length;
    }

    /** The same function as one multiplication and one addition a channel; computed in double, rounded once. */
    public ChannelAffine asAffine() {
        float[] scale = new float[gamma.length];
        float[] shift = new float[gamma.length];
        for (int channel = 0; channel < scale.length; channel++) {
            double factor = gamma[channel] / Math.sqrt((double) variance[channel] + epsilon);
            scale[channel] = (float) factor;
            shift[channel] = (float) (beta[channel] - mean[channel] * factor);
        }
        return new ChannelAffine(scale, shift);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Checks.channels("batch norm", inputs, gamma.length);
    }

    @Override
    public long parameters() {
        return 4L * gamma.length;
    }
}
