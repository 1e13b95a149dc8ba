package dev.ranvier.training.ann.layer;

import dev.ranvier.core.model.WeightFormat;
import java.util.ArrayList;
import java.util.List;

/** Weights and bias of a layer in training, with the form that the weights take if it is not the plain one. */
final class LayerWeights {

    /** Weights of the last forward pass; the trained values themselves if the form is plain. */
    final float[] weights;

    /** Where the backward pass leaves the gradient with respect to the weights. */
    final float[] gradient;

    /** Zeros that stay zeros if the layer has none. */
    final Parameter bias;

    private final WeightFormat format;
    private final WeightForm form; // null for the plain one
    private final Parameter latent;
    private final boolean hasBias;

    LayerWeights(float[] start, float[] startBias, WeightFormat format, LayerOptions options) {
        form = options.form();
        hasBias = options.biases();
        bias = new Parameter(hasBias ? startBias.clone() : new float[startBias.length], false);
        if (form == null) {
            this.format = format;
            latent = new Parameter(start.clone(), true);
            weights = latent.values;
            gradient = latent.gradient;
        } else {
            this.format = form.format();
            latent = new Parameter(form.latent(start), true);
            weights = new float[start.length];
            gradient = new float[start.length];
        }
    }

    /** Brings the weights up to date. */
    void beforeForward() {
        if (form != null) {
            form.weights(latent.values, weights);
        }
    }

    /** Passes the gradient on to the trained values. */
    void afterBackward() {
        if (form != null) {
            form.gradient(latent.values, gradient, latent.gradient);
        }
    }

    void startStep(double progress) {
        if (form != null) {
            form.startStep(progress, latent.values);
        }
    }

    List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>(List.of(latent));
        if (hasBias) {
            parameters.add(bias);
        }
        if (form != null) {
            parameters.addAll(form.more());
        }
        return parameters;
    }

    List<float[]> memory() {
        return form == null ? List.of() : form.memory();
    }

    boolean hasBias() {
        return hasBias;
    }

    float[] trainedWeights() {
        beforeForward();
        return weights.clone();
    }

    WeightFormat format() {
        return format;
    }
}
