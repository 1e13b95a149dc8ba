package dev.ranvier.training.spiking;

import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.Step;
import dev.ranvier.training.ann.layer.TrainableLayer;

/** Makes the image black and white: {@code y = 1} where {@code x >= threshold}. It is the first layer, so no gradient. */
record InkLayer(int pixels, float threshold) implements TrainableLayer {

    @Override
    public int inputs() {
        return pixels;
    }

    @Override
    public int outputs() {
        return pixels;
    }

    @Override
    public void forward(float[] x, float[] y, int samples) {
        int values = samples * pixels;
        for (int i = 0; i < values; i++) {
            y[i] = x[i] >= threshold ? 1 : 0;
        }
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int samples) {
        if (dx != null) {
            throw new IllegalStateException("black and white pixels pass no gradient on");
        }
    }

    @Override
    public Layer trained() {
        return new Step(threshold);
    }
}
