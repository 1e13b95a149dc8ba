package dev.ranvier.training.ann.layer;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.model.BatchNorm;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.Shape;
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
            for (int c = from; c < to; c++) {
                statistics(x, samples, c);
                double factor = gamma.values[c] * scale[c];
                affine(x, y, samples, c, (float) factor, (float) (beta.values[c] - batchMean[c] * factor));
            }
        });
    }

    private void statistics(float[] x, int samples, int c) {
        int plane = plane();
        long count = (long) samples * plane;
        double sum = 0;
        for (int s = 0; s < samples; s++) {
            int at = s * shape.size() + c * plane;
            float part = 0;
            for (int i = 0; i < plane; i++) {
                part += x[at + i];
            }
            sum += part;
        }
        double centre = sum / count;
        double squares = 0;
        for (int s = 0; s < samples; s++) {
            int at = s * shape.size() + c * plane;
            float part = 0;
            float middle = (float) centre;
            for (int i = 0; i < plane; i++) {
                float off = x[at + i] - middle;
                part += off * off;
            }
            squares += part;
        }
        batchMean[c] = centre;
        scale[c] = 1 / Math.sqrt(squares / count + epsilon);
        mean[c] += MOMENTUM * (float) (centre - mean[c]);
        variance[c] += MOMENTUM * (float) (squares / Math.max(1, count - 1) - variance[c]);
    }

    private void affine(float[] x, float[] y, int samples, int c, float factor, float shift) {
        int plane = plane();
        for (int s = 0; s < samples; s++) {
            int at = s * shape.size() + c * plane;
            for (int i = at; i < at + plane; i++) {
                y[i] = factor * x[i] + shift;
            }
        }
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int samples) {
        Lanes.run(gemm, shape.channels(), (lane, from, to) -> {
            for (int c = from; c < to; c++) {
                backward(x, dy, dx, samples, c);
            }
        });
    }

    /** With n values, u = (x - mean) scale: dx = gamma scale (dy - mean(dy) - u mean(dy u)). */
    private void backward(float[] x, float[] dy, float[] dx, int samples, int c) {
        int plane = plane();
        double sum = 0;
        double product = 0;
        float middle = (float) batchMean[c];
        for (int s = 0; s < samples; s++) {
            int at = s * shape.size() + c * plane;
            float part = 0;
            float along = 0;
            for (int i = at; i < at + plane; i++) {
                part += dy[i];
                along += dy[i] * (x[i] - middle);
            }
            sum += part;
            product += along;
        }
        beta.gradient[c] = (float) sum;
        gamma.gradient[c] = (float) (product * scale[c]);
        if (dx == null) {
            return;
        }
        double count = (double) samples * plane;
        float factor = (float) (gamma.values[c] * scale[c]);
        float meanGradient = (float) (sum / count);
        float slope = (float) (product * scale[c] * scale[c] / count);
        for (int s = 0; s < samples; s++) {
            int at = s * shape.size() + c * plane;
            for (int i = at; i < at + plane; i++) {
                dx[i] = factor * (dy[i] - meanGradient - slope * (x[i] - middle));
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
