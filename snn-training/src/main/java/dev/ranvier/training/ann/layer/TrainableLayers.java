package dev.ranvier.training.ann.layer;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.model.AveragePool;
import dev.ranvier.core.model.BatchNorm;
import dev.ranvier.core.model.ChannelAffine;
import dev.ranvier.core.model.ClippedRelu;
import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.Flatten;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.MaxPool;
import dev.ranvier.core.model.Qcfs;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.ZeroPad;

/** Makes a layer trainable, starting from the values that it has. */
public final class TrainableLayers {

    private TrainableLayers() {}

    /**
     * A layer with one input, in training.
     *
     * @param layer where it starts
     * @param input shape of its input
     * @param gemm computes its products, and owns the threads
     * @param options how it is trained, if it has weights
     * @throws IllegalArgumentException if layers of that kind cannot be trained by gradients
     */
    public static TrainableLayer of(Layer layer, Shape input, Gemm gemm, LayerOptions options) {
        if (layer instanceof Dense dense) {
            return new DenseLayer(gemm, dense, options);
        } else if (layer instanceof Convolution convolution) {
            return new ConvolutionLayer(gemm, convolution, input, options);
        } else if (layer instanceof BatchNorm norm) {
            return new BatchNormLayer(gemm, norm, input);
        } else if (layer instanceof Relu relu) {
            return new ActivationLayer(relu, input.size());
        } else if (layer instanceof ClippedRelu clipped) {
            return new ActivationLayer(clipped, input.size());
        } else if (layer instanceof Qcfs qcfs) {
            return new QcfsLayer(qcfs, input.size());
        } else if (layer instanceof AveragePool pool) {
            return new PoolLayer(gemm, pool, input);
        } else if (layer instanceof MaxPool pool) {
            return new PoolLayer(gemm, pool, input);
        } else if (layer instanceof Flatten || layer instanceof ZeroPad || layer instanceof ChannelAffine) {
            return new FixedLayer(layer, input);
        }
        throw new IllegalArgumentException("a " + layer.getClass().getSimpleName()
                + " layer cannot be trained here; binary neurons and their votes are trained by the rule for the chip");
    }
}
