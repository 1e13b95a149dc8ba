package dev.ranvier.training.ann;

import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.Relu;

/**
 * What stands between the layers with weights of a network that is written in short.
 *
 * @param activation after each layer with weights but the last
 * @param batchNorm whether each activation has a batch normalisation before it
 * @param dropout dropout after the activation of each fully connected layer, 0 for none
 */
public record NetworkStyle(Layer activation, boolean batchNorm, double dropout) {

    /** Rectified linear units, nothing else. */
    public static final NetworkStyle PLAIN = new NetworkStyle(new Relu(), false, 0);
}
