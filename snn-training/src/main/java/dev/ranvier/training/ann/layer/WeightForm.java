package dev.ranvier.training.ann.layer;

import dev.ranvier.core.model.WeightFormat;
import java.util.List;

/**
 * How the weights of one layer follow from the values that are trained: as they are, or pruned, quantised, tied ... One
 * instance belongs to one layer.
 */
public interface WeightForm {

    /** Values to train, for weights to start with. */
    float[] latent(float[] weights);

    /**
     * Computes the weights.
     *
     * @param latent the trained values. Not modified.
     * @param weights receives the weights. Modified.
     */
    void weights(float[] latent, float[] weights);

    /**
     * Turns the gradient with respect to the weights into the one with respect to the trained values, and fills the gradients
     * of {@link #more()}.
     *
     * @param latent the trained values. Not modified.
     * @param weightGradient by weight. Not modified.
     * @param latentGradient by trained value. Modified.
     */
    void gradient(float[] latent, float[] weightGradient, float[] latentGradient);

    /** How the weights are stored on a machine. */
    WeightFormat format();

    /** Trained values beside the latent ones, such as scales; none by default. */
    default List<Parameter> more() {
        return List.of();
    }

    /** What the form remembers from one step to the next, such as a mask; nothing by default. */
    default List<float[]> memory() {
        return List.of();
    }

    /**
     * A step begins.
     *
     * @param progress part of all steps that are done, 0..1
     * @param latent the trained values. May be modified.
     */
    default void startStep(double progress, float[] latent) {}
}
