package dev.ranvier.training.ann;

import dev.ranvier.core.model.Layer;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Sets each value to zero with a given probability {@code p} and multiplies the others by {@code 1 / (1 - p)}, in training
 * only (Srivastava et al. 2014, JMLR 15:1929-1958, section 10).
 */
final class DropoutLayer implements TrainableLayer {

    private final int units;
    private final RandomGenerator random;
    private final float keep;
    private float[] factors = new float[0]; // [sample][unit], 0 or 1 / keep, of the last forward pass

    DropoutLayer(int units, double probability, RandomGenerator random) {
        this.units = units;
        this.random = random;
        this.keep = (float) (1 - probability);
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
        if (factors.length < values) {
            factors = new float[values];
        }
        for (int i = 0; i < values; i++) {
            factors[i] = random.nextFloat() < keep ? 1 / keep : 0;
            y[i] = x[i] * factors[i];
        }
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int samples) {
        if (dx == null) {
            return;
        }
        int values = samples * units;
        for (int i = 0; i < values; i++) {
            dx[i] = dy[i] * factors[i];
        }
    }

    @Override
    public Optional<Layer> trained() {
        return Optional.empty();
    }
}
