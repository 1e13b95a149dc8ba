package dev.ranvier.core.model;

/**
 * One operation of a {@link LayerGraph}: plain data and shape arithmetic, no execution. The trainer, the importers, the
 * converter and the workload model each give it their own meaning or refuse it by name; tests hold their lists against the
 * permitted kinds.
 *
 * <p>Arrays inside layers are taken over, not copied, and must not be modified afterwards.
 */
public sealed interface Layer permits Dense, BlockDense, Relu, Step, Vote {

    /**
     * Shape of the result for an input of the given shape.
     *
     * @throws IllegalArgumentException if the layer cannot take that input
     */
    Shape outputShape(Shape input);

    /** Number of trained values, biases included. */
    default long parameters() {
        return 0;
    }

    /** Multiply-accumulates for one sample; comparisons and additions of biases are not counted. */
    default long multiplyAccumulates() {
        return 0;
    }
}
