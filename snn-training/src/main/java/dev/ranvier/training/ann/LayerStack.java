package dev.ranvier.training.ann;

import java.util.List;

/** Layers one after the other, with the buffers that their passes over a minibatch need. */
final class LayerStack {

    private final List<TrainableLayer> layers;
    private final List<Parameter> parameters;
    private final float[][] values; // [layer][sample * output], results of the last forward pass
    private final float[][] gradients; // the same, gradients of the last backward pass

    private final int firstTrained;

    /** @throws IllegalArgumentException if a layer does not fit the one before, or none has anything to train */
    LayerStack(List<TrainableLayer> layers, int maxSamples) {
        this.layers = List.copyOf(layers);
        parameters =
                layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
        int first = 0;
        while (first < layers.size() && layers.get(first).parameters().isEmpty()) {
            first++;
        }
        if (first == layers.size()) {
            throw new IllegalArgumentException("none of the " + layers.size() + " layers has anything to train");
        }
        firstTrained = first;
        values = new float[layers.size()][];
        gradients = new float[layers.size()][];
        for (int i = 0; i < layers.size(); i++) {
            if (i > 0 && layers.get(i).inputs() != layers.get(i - 1).outputs()) {
                throw new IllegalArgumentException(
                        "layer " + i + " takes " + layers.get(i).inputs() + " values, the one before gives "
                                + layers.get(i - 1).outputs());
            }
            values[i] = new float[Math.multiplyExact(maxSamples, layers.get(i).outputs())];
            gradients[i] = new float[values[i].length];
        }
    }

    /** All trained values, in the order of the layers. */
    List<Parameter> parameters() {
        return parameters;
    }

    /**
     * Runs all layers.
     *
     * @param x {@code [sample][input]}. Not modified.
     * @return {@code [sample][output]} of the last layer, valid until the next pass
     */
    float[] forward(float[] x, int samples) {
        float[] input = x;
        for (int i = 0; i < layers.size(); i++) {
            layers.get(i).forward(input, values[i], samples);
            input = values[i];
        }
        return input;
    }

    /** Where the loss writes its gradient with respect to the last layer's output before {@link #backward}. */
    float[] outputGradient() {
        return gradients[layers.size() - 1];
    }

    /**
     * Runs the layers backward, after {@link #forward} with the same input, down to the first one that has something to
     * train: nobody needs the gradients before it.
     */
    void backward(float[] x, int samples) {
        for (int i = layers.size() - 1; i >= firstTrained; i--) {
            float[] input = i == 0 ? x : values[i - 1];
            float[] inputGradient = i == firstTrained ? null : gradients[i - 1];
            layers.get(i).backward(input, values[i], gradients[i], inputGradient, samples);
        }
    }
}
