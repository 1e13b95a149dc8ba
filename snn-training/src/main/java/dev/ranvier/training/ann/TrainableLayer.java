package dev.ranvier.training.ann;

import dev.ranvier.core.model.Layer;
import java.util.List;

/**
 * A layer while it is being trained: its passes over a minibatch and its trained values.
 */
public interface TrainableLayer {

    /** Number of input values of one sample. */
    int inputs();

    /** Number of output values of one sample. */
    int outputs();

    /**
     * The forward pass.
     *
     * @param x {@code [sample][input]}. Not modified.
     * @param y {@code [sample][output]}. Modified.
     * @param samples samples in the minibatch; the arrays may be longer
     */
    void forward(float[] x, float[] y, int samples);

    /**
     * The backward pass: gradients of the loss with respect to the input and to the trained values.
     *
     * @param x the input of the forward pass. Not modified.
     * @param y the output of the forward pass. Not modified.
     * @param dy {@code [sample][output]}, gradient with respect to y. Not modified.
     * @param dx {@code [sample][input]}, receives the gradient with respect to x, or null if nobody needs it. Modified.
     * @param samples samples in the minibatch
     */
    void backward(float[] x, float[] y, float[] dy, float[] dx, int samples);

    /** The trained values; none by default. */
    default List<Parameter> parameters() {
        return List.of();
    }

    /** The layer with the values it has now; later steps do not change it. */
    Layer trained();
}
