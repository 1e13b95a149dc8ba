package dev.ranvier.hardware.accelerator.crossbar;

import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Step;
import dev.ranvier.core.model.Vote;

/** Layers without weights, which run beside the arrays in ordinary logic, exactly. None modifies its input. */
final class DigitalStages {

    private DigitalStages() {}

    /** The stage of a layer without weights. */
    static Stage of(Layer layer) {
        // A chain of tests because switch over sealed types is not final in Java 17; the last branch is our own bug.
        if (layer instanceof Relu) {
            return (values, noise) -> relu(values);
        } else if (layer instanceof Step step) {
            return (values, noise) -> step(values, step.threshold());
        } else if (layer instanceof Vote vote) {
            return (values, noise) -> vote(values, vote.classes());
        }
        throw new AssertionError("no digital form of " + layer);
    }

    private static float[] relu(float[] values) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = Math.max(0, values[i]);
        }
        return result;
    }

    private static float[] step(float[] values, float threshold) {
        float[] result = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = values[i] >= threshold ? 1 : 0;
        }
        return result;
    }

    private static float[] vote(float[] values, int classes) {
        float[] result = new float[classes];
        for (int i = 0; i < values.length; i++) {
            result[i % classes] += values[i];
        }
        return result;
    }
}
