package dev.ranvier.training.ann.layer;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.model.BatchNorm;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.Shape;
import java.util.Arrays;
import java.util.List;

/**
 * Batch normalisation in training (Ioffe and Szegedy 2015, arXiv:1502.03167, algorithm 1): mean and variance of the minibatch,
 * by channel. The statistics of the trained layer are moving averages of those, {@code s = 0.9 s + 0.1 batch}, with the unbiased
 * variance.
 */
final class BatchNormLayer implements TrainableLayer {

    private static final float MOMENTUM = 0.1f;

    private final Gemm gemm;
    private final Shape shape;
    private final float epsilon;
    private final Parameter gamma;
    private final Parameter beta;
    private final float[] mean; // [channel], moving
    private final float[] variance; // [channel], moving
    private final double[] batchMean; // [channel], of the last forward pass
    private final double[] scale; // [channel], one over the deviation of the last forward pass
    private final float[] factor; // [channel], of the last forward pass
    private final float[] shift; // [channel], of the last forward pass
    private final double[] first; // [channel], sums of a pass
    private final double[] second; // [channel]

    BatchNormLayer(Gemm gemm, BatchNorm start, Shape shape) {
        this.gemm = gemm;
        this.shape = shape;
        epsilon = start.epsilon();
        gamma = new Parameter(start.gamma().clone(), false);
        beta = new Parameter(start.beta().clone(), false);
        mean = start.mean().clone();
        variance = start.variance().clone();
        batchMean = new double[mean.length];
        scale = new double[mean.length];
        factor = new float[mean.length];
        shift = new float[mean.length];
        first = new double[mean.length];
        second = new double[mean.length];
    }

    @Override
    public int inputs() {
        return shape.size();
    }

    @Override
    public int outputs() {
        return shape.size();
    }

    @Override
    public void forward(float[] x, float[] y, int samples) {
        Lanes.run(gemm, shape.channels(), (lane, from, to) -> {
            statistics(x, samples, from, to);
            for (int c = from; c < to; c++) {
                double by = gamma.values[c] * scale[c];
                factor[c] = (float) by;
                shift[c] = (float) (beta.values[c] - batchMean[c] * by);
            }
            affine(x, y, samples, from, to);
        });
    }

    /** Samples go by in the outer loops, here and below, because a dense layer's values of one channel lie far apart. */
    private void statistics(float[] x, int samples, int from, int to) {
        int plane = plane();
        long count = (long) samples * plane;
        Arrays.fill(first, from, to, 0);
        for (int s = 0; s < samples; s++) {
            for (int c = from; c < to; c++) {
                first[c] += PlaneSums.sum(x, s * shape.size() + c * plane, plane);
            }
        }
        for (int c = from; c < to; c++) {
            batchMean[c] = first[c] / count;
        }
        Arrays.fill(second, from, to, 0);
        for (int s = 0; s < samples; s++) {
            for (int c = from; c < to; c++) {
                second[c] += PlaneSums.squares(x, s * shape.size() + c * plane, plane, (float) batchMean[c]);
            }
        }
        for (int c = from; c < to; c++) {
            scale[c] = 1 / Math.sqrt(second[c] / count + epsilon);
            mean[c] += MOMENTUM * (float) (batchMean[c] - mean[c]);
            variance[c] += MOMENTUM * (float) (second[c] / Math.max(1, count - 1) - variance[c]);
        }
    }

    private void affine(float[] x, float[] y, int samples, int from, int to) {
        int plane = plane();
        for (int s = 0; s < samples; s++) {
            for (int c = from; c < to; c++) {
                int at = s * shape.size() + c * plane;
                float by = factor[c];
                float add = shift[c];
                for (int i = at; i < at + plane; i++) {
                    y[i] = by * x[i] + add;
                }
            }
        }
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int samples) {
        Lanes.run(gemm, shape.channels(), (lane, from, to) -> backward(x, dy, dx, samples, from, to));
    }

    /** With n values, u = (x - mean) scale: dx = gamma scale (dy - mean(dy) - u mean(dy u)). */
    private void backward(float[] x, float[] dy, float[] dx, int samples, int from, int to) {
        int plane = plane();
        Arrays.fill(first, from, to, 0);
        Arrays.fill(second, from, to, 0);
        for (int s = 0; s < samples; s++) {
            for (int c = from; c < to; c++) {
                int at = s * shape.size() + c * plane;
                first[c] += PlaneSums.sum(dy, at, plane);
                second[c] += PlaneSums.products(dy, x, at, plane, (float) batchMean[c]);
            }
        }
        for (int c = from; c < to; c++) {
            beta.gradient[c] = (float) first[c];
            gamma.gradient[c] = (float) (second[c] * scale[c]);
        }
        if (dx == null) {
            return;
        }
        double count = (double) samples * plane;
        for (int s = 0; s < samples; s++) {
            for (int c = from; c < to; c++) {
                int at = s * shape.size() + c * plane;
                float by = factor[c];
                float middle = (float) batchMean[c];
                float meanGradient = (float) (first[c] / count);
                float slope = (float) (second[c] * scale[c] * scale[c] / count);
                for (int i = at; i < at + plane; i++) {
                    dx[i] = by * (dy[i] - meanGradient - slope * (x[i] - middle));
                }
            }
        }
    }

    private int plane() {
        return shape.height() * shape.width();
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(gamma, beta);
    }

    @Override
    public List<float[]> memory() {
        return List.of(mean, variance);
    }

    @Override
    public Layer trained() {
        return new BatchNorm(gamma.values.clone(), beta.values.clone(), mean.clone(), variance.clone(), epsilon);
    }
}
