package dev.ranvier.training.exchange.keras;

import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.model.BatchNorm;
import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.core.model.Window;
import dev.ranvier.training.exchange.Config;
import dev.ranvier.training.exchange.assembly.Activation;
import dev.ranvier.training.exchange.assembly.FilterOrder;
import dev.ranvier.training.exchange.assembly.GraphAssembly;
import dev.ranvier.training.exchange.assembly.WeightedLayers;
import java.util.Arrays;
import java.util.List;

/** Layers that bring weights. */
final class KerasWeightedLayers {

    private static final List<String> KERNEL = List.of("kernel");
    private static final List<String> DEPTHWISE = List.of("depthwise_kernel", "kernel"); // Keras 2, Keras 3

    private static final int MOST_CHANNELS = 1 << 20;

    private final GraphAssembly graph;
    private final KerasWeights weights;

    KerasWeightedLayers(GraphAssembly graph, KerasWeights weights) {
        this.graph = graph;
        this.weights = weights;
    }

    Activation dense(KerasLayer layer, Activation input) throws FormatException {
        int outputs = layer.config().integer("units");
        int last = input.rank() == 4 ? input.dims()[1] : input.dims()[input.rank() - 1];
        if (last != input.size()) {
            throw new IllegalArgumentException(
                    "its input of shape " + Arrays.toString(input.dims()) + " is not flat; a Flatten must come before");
        }
        float[] kernel = weights.array(layer.name(), KERNEL, last, outputs);
        return new WeightedLayers(graph).dense(layer.name(), input, kernel, false, outputs, bias(layer, outputs));
    }

    Activation convolution(KerasLayer layer, Activation input) throws FormatException {
        Activation image = graph.image(input);
        Config config = layer.config();
        int[] size = config.pair("kernel_size", 1);
        int outputs = config.integer("filters");
        int groups = config.integer("groups", 1);
        int inputs = image.storage().channels();
        if (groups < 1 || inputs % groups != 0) {
            throw new IllegalArgumentException("groups is " + groups + " for " + inputs + " channels");
        }
        int[] dims = {size[0], size[1], inputs / groups, outputs};
        float[] kernel = FilterOrder.outputsFirst(weights.array(layer.name(), KERNEL, dims), dims);
        return graph.append(
                layer.name(),
                new Convolution(
                        inputs,
                        outputs,
                        groups,
                        window(config, image, size),
                        kernel,
                        bias(layer, outputs),
                        WeightFormat.FLOAT32),
                image);
    }

    Activation depthwise(KerasLayer layer, Activation input) throws FormatException {
        Activation image = graph.image(input);
        return graph.append(layer.name(), depthwise(layer, image, bias(layer, multiplied(layer, image))), image);
    }

    /** A depthwise convolution, then one of size 1 with the bias. */
    Activation separable(KerasLayer layer, Activation input) throws FormatException {
        Activation image = graph.image(input);
        int outputs = layer.config().integer("filters");
        int between = multiplied(layer, image);
        Activation filtered =
                graph.append(layer.name() + ".depthwise", depthwise(layer, image, new float[between]), image);
        int[] dims = {1, 1, between, outputs};
        float[] kernel = FilterOrder.outputsFirst(weights.array(layer.name(), List.of("pointwise_kernel"), dims), dims);
        return graph.append(
                layer.name(),
                new Convolution(
                        between, outputs, 1, Window.square(1, 1), kernel, bias(layer, outputs), WeightFormat.FLOAT32),
                filtered);
    }

    private Convolution depthwise(KerasLayer layer, Activation image, float... bias) throws FormatException {
        Config config = layer.config();
        int channels = image.storage().channels();
        int[] size = config.pair("kernel_size", 1);
        int multiplier = config.integer("depth_multiplier", 1);
        int[] dims = {size[0], size[1], channels, multiplier};
        // [row][column][channel x multiplier] is one input with that many outputs, channel by channel
        float[] kernel = FilterOrder.outputsFirst(
                weights.array(layer.name(), DEPTHWISE, dims), size[0], size[1], 1, bias.length);
        return new Convolution(
                channels, bias.length, channels, window(config, image, size), kernel, bias, WeightFormat.FLOAT32);
    }

    Activation batchNorm(KerasLayer layer, Activation input) throws FormatException {
        Config config = layer.config();
        int channels = input.rank() == 4 ? input.dims()[1] : input.dims()[input.rank() - 1];
        int axis = config.tree("axis").isArray()
                ? config.tree("axis").path(0).asInt(-1)
                : config.tree("axis").asInt(-1);
        if (axis != -1 && axis != input.rank() - 1) {
            throw new IllegalArgumentException("axis is " + axis + "; only the last is supported");
        }
        float[] ones = new float[channels];
        Arrays.fill(ones, 1);
        BatchNorm values = new BatchNorm(
                config.flag("scale", true) ? array(layer, "gamma", channels) : ones,
                config.flag("center", true) ? array(layer, "beta", channels) : new float[channels],
                array(layer, "moving_mean", channels),
                array(layer, "moving_variance", channels),
                config.number("epsilon", 1e-3f));
        int[] dims = new int[input.rank() == 4 ? 3 : 1]; // [channel, 1, 1] or [value]
        Arrays.fill(dims, 1);
        dims[0] = channels;
        return new WeightedLayers(graph).batchNorm(layer.name(), input, values, dims);
    }

    /** Channels of a depthwise convolution. */
    private static int multiplied(KerasLayer layer, Activation image) throws FormatException {
        long channels = (long) image.storage().channels() * layer.config().integer("depth_multiplier", 1);
        if (channels > MOST_CHANNELS) {
            throw new IllegalArgumentException("makes " + channels + " channels, at most " + MOST_CHANNELS);
        }
        return (int) channels;
    }

    private static Window window(Config config, Activation image, int... size) throws FormatException {
        return KerasWindows.of(
                config, image.storage(), size, config.pair("strides", 1), config.pair("dilation_rate", 1));
    }

    private float[] bias(KerasLayer layer, int outputs) throws FormatException {
        return layer.config().flag("use_bias", true) ? array(layer, "bias", outputs) : new float[outputs];
    }

    private float[] array(KerasLayer layer, String name, int length) throws FormatException {
        return weights.array(layer.name(), List.of(name), length);
    }
}
