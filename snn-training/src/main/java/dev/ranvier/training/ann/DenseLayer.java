package dev.ranvier.training.ann;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.Layer;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Fully connected layer, {@code y = x W' + b}. Weights start normally distributed with variance {@code 2 / inputs}, biases at
 * zero (He et al. 2015, ICCV, doi:10.1109/ICCV.2015.123).
 */
final class DenseLayer implements TrainableLayer {

    private final Gemm gemm;
    private final int inputs;
    private final int outputs;
    private final Parameter weights; // [output][input]
    private final Parameter bias; // [output]

    DenseLayer(Gemm gemm, int inputs, int outputs, RandomGenerator random) {
        this.gemm = gemm;
        this.inputs = inputs;
        this.outputs = outputs;
        float[] start = new float[Math.multiplyExact(outputs, inputs)];
        double deviation = Math.sqrt(2.0 / inputs);
        for (int i = 0; i < start.length; i++) {
            start[i] = (float) (deviation * random.nextGaussian());
        }
        weights = new Parameter(start, true);
        bias = new Parameter(new float[outputs], false);
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
        for (int s = 0; s < samples; s++) {
            System.arraycopy(bias.values, 0, y, s * outputs, outputs);
        }
        gemm.multiply(false, true, samples, outputs, inputs, 1, x, weights.values, 1, y);
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int samples) {
        gemm.multiply(true, false, outputs, inputs, samples, 1, dy, x, 0, weights.gradient);
        float[] sum = bias.gradient;
        Arrays.fill(sum, 0);
        for (int s = 0; s < samples; s++) {
            int row = s * outputs;
            for (int o = 0; o < outputs; o++) {
                sum[o] += dy[row + o];
            }
        }
        if (dx != null) {
            gemm.multiply(false, false, samples, inputs, outputs, 1, dy, weights.values, 0, dx);
        }
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weights, bias);
    }

    @Override
    public Layer trained() {
        return new Dense(inputs, outputs, weights.values.clone(), bias.values.clone());
    }
}
