package dev.ranvier.training.compress;

import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.training.ann.layer.WeightForm;

/**
 * Weights that are rounded in every forward pass while a full-precision copy is trained; gradients pass the rounding as if it
 * were not there (straight-through, Bengio et al. 2013, arXiv:1308.3432; for integers Jacob et al. 2018, CVPR,
 * doi:10.1109/CVPR.2018.00286). One scale a layer, which follows the copy.
 */
final class RoundedForm implements WeightForm {

    /** Share of the mean magnitude below which a ternary weight is 0 (Li et al. 2016, arXiv:1605.04711, equation 6). */
    private static final float TERNARY_THRESHOLD = 0.7f;

    private final WeightFormat format;

    /** Integers of 2 to 16 bits, {@link WeightFormat#TERNARY} or {@link WeightFormat#BINARY}. */
    RoundedForm(WeightFormat format) {
        this.format = format;
    }

    @Override
    public float[] latent(float[] weights) {
        return weights.clone();
    }

    @Override
    public void weights(float[] latent, float[] weights) {
        if (format.equals(WeightFormat.BINARY)) {
            binary(latent, weights);
        } else if (format.equals(WeightFormat.TERNARY)) {
            ternary(latent, weights);
        } else {
            integers(latent, weights);
        }
    }

    /** Sign times mean magnitude (Rastegari et al. 2016, ECCV, doi:10.1007/978-3-319-46493-0_32, equation 6). */
    private static void binary(float[] latent, float[] weights) {
        float scale = meanMagnitude(latent, 0);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = latent[i] >= 0 ? scale : -scale;
        }
    }

    /** Sign times the mean magnitude of those that are not 0 (Li et al. 2016). */
    private static void ternary(float[] latent, float[] weights) {
        float threshold = TERNARY_THRESHOLD * meanMagnitude(latent, 0);
        float scale = meanMagnitude(latent, threshold);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.abs(latent[i]) <= threshold ? 0 : Math.copySign(scale, latent[i]);
        }
    }

    private void integers(float[] latent, float[] weights) {
        float largest = 0;
        for (float value : latent) {
            largest = Math.max(largest, Math.abs(value));
        }
        float unit = largest > 0 ? largest / ((1 << (format.bits() - 1)) - 1) : 1;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = unit * Math.round(latent[i] / unit);
        }
    }

    /** Mean magnitude of the values above a threshold; 0 if there are none. */
    static float meanMagnitude(float[] values, float threshold) {
        double sum = 0;
        int count = 0;
        for (float value : values) {
            if (Math.abs(value) > threshold) {
                sum += Math.abs(value);
                count++;
            }
        }
        if (threshold == 0) {
            count = values.length; // zeros count, they are no exception
        }
        return count == 0 ? 0 : (float) (sum / count);
    }

    @Override
    public void gradient(float[] latent, float[] weightGradient, float[] latentGradient) {
        System.arraycopy(weightGradient, 0, latentGradient, 0, latent.length);
    }

    @Override
    public WeightFormat format() {
        return format;
    }
}
