package dev.ranvier.training.ann.layer;

import dev.ranvier.core.model.ClippedRelu;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.Relu;

/** Rectified linear unit with or without a ceiling, in training; its gradient at a kink is taken as 0. */
record ActivationLayer(Layer trained, int units, float max) implements TrainableLayer {

    private static final float HUGE = Float.MAX_VALUE;

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
        passOn(y, dy, dx, samples * units, max);
    }

    /**
     * {@code dx = 0 < y < max ? dy : 0} without a branch, so that it becomes vector code: twice the largest float makes a number
     * above 1 of any that is above 0. Modifies dx only.
     */
    private static void passOn(float[] y, float[] dy, float[] dx, int values, float max) {
        for (int i = 0; i < values; i++) {
            float aboveZero = Math.min(1f, y[i] * HUGE * HUGE);
            float belowMax = Math.min(1f, (max - y[i]) * HUGE * HUGE);
            dx[i] = dy[i] * aboveZero * belowMax;
        }
    }
}
