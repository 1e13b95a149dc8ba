package dev.ranvier.training.spiking;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.model.Flatten;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.Shape;
import dev.ranvier.training.ann.layer.TrainableLayer;
import java.util.random.RandomGenerator.SplittableGenerator;

/**
 * Distorts each image of a minibatch in its own way while the network is trained. It is the first layer, so no gradient. Each image
 * draws from a generator of its own, so the number of threads changes nothing.
 */
final class DistortionLayer implements TrainableLayer {

    private final Gemm gemm;
    private final Shape shape;
    private final Distortion distortion;
    private SplittableGenerator random;

    DistortionLayer(Gemm gemm, Shape shape, Distortion distortion) {
        this.gemm = gemm;
        this.shape = shape;
        this.distortion = distortion;
    }

    @Override
    public void startEpoch(SplittableGenerator epoch) {
        random = epoch.split();
    }

    @Override
    public int inputs() {
        return shape.size();
    }

    @Override
    public int outputs() {
        return shape.size();
    }

    @Override
    public void forward(float[] x, float[] y, int samples) {
        SplittableGenerator[] ofSample = new SplittableGenerator[samples];
        for (int s = 0; s < samples; s++) {
            ofSample[s] = random.split();
        }
        gemm.parallel(
                samples, s -> distortion.apply(x, y, s * shape.size(), shape.height(), shape.width(), ofSample[s]));
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int samples) {
        if (dx != null) {
            throw new IllegalStateException("distorted images pass no gradient on");
        }
    }

    @Override
    public boolean onlyInTraining() {
        return true;
    }

    /** The identity; see {@link #onlyInTraining()}. */
    @Override
    public Layer trained() {
        return new Flatten();
    }
}
