package dev.ranvier.training.ann.layer;

import dev.ranvier.core.model.ClippedRelu;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.Relu;

/** Rectified linear unit with or without a ceiling, in training; its gradient at a kink is taken as 0. */
record ActivationLayer(Layer trained, int units, float max) implements TrainableLayer {

    ActivationLayer(Relu layer, int units) {
        this(layer, units, Float.POSITIVE_INFINITY);
    }

    ActivationLayer(ClippedRelu layer, int units) {
        this(layer, units, layer.max());
    }

    @Override
    public int inputs() {
        return units;
    }

    @Override
    public int outputs() {
        return units;
    }

    @Override
    public void forward(float[] x, float[] y, int samples) {
        int values = samples * units;
        for (int i = 0; i < values; i++) {
            y[i] = Math.min(max, Math.max(0f, x[i]));
        }
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int samples) {
        if (dx == null) {
            return;
        }
        int values = samples * units;
        for (int i = 0; i < values; i++) {
            dx[i] = y[i] > 0 && y[i] < max ? dy[i] : 0;
        }
    }
}
