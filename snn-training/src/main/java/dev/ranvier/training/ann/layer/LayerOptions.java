package dev.ranvier.training.ann.layer;

/**
 * How a layer with weights is trained.
 *
 * @param biases whether biases are trained; without, they are zero from the start
 * @param form form of the weights, null for the plain one
 */
public record LayerOptions(boolean biases, WeightForm form) {

    /** Biases, plain weights. */
    public static final LayerOptions PLAIN = new LayerOptions(true, null);
}
