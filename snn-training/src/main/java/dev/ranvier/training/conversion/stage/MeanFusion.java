package dev.ranvier.training.conversion.stage;

import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;
import java.util.Arrays;
import java.util.List;

/**
 * Averages over windows that do not overlap, made part of the layer that follows: of the spikes of quantised activations
 * nothing is rounded on the way, as it would be by a population of its own for the means (Bu et al. 2022 train and convert so).
 * Each spike then reaches as many targets as one of a mean would, so there are more synaptic events.
 */
final class MeanFusion {

    private MeanFusion() {}

    /** True if an expression is such an average of one stage's quantised values. */
    static boolean applies(Expression expression, List<Stage> stages) {
        if (!(expression instanceof Expression.Linear linear)
                || linear.terms().size() != 1
                || !(linear.terms().get(0).map() instanceof KernelMap map)
                || Arrays.stream(linear.bias()).anyMatch(value -> value != 0)) {
            return false;
        }
        int source = linear.terms().get(0).source();
        boolean quantised = source != Stage.INPUT
                && stages.get(source) instanceof Stage.Sum sum
                && sum.activation() instanceof Activation.Quantised;
        return quantised && isMean(map);
    }

    private static boolean isMean(KernelMap map) {
        Window window = map.window();
        boolean covers = map.input().height() == map.output().height() * window.height()
                && map.input().width() == map.output().width() * window.width();
        for (float weight : map.weights()) {
            if (weight != 1) {
                return false;
            }
        }
        return covers
                && map.groups() == map.input().channels()
                && map.targetFactor().length == map.groups()
                && !window.hasPadding()
                && window.strideY() == window.height()
                && window.strideX() == window.width()
                && window.dilationY() == 1
                && window.dilationX() == 1;
    }

    /** A convolution of means; null where it is dilated. */
    static Expression.Linear convolution(Convolution layer, Expression.Linear means) {
        Window outer = layer.window();
        if (outer.dilationY() != 1 || outer.dilationX() != 1) {
            return null;
        }
        KernelMap mean = (KernelMap) means.terms().get(0).map();
        int high = mean.window().height();
        int wide = mean.window().width();
        Window window = new Window(
                outer.height() * high,
                outer.width() * wide,
                outer.strideY() * high,
                outer.strideX() * wide,
                1,
                1,
                outer.padTop() * high,
                outer.padLeft() * wide,
                outer.padBottom() * high,
                outer.padRight() * wide);
        int kernels = layer.weights().length / outer.area();
        float[] weights = new float[kernels * window.area()];
        for (int kernel = 0; kernel < kernels; kernel++) {
            for (int i = 0; i < window.height(); i++) {
                for (int j = 0; j < window.width(); j++) {
                    weights[(kernel * window.height() + i) * window.width() + j] =
                            layer.weights()[(kernel * outer.height() + i / high) * outer.width() + j / wide];
                }
            }
        }
        KernelMap map = new KernelMap(
                mean.input(),
                layer.groups(),
                window,
                weights,
                Factors.times(mean.sourceFactor(), mean.targetFactor()),
                Factors.ones(layer.outputChannels()));
        Shape output = map.output();
        double[] bias = new double[output.size()];
        for (int i = 0; i < bias.length; i++) {
            bias[i] = layer.bias()[i / (output.height() * output.width())];
        }
        return new Expression.Linear(
                output, List.of(new Stage.Term(means.terms().get(0).source(), map)), bias);
    }

    /** A dense layer of means. */
    static Expression.Linear dense(Dense layer, Expression.Linear means) {
        KernelMap mean = (KernelMap) means.terms().get(0).map();
        Shape input = mean.input();
        Shape pooled = mean.output();
        int size = input.size();
        float[] weights = new float[layer.outputs() * size];
        double[] factor = new double[size];
        for (int s = 0; s < size; s++) {
            int x = s % input.width() / mean.window().width();
            int y = s / input.width() % input.height() / mean.window().height();
            int c = s / (input.width() * input.height());
            int from = (c * pooled.height() + y) * pooled.width() + x;
            factor[s] = mean.sourceFactor()[c] * mean.targetFactor()[c];
            for (int o = 0; o < layer.outputs(); o++) {
                weights[o * size + s] = layer.weights()[o * layer.inputs() + from];
            }
        }
        double[] bias = new double[layer.outputs()];
        for (int o = 0; o < bias.length; o++) {
            bias[o] = layer.bias()[o];
        }
        DenseMap map = new DenseMap(weights, factor, Factors.ones(layer.outputs()));
        return new Expression.Linear(
                Shape.vector(layer.outputs()),
                List.of(new Stage.Term(means.terms().get(0).source(), map)),
                bias);
    }
}
