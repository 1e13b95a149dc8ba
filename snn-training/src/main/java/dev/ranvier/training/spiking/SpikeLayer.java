package dev.ranvier.training.spiking;

import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.Step;
import dev.ranvier.training.ann.layer.TrainableLayer;

/**
 * Binary neurons: {@code y = 1} where {@code x >= 0}, else 0. The derivative of the step is replaced by a triangle of the given
 * half-width around 0, {@code max(0, 1 - |x| / width)} (Esser et al. 2016, PNAS 113:11441, doi:10.1073/pnas.1604850113); its
 * height does not matter to Adam.
 */
record SpikeLayer(int units, float width) implements TrainableLayer {

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
            y[i] = x[i] >= 0 ? 1 : 0;
        }
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int samples) {
        int values = samples * units;
        float slope = 1 / width;
        for (int i = 0; i < values; i++) {
            dx[i] = dy[i] * Math.max(0, 1 - Math.abs(x[i]) * slope);
        }
    }

    @Override
    public Layer trained() {
        return new Step(0);
    }
}
