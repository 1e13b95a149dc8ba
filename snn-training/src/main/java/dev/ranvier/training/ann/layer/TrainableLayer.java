package dev.ranvier.training.ann.layer;

import dev.ranvier.core.model.Layer;
import java.util.List;
import java.util.random.RandomGenerator.SplittableGenerator;

/** A layer while it is being trained: its passes over a minibatch and its trained values. */
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
     * The backward pass, after {@link #forward} with the same arrays: gradients of the loss with respect to the input and to
     * the trained values.
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

    /** What else the layer remembers from one step to the next, so that a training can be resumed; nothing by default. */
    default List<float[]> memory() {
        return List.of();
    }

    /** An epoch begins. A layer that draws random numbers splits its generator off the given one. */
    default void startEpoch(SplittableGenerator random) {}

    /**
     * A step begins.
     *
     * @param progress part of all steps that are done, 0..1
     */
    default void startStep(double progress) {}

    /** True if the trained network does without this layer. */
    default boolean onlyInTraining() {
        return false;
    }

    /** The layer with the values it has now; later steps do not change it. */
    Layer trained();
}
