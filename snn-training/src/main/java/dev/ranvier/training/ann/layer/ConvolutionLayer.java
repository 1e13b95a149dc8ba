package dev.ranvier.training.ann.layer;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.Shape;
import java.util.Arrays;
import java.util.List;

/** A convolution in training. */
final class ConvolutionLayer implements TrainableLayer {

    private final Convolution start;
    private final Shape input;
    private final Shape output;
    private final ConvolutionPass pass;
    private final LayerWeights weights;

    ConvolutionLayer(Gemm gemm, Convolution start, Shape input, LayerOptions options) {
        this.start = start;
        this.input = input;
        output = start.outputShape(List.of(input));
        pass = new ConvolutionPass(gemm, start, input);
        weights = new LayerWeights(start.weights(), start.bias(), start.format(), options);
    }

    @Override
    public int inputs() {
        return input.size();
    }

    @Override
    public int outputs() {
        return output.size();
    }

    @Override
    public void forward(float[] x, float[] y, int samples) {
        weights.beforeForward();
        pass.forward(weights.weights, weights.bias.values, x, y, samples);
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int samples) {
        pass.backward(weights.weights, x, dy, dx, weights.gradient, samples);
        weights.afterBackward();
        if (weights.hasBias()) {
            sumByChannel(dy, samples);
        }
    }

    private void sumByChannel(float[] dy, int samples) {
        int plane = output.height() * output.width();
        float[] gradient = weights.bias.gradient;
        Arrays.fill(gradient, 0);
        int at = 0;
        for (int s = 0; s < samples; s++) {
            for (int c = 0; c < gradient.length; c++) {
                gradient[c] += PlaneSums.sum(dy, at, plane);
                at += plane;
            }
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
        return new Convolution(
                start.inputChannels(),
                start.outputChannels(),
                start.groups(),
                start.window(),
                weights.trainedWeights(),
                weights.bias.values.clone(),
                weights.format());
    }
}
