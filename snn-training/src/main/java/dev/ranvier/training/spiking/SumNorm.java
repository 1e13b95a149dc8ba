package dev.ranvier.training.spiking;

import java.util.Arrays;

/**
 * Brings the weighted sums of each neuron to mean 0 and variance 1 over a minibatch and adds a learned number (batch normalisation
 * without its scale, Ioffe and Szegedy 2015, ICML, arXiv:1502.03167). A binary neuron behind it is one that compares the sum with a
 * threshold, so the chip needs nothing for it: see {@link #bias}.
 */
final class SumNorm {

    /** Weight of a minibatch in the running means. Chosen, not tuned. */
    private static final float FRESH = 0.02f;

    /** Added to a variance, in squared units of a synapse, so that a neuron that never gets anything stays still. */
    private static final float LEAST_VARIANCE = 1;

    private final int neurons;
    private final float[] mean; // [neuron], of the minibatch
    private final float[] factor; // [neuron], 1 / standard deviation of the minibatch
    private final float[] runningMean; // [neuron]
    private final float[] runningVariance; // [neuron]
    private final float[] sum; // [neuron], scratch
    private final float[] products; // [neuron], scratch
    private boolean started;

    SumNorm(int neurons) {
        this.neurons = neurons;
        mean = new float[neurons];
        factor = new float[neurons];
        runningMean = new float[neurons];
        runningVariance = new float[neurons];
        sum = new float[neurons];
        products = new float[neurons];
    }

    /** Normalises {@code [row][neuron]} in place and keeps what the chip needs to know. Modifies values. */
    void forward(float[] values, int rows) {
        Arrays.fill(sum, 0);
        for (int row = 0; row < rows; row++) {
            add(values, row * neurons, sum);
        }
        for (int n = 0; n < neurons; n++) {
            mean[n] = sum[n] / rows;
        }
        Arrays.fill(sum, 0);
        for (int row = 0; row < rows; row++) {
            centre(values, row * neurons, mean, sum);
        }
        float share = started ? FRESH : 1;
        started = true;
        for (int n = 0; n < neurons; n++) {
            float variance = sum[n] / rows + LEAST_VARIANCE;
            factor[n] = (float) (1 / Math.sqrt(variance));
            runningMean[n] += share * (mean[n] - runningMean[n]);
            runningVariance[n] += share * (variance - runningVariance[n]);
        }
        for (int row = 0; row < rows; row++) {
            scale(values, row * neurons, factor);
        }
    }

    /**
     * The gradient with respect to the sums, in place.
     *
     * @param gradient {@code [row][neuron]}, with respect to the normalised sums. Modified.
     * @param values {@code [row][neuron]}, the normalised sums. Not modified.
     * @param offsets {@code [neuron]}, receives the gradient of the added numbers. Modified.
     */
    void backward(float[] gradient, float[] values, float[] offsets, int rows) {
        Arrays.fill(offsets, 0);
        Arrays.fill(products, 0);
        for (int row = 0; row < rows; row++) {
            gather(gradient, values, row * neurons, offsets, products);
        }
        for (int n = 0; n < neurons; n++) {
            sum[n] = offsets[n] / rows;
            products[n] /= rows;
        }
        for (int row = 0; row < rows; row++) {
            spread(gradient, values, row * neurons, sum, products, factor);
        }
    }

    /** What is added to a neuron's sum so that it is at least 0 where the normalised sum plus the offset is, about. */
    int bias(int neuron, float offset) {
        return Math.round((float) Math.sqrt(runningVariance[neuron]) * offset - runningMean[neuron]);
    }

    private static void add(float[] values, int at, float[] sum) {
        for (int n = 0; n < sum.length; n++) {
            sum[n] += values[at + n];
        }
    }

    private static void centre(float[] values, int at, float[] mean, float[] squares) {
        for (int n = 0; n < mean.length; n++) {
            float centred = values[at + n] - mean[n];
            values[at + n] = centred;
            squares[n] += centred * centred;
        }
    }

    private static void scale(float[] values, int at, float[] factor) {
        for (int n = 0; n < factor.length; n++) {
            values[at + n] *= factor[n];
        }
    }

    private static void gather(float[] gradient, float[] values, int at, float[] sums, float[] products) {
        for (int n = 0; n < sums.length; n++) {
            float g = gradient[at + n];
            sums[n] += g;
            products[n] += g * values[at + n];
        }
    }

    private static void spread(
            float[] gradient, float[] values, int at, float[] mean, float[] products, float[] factor) {
        for (int n = 0; n < mean.length; n++) {
            gradient[at + n] = factor[n] * (gradient[at + n] - mean[n] - values[at + n] * products[n]);
        }
    }
}
