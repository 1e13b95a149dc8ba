package dev.ranvier.training.compress;

import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.training.ann.layer.WeightForm;
import java.util.Arrays;
import java.util.List;

/**
 * Magnitude pruning: the smallest weights of a layer are zero and stay so, the others are trained on. Gradually, the share of
 * zeros grows along a cubic, {@code s(p) = target (1 - (1 - p / end)^3)} (Zhu and Gupta 2017, arXiv:1710.01878, equation 1); at
 * once if {@code end} is 0 (Han et al. 2015, NeurIPS, arXiv:1506.02626, without their iteration).
 */
final class PrunedForm implements WeightForm {

    /** The mask is drawn anew when the share of zeros has grown by so much. */
    private static final double GRAIN = 0.01;

    private final double target;
    private final double end;
    private float[] mask; // [weight], 1 or 0
    private final float[] reached = {-1}; // share of zeros of the mask; -1 before the first

    /**
     * @param target share of zeros at the end, 0 to below 1
     * @param end part of the training, 0..1, in which the share grows
     */
    PrunedForm(double target, double end) {
        if (!(target >= 0 && target < 1) || !(end >= 0 && end <= 1)) {
            throw new IllegalArgumentException(
                    "pruning needs a share of zeros from 0 to below 1 and an end in 0..1, got " + target + " and "
                            + end);
        }
        this.target = target;
        this.end = end;
    }

    @Override
    public float[] latent(float[] weights) {
        mask = new float[weights.length];
        Arrays.fill(mask, 1);
        return weights.clone();
    }

    @Override
    public void weights(float[] latent, float[] weights) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] = mask[i] == 0 ? 0 : latent[i];
        }
    }

    @Override
    public void gradient(float[] latent, float[] weightGradient, float[] latentGradient) {
        for (int i = 0; i < latent.length; i++) {
            latentGradient[i] = weightGradient[i] * mask[i];
        }
    }

    @Override
    public void startStep(double progress, float[] latent) {
        double share = progress >= end ? target : target * (1 - Math.pow(1 - progress / end, 3));
        if (reached[0] < 0 || share - reached[0] >= GRAIN || share == target && reached[0] < (float) target) {
            draw(share, latent);
        }
    }

    /** Zeros for the smallest weights; those that are zero already are among them. */
    private void draw(double share, float[] latent) {
        float[] sizes = new float[latent.length];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.abs(latent[i] * mask[i]);
        }
        Arrays.sort(sizes);
        int zeros = (int) Math.round(share * sizes.length);
        float border = zeros == 0 ? -1 : sizes[zeros - 1];
        for (int i = 0; i < latent.length; i++) {
            mask[i] = Math.abs(latent[i] * mask[i]) <= border ? 0 : mask[i];
        }
        reached[0] = (float) share;
    }

    @Override
    public WeightFormat format() {
        return WeightFormat.FLOAT32;
    }

    @Override
    public List<float[]> memory() {
        return List.of(mask, reached);
    }
}
