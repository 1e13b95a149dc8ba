package dev.ranvier.training.ann.layer;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.Layer;
import java.util.Arrays;
import java.util.List;

/** Fully connected layer, {@code y = x W' + b}. */
final class DenseLayer implements TrainableLayer {

    private final Gemm gemm;
    private final int inputs;
    private final int outputs;
    private final LayerWeights weights; // [output][input]

    DenseLayer(Gemm gemm, Dense start, LayerOptions options) {
        this.gemm = gemm;
        inputs = start.inputs();
        outputs = start.outputs();
        weights = new LayerWeights(start.weights(), start.bias(), start.format(), options);
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public void forward(float[] x, float[] y, int samples) {
        weights.beforeForward();
        for (int s = 0; s < samples; s++) {
            System.arraycopy(weights.bias.values, 0, y, s * outputs, outputs);
        }
        gemm.multiply(false, true, samples, outputs, inputs, 1, x, weights.weights, 1, y);
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int samples) {
        gemm.multiply(true, false, outputs, inputs, samples, 1, dy, x, 0, weights.gradient);
        weights.afterBackward();
        float[] sum = weights.bias.gradient;
        Arrays.fill(sum, 0);
        for (int s = 0; s < samples; s++) {
            int row = s * outputs;
            for (int o = 0; o < outputs; o++) {
                sum[o] += dy[row + o];
            }
        }
        if (dx != null) {
            gemm.multiply(false, false, samples, inputs, outputs, 1, dy, weights.weights, 0, dx);
        }
    }

    @Override
    public List<Parameter> parameters() {
        return weights.parameters();
    }

    @Override
    public List<float[]> memory() {
        return weights.memory();
    }

    @Override
    public void startStep(double progress) {
        weights.startStep(progress);
    }

    @Override
    public Layer trained() {
        return new Dense(inputs, outputs, weights.trainedWeights(), weights.bias.values.clone(), weights.format());
    }
}
