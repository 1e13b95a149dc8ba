package dev.ranvier.training.ann.layer;

import dev.ranvier.core.model.ChannelAffine;
import dev.ranvier.core.model.Flatten;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.ZeroPad;
import java.util.List;

/** Layers that have nothing to train and whose gradient is a copy or a multiple: flatten, zero padding, channel affine. */
final class FixedLayer implements TrainableLayer {

    private final Layer layer;
    private final Shape input;
    private final Shape output;

    FixedLayer(Layer layer, Shape input) {
        this.layer = layer;
        this.input = input;
        output = layer.outputShape(List.of(input));
    }

    @Override
    public int inputs() {
        return input.size();
    }

    @Override
    public int outputs() {
        return output.size();
    }

    @Override
    public void forward(float[] x, float[] y, int samples) {
        if (layer instanceof ZeroPad pad) {
            ChannelPass.pad(pad, input, x, y, samples);
        } else if (layer instanceof ChannelAffine affine) {
            ChannelPass.affine(affine, input, x, y, samples);
        } else {
            copy(x, y, samples);
        }
    }

    @Override
    public void backward(float[] x, float[] y, float[] dy, float[] dx, int samples) {
        if (dx == null) {
            return;
        }
        if (layer instanceof ZeroPad pad) {
            ChannelPass.unpad(pad, input, dy, dx, samples);
        } else if (layer instanceof ChannelAffine affine) {
            ChannelAffine slope = new ChannelAffine(affine.scale(), new float[affine.shift().length]);
            ChannelPass.affine(slope, input, dy, dx, samples);
        } else {
            copy(dy, dx, samples);
        }
    }

    private void copy(float[] from, float[] to, int samples) {
        if (!(layer instanceof Flatten)) {
            throw new IllegalStateException("no passes for the layer kind " + layer.getClass());
        }
        System.arraycopy(from, 0, to, 0, samples * input.size());
    }

    @Override
    public Layer trained() {
        return layer;
    }
}
