package dev.ranvier.training.compress;

import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.training.ann.layer.Parameter;
import dev.ranvier.training.ann.layer.WeightForm;
import java.util.List;

/**
 * Trained ternary weights (Zhu et al. 2017, ICLR, arXiv:1612.01064): {@code +p} above a threshold, {@code -n} below its negative,
 * 0 between; p and n are trained, the threshold is a fixed share of the largest magnitude. With g the gradient with respect to a
 * weight, that of p is the sum of g over the positive ones, that of n minus the sum over the negative ones, and that of the
 * full-precision copy p g, g or n g (equations 7 and 8).
 */
final class TrainedTernaryForm implements WeightForm {

    /** Share of the largest magnitude; the paper's value. */
    private static final float THRESHOLD = 0.05f;

    private final Parameter positive = new Parameter(new float[1], false);
    private final Parameter negative = new Parameter(new float[1], false);

    @Override
    public float[] latent(float[] weights) {
        float scale = RoundedForm.meanMagnitude(weights, threshold(weights));
        positive.values[0] = scale;
        negative.values[0] = scale;
        return weights.clone();
    }

    @Override
    public void weights(float[] latent, float[] weights) {
        float threshold = threshold(latent);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = latent[i] > threshold ? positive.values[0] : latent[i] < -threshold ? -negative.values[0] : 0;
        }
    }

    @Override
    public void gradient(float[] latent, float[] weightGradient, float[] latentGradient) {
        float threshold = threshold(latent);
        double above = 0;
        double below = 0;
        for (int i = 0; i < latent.length; i++) {
            float gradient = weightGradient[i];
            if (latent[i] > threshold) {
                above += gradient;
                latentGradient[i] = gradient * positive.values[0];
            } else if (latent[i] < -threshold) {
                below -= gradient;
                latentGradient[i] = gradient * negative.values[0];
            } else {
                latentGradient[i] = gradient;
            }
        }
        positive.gradient[0] = (float) above;
        negative.gradient[0] = (float) below;
    }

    private static float threshold(float[] latent) {
        float largest = 0;
        for (float value : latent) {
            largest = Math.max(largest, Math.abs(value));
        }
        return THRESHOLD * largest;
    }

    @Override
    public List<Parameter> more() {
        return List.of(positive, negative);
    }

    @Override
    public WeightFormat format() {
        return WeightFormat.TERNARY;
    }
}
