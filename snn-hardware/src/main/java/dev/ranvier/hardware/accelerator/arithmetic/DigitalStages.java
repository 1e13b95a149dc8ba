package dev.ranvier.hardware.accelerator.arithmetic;

import dev.ranvier.core.model.Add;
import dev.ranvier.core.model.AveragePool;
import dev.ranvier.core.model.BatchNorm;
import dev.ranvier.core.model.ChannelAffine;
import dev.ranvier.core.model.ClippedRelu;
import dev.ranvier.core.model.Concat;
import dev.ranvier.core.model.Flatten;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.MaxPool;
import dev.ranvier.core.model.Qcfs;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Softmax;
import dev.ranvier.core.model.Step;
import dev.ranvier.core.model.Vote;
import dev.ranvier.core.model.ZeroPad;
import java.util.List;

/** Layers without weights, which run beside the arrays in ordinary logic, exactly. */
public final class DigitalStages {

    private DigitalStages() {}

    /** One value to another. */
    @FunctionalInterface
    private interface Activation {
        float of(float value);
    }

    /** The stage of a layer without weights. */
    public static Stage of(Layer layer, List<Shape> inputs) {
        Shape input = inputs.get(0);
        // A chain of tests because switch over sealed types is not final in Java 17; the last branch is our own bug.
        if (layer instanceof Relu) {
            return each(value -> Math.max(0, value));
        } else if (layer instanceof ClippedRelu clipped) {
            return each(value -> Math.min(Math.max(0, value), clipped.max()));
        } else if (layer instanceof Qcfs quantised) {
            return each(value -> quantised(value, quantised));
        } else if (layer instanceof Step step) {
            return each(value -> value >= step.threshold() ? 1 : 0);
        } else if (layer instanceof Vote vote) {
            return (values, noise) -> vote(values[0], vote.classes());
        } else if (layer instanceof Flatten) {
            return (values, noise) -> values[0];
        } else if (layer instanceof Softmax softmax) {
            return (values, noise) -> softmax(values[0], softmax.logarithm());
        } else if (layer instanceof BatchNorm norm) {
            return affine(norm.asAffine(), input);
        } else if (layer instanceof ChannelAffine affine) {
            return affine(affine, input);
        } else if (layer instanceof Add) {
            return (values, noise) -> add(values);
        } else if (layer instanceof Concat) {
            return (values, noise) -> concat(values);
        } else if (layer instanceof MaxPool pool) {
            return WindowStages.max(pool, input);
        } else if (layer instanceof AveragePool pool) {
            return WindowStages.average(pool, input);
        } else if (layer instanceof ZeroPad pad) {
            return WindowStages.pad(pad, input);
        }
        throw new AssertionError("no digital form of " + layer);
    }

    private static Stage each(Activation activation) {
        return (values, noise) -> {
            float[] result = new float[values[0].length];
            for (int i = 0; i < result.length; i++) {
                result[i] = activation.of(values[0][i]);
            }
            return result;
        };
    }

    private static float quantised(float value, Qcfs layer) {
        double level = Math.floor((double) value * layer.levels() / layer.ceiling() + 0.5);
        return (float) (layer.ceiling() / layer.levels() * Math.max(0, Math.min(level, layer.levels())));
    }

    private static float[] vote(float[] values, int classes) {
        float[] result = new float[classes];
        for (int i = 0; i < values.length; i++) {
            result[i % classes] += values[i];
        }
        return result;
    }

    private static float[] softmax(float[] values, boolean logarithm) {
        float largest = Float.NEGATIVE_INFINITY;
        for (float value : values) {
            largest = Math.max(largest, value);
        }
        double sum = 0;
        for (float value : values) {
            sum += Math.exp(value - largest);
        }
        float[] result = new float[values.length];
        for (int i = 0; i < result.length; i++) {
            double exponent = values[i] - largest;
            result[i] = (float) (logarithm ? exponent - Math.log(sum) : Math.exp(exponent) / sum);
        }
        return result;
    }

    private static Stage affine(ChannelAffine layer, Shape input) {
        int area = input.height() * input.width();
        return (values, noise) -> {
            float[] result = new float[values[0].length];
            for (int i = 0; i < result.length; i++) {
                result[i] = layer.scale()[i / area] * values[0][i] + layer.shift()[i / area];
            }
            return result;
        };
    }

    private static float[] add(float[][] values) {
        float[] sum = values[0].clone();
        for (int input = 1; input < values.length; input++) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += values[input][i];
            }
        }
        return sum;
    }

    private static float[] concat(float[][] values) {
        int length = 0;
        for (float[] value : values) {
            length += value.length;
        }
        float[] all = new float[length];
        int next = 0;
        for (float[] value : values) {
            System.arraycopy(value, 0, all, next, value.length);
            next += value.length;
        }
        return all;
    }
}
