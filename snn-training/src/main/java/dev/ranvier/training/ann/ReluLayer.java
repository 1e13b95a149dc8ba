package dev.ranvier.training.ann;

import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.Relu;

/** Rectified linear unit, {@code y = max(0, x)}; its gradient at 0 is taken as 0. */
record ReluLayer(int units) implements TrainableLayer {

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
            y[i] = Math.max(0f, x[i]);
        }
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int samples) {
        if (dx == null) {
            return;
        }
        int values = samples * units;
        for (int i = 0; i < values; i++) {
            dx[i] = y[i] > 0 ? dy[i] : 0;
        }
    }

    @Override
    public Layer trained() {
        return new Relu();
    }
}
