package dev.ranvier.training.ann.layer;

/** Trained values of one layer and the gradient of the loss with respect to them. Owned by the layer. */
public final class Parameter {

    /** The trained values. */
    public final float[] values;

    /** Gradient of the mean loss of the last minibatch, in the order of {@link #values}; overwritten each time. */
    public final float[] gradient;

    /** Whether weight decay applies: to weights, not to biases. */
    public final boolean decays;

    /** Values to start with, taken over, and whether weight decay applies to them. */
    public Parameter(float[] values, boolean decays) {
        this.values = values;
        this.gradient = new float[values.length];
        this.decays = decays;
    }
}
