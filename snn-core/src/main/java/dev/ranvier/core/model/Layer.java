package dev.ranvier.core.model;

import java.util.List;

/**
 * One operation of a {@link LayerGraph}: plain data and shape arithmetic, no execution. The trainer, the importers, the
 * converter and the workload model each give it their own meaning or refuse it by name; tests hold their lists against the
 * permitted kinds.
 *
 * <p>Arrays inside layers are taken over, not copied, and must not be modified afterwards.
 */
public sealed interface Layer
        permits Dense,
                BlockDense,
                Convolution,
                AveragePool,
                MaxPool,
                ZeroPad,
                BatchNorm,
                ChannelAffine,
                Relu,
                ClippedRelu,
                Qcfs,
                Step,
                Softmax,
                Flatten,
                Add,
                Concat,
                Vote {

    /**
     * Shape of the result for inputs of the given shapes; all layers but {@link Add} and {@link Concat} take one.
     *
     * @throws IllegalArgumentException if the layer cannot take those inputs
     */
    Shape outputShape(List<Shape> inputs);

    /** Number of trained values, biases included. */
    default long parameters() {
        return 0;
    }

    /**
     * Multiply-accumulates for one sample with inputs of the given shapes; comparisons, pooling, scaling by channel and
     * additions of biases are not counted.
     *
     * @throws IllegalArgumentException if the layer cannot take those inputs
     */
    default long multiplyAccumulates(List<Shape> inputs) {
        return 0;
    }
}
