package dev.ranvier.core.model;

import java.util.List;

/**
 * Binary activation: {@code y = 1} if {@code x >= threshold}, else 0. With a threshold between 0 and 1 right after the
 * input it makes an image black and white; with threshold 0 after a layer it is the output of a memoryless spiking
 * neuron.
 *
 * @param threshold smallest value that gives 1, finite
 */
public record Step(float threshold) implements Layer {

    /** @throws IllegalArgumentException if the threshold is not finite */
    public Step {
        Checks.finite("step threshold", threshold);
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Checks.only("a step", inputs);
    }
}
