package dev.ranvier.training.ann.layer;

import dev.ranvier.core.model.Qcfs;
import java.util.List;

/**
 * {@link Qcfs} in training: the ceiling is trained, the floor passes gradients as if it were not there (straight-through).
 * With z the input, h the output, c the ceiling and L the levels: between {@code -c / 2L} and {@code c - c / 2L}, {@code
 * dh/dz = 1} and {@code dh/dc = (h - z) / c}; below, both are 0; above, 0 and 1. Derived from the definition of Bu et al. 2022
 * (arXiv:2303.04347); their authors say that the derivative printed in the conference version is wrong.
 */
final class QcfsLayer implements TrainableLayer {

    /** The ceiling is kept above this; Qcfs needs it positive. */
    private static final float SMALLEST = 1e-3f;

    private final int units;
    private final int levels;
    private final Parameter ceiling;

    QcfsLayer(Qcfs start, int units) {
        this.units = units;
        levels = start.levels();
        ceiling = new Parameter(new float[] {start.ceiling()}, false);
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
        Activations.qcfs(trained(), x, y, samples * units);
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int samples) {
        float c = ceiling();
        float half = c / (2 * levels);
        double sum = 0;
        for (int i = 0; i < samples * units; i++) {
            float z = x[i];
            float pass = 0;
            if (z > c - half) {
                sum += dy[i];
            } else if (z >= -half) {
                pass = dy[i];
                sum += dy[i] * (y[i] - z) / c;
            }
            if (dx != null) {
                dx[i] = pass;
            }
        }
        ceiling.gradient[0] = (float) sum;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(ceiling);
    }

    @Override
    public Qcfs trained() {
        return new Qcfs(levels, ceiling());
    }

    private float ceiling() {
        return Math.max(SMALLEST, ceiling.values[0]);
    }
}
