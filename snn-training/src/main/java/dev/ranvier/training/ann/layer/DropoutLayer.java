package dev.ranvier.training.ann.layer;

import dev.ranvier.core.model.Flatten;
import dev.ranvier.core.model.Layer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Dropout (Srivastava et al. 2014, JMLR 15:1929): each value is set to 0 with the given probability, the others are divided by
 * one minus it, so that the expectation stays. The trained network does without.
 */
public final class DropoutLayer implements TrainableLayer {

    private final int units;
    private final double share;
    private RandomGenerator random;
    private boolean[] kept = new boolean[0]; // [sample, unit], of the last forward pass

    /**
     * @param units values of one sample
     * @param share probability of a value to be dropped, at least 0 and below 1
     * @throws IllegalArgumentException if the share is outside its range
     */
    public DropoutLayer(int units, double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException("dropout must be at least 0 and below 1, got " + share);
        }
        this.units = units;
        this.share = share;
    }

    @Override
    public void startEpoch(SplittableGenerator epoch) {
        random = epoch.split();
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
        if (kept.length < values) {
            kept = new boolean[values];
        }
        float scale = (float) (1 / (1 - share));
        long limit = (long) Math.scalb(share, Integer.SIZE);
        for (int i = 0; i < values; i++) {
            kept[i] = Integer.toUnsignedLong(random.nextInt()) >= limit;
            y[i] = kept[i] ? x[i] * scale : 0;
        }
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int samples) {
        if (dx == null) {
            return;
        }
        float scale = (float) (1 / (1 - share));
        for (int i = 0; i < samples * units; i++) {
            dx[i] = kept[i] ? dy[i] * scale : 0;
        }
    }

    @Override
    public boolean onlyInTraining() {
        return true;
    }

    /** The identity; see {@link #onlyInTraining()}. */
    @Override
    public Layer trained() {
        return new Flatten();
    }
}
