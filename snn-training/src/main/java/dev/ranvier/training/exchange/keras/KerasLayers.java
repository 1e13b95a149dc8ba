package dev.ranvier.training.exchange.keras;

import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.model.ClippedRelu;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Softmax;
import dev.ranvier.core.model.ZeroPad;
import dev.ranvier.training.exchange.Config;
import dev.ranvier.training.exchange.assembly.Activation;
import dev.ranvier.training.exchange.assembly.GraphAssembly;
import dev.ranvier.training.exchange.assembly.WeightedLayers;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Turns Keras layers into ours. Images are seen as [batch, channels, height, width] from the start; what Keras does in the
 * order row, column, channel shows where they are flattened or reshaped.
 */
final class KerasLayers {

    /** Layers that do nothing once a model is trained. */
    private static final Set<String> IDLE = Set.of(
            "Dropout",
            "SpatialDropout2D",
            "AlphaDropout",
            "GaussianDropout",
            "GaussianNoise",
            "ActivityRegularization");

    private static final Set<String> KNOWN = Set.of(
            KerasModel.INPUT,
            "Dense",
            "Conv2D",
            "DepthwiseConv2D",
            "SeparableConv2D",
            "MaxPooling2D",
            "AveragePooling2D",
            "GlobalAveragePooling2D",
            "GlobalMaxPooling2D",
            "BatchNormalization",
            "Flatten",
            "Reshape",
            "Activation",
            "ReLU",
            "Softmax",
            "Add",
            "Concatenate",
            "ZeroPadding2D",
            "Rescaling");

    private static final String CHANNELS_LAST = "channels_last";

    private final GraphAssembly graph;
    private final KerasWeightedLayers weighted;
    private final KerasPools pools;

    KerasLayers(GraphAssembly graph, KerasWeights weights) {
        this.graph = graph;
        this.weighted = new KerasWeightedLayers(graph, weights);
        this.pools = new KerasPools(graph);
    }

    static boolean isKnown(String kind) {
        return KNOWN.contains(kind) || IDLE.contains(kind);
    }

    /** Adds a layer with the activation function that it ends in. */
    Activation append(KerasLayer layer, List<Activation> inputs) throws FormatException {
        if (!isKnown(layer.kind())) {
            throw new IllegalArgumentException("layers of this class are not supported");
        }
        if (layer.uses() > 1) {
            throw new IllegalArgumentException(
                    "it is used " + layer.uses() + " times; shared layers are not supported");
        }
        Config config = layer.config();
        if (config.has("data_format") && !CHANNELS_LAST.equals(config.text("data_format"))) {
            throw new IllegalArgumentException(
                    "data_format is " + config.text("data_format") + "; only " + CHANNELS_LAST + " is supported");
        }
        if (IDLE.contains(layer.kind()) || KerasModel.INPUT.equals(layer.kind())) {
            return inputs.get(0);
        }
        String name = layer.name();
        Activation input = inputs.get(0);
        return switch (layer.kind()) {
            case "Dense" -> activated(layer, weighted.dense(layer, input));
            case "Conv2D" -> activated(layer, weighted.convolution(layer, input));
            case "DepthwiseConv2D" -> activated(layer, weighted.depthwise(layer, input));
            case "SeparableConv2D" -> activated(layer, weighted.separable(layer, input));
            case "BatchNormalization" -> weighted.batchNorm(layer, input);
            case "MaxPooling2D" -> pools.max(layer, input);
            case "AveragePooling2D" -> pools.average(layer, input);
            case "GlobalAveragePooling2D" -> pools.global(layer, input, true);
            case "GlobalMaxPooling2D" -> pools.global(layer, input, false);
            case "Flatten" -> reshaped(input, -1);
            case "Reshape" -> reshaped(input, config.integers("target_shape"));
            case "Activation" -> activated(layer, input);
            case "ReLU" -> relu(layer, input);
            case "Softmax" -> {
                if (config.has("axis")
                        && config.tree("axis").intValue() != -1
                        && config.integer("axis") != input.rank() - 1) {
                    throw new IllegalArgumentException(
                            "axis is " + config.tree("axis") + "; only the last is supported");
                }
                yield function(name, "softmax", input);
            }
            case "Add" -> {
                Activation sum = input;
                for (Activation other : inputs.subList(1, inputs.size())) {
                    sum = graph.add(name, sum, other);
                }
                yield sum;
            }
            case "Concatenate" -> graph.concat(name, inputs, concatAxis(config, input.rank()));
            case "ZeroPadding2D" -> zeroPadding(layer, input);
            case "Rescaling" -> rescaled(layer, input);
            default -> throw new IllegalStateException("no code for layers of class " + layer.kind());
        };
    }

    private Activation activated(KerasLayer layer, Activation input) throws FormatException {
        Config config = layer.config();
        if (!config.has("activation")) {
            return input;
        }
        if (config.isObject("activation")) {
            throw new IllegalArgumentException("activation is an object, expected the name of a function");
        }
        String function = config.text("activation");
        boolean own = "Activation".equals(layer.kind());
        return function(own ? layer.name() : layer.name() + "." + function, function, input);
    }

    private Activation function(String name, String function, Activation input) {
        return switch (function) {
            case "linear" -> input;
            case "relu" -> graph.elementwise(name, new Relu(), input);
            case "relu6" -> graph.elementwise(name, new ClippedRelu(6), input);
            case "softmax", "log_softmax" -> {
                int along = input.rank() == 4 ? input.dims()[1] : input.dims()[input.rank() - 1];
                if (along != input.size()) {
                    throw new IllegalArgumentException(
                            "softmax over the last axis of an image; only over all values of a sample is supported");
                }
                yield graph.elementwise(name, new Softmax("log_softmax".equals(function)), input);
            }
            default ->
                throw new IllegalArgumentException("activation '" + function
                        + "' is not supported; there are linear, relu, relu6, softmax and log_softmax");
        };
    }

    private Activation relu(KerasLayer layer, Activation input) throws FormatException {
        Config config = layer.config();
        for (String key : List.of("negative_slope", "threshold")) {
            if (config.number(key, 0) != 0) {
                throw new IllegalArgumentException(key + " is " + config.number(key, 0) + "; only 0 is supported");
            }
        }
        return config.has("max_value")
                ? graph.elementwise(layer.name(), new ClippedRelu(config.number("max_value", 0)), input)
                : graph.elementwise(layer.name(), new Relu(), input);
    }

    /** Keras reshapes in the order row, column, channel. */
    private static Activation reshaped(Activation input, int... target) {
        int[] dims = new int[target.length + 1];
        dims[0] = 1;
        System.arraycopy(target, 0, dims, 1, target.length);
        int open = -1;
        for (int axis = 1; axis < dims.length; axis++) {
            if (dims[axis] == -1 && open < 0) {
                open = axis;
                dims[axis] = 1;
            }
        }
        if (Arrays.stream(dims).anyMatch(length -> length < 1)) {
            throw new IllegalArgumentException("target_shape is " + Arrays.toString(target));
        }
        if (open >= 0) {
            dims[open] = (int) (input.size() / Activation.product(dims));
        }
        Activation channelsLast = input.rank() == 4 ? input.transposed(0, 2, 3, 1) : input;
        Activation result = channelsLast.reshaped(dims);
        return result.rank() == 4 ? result.transposed(0, 3, 1, 2) : result;
    }

    private static int concatAxis(Config config, int rank) throws FormatException {
        int given = config.has("axis") ? config.tree("axis").asInt(-1) : -1;
        int axis = given < 0 ? given + rank : given;
        if (axis < 1 || axis >= rank) {
            throw new IllegalArgumentException("axis is " + given + " for " + rank + " axes");
        }
        return rank == 4 ? axis == 3 ? 1 : axis + 1 : axis;
    }

    private Activation zeroPadding(KerasLayer layer, Activation input) throws FormatException {
        int[] sides = new int[4]; // top, bottom, left, right
        Config config = layer.config();
        if (config.tree("padding").path(0).isArray()) {
            for (int i = 0; i < 4; i++) {
                sides[i] = config.tree("padding").path(i / 2).path(i % 2).asInt(-1);
            }
        } else {
            int[] both = config.pair("padding", 1);
            sides = new int[] {both[0], both[0], both[1], both[1]};
        }
        if (Arrays.stream(sides).anyMatch(side -> side < 0 || side > 1 << 20)) {
            throw new IllegalArgumentException("padding is " + config.tree("padding"));
        }
        return graph.append(layer.name(), new ZeroPad(sides[0], sides[2], sides[1], sides[3]), graph.image(input));
    }

    private Activation rescaled(KerasLayer layer, Activation input) throws FormatException {
        float[] scale = oneOrMore(layer.config(), "scale", 1);
        float[] offset = oneOrMore(layer.config(), "offset", 0);
        int length = Math.max(scale.length, offset.length);
        scale = scale.length == 1 ? filled(length, scale[0]) : scale;
        offset = offset.length == 1 ? filled(length, offset[0]) : offset;
        if (scale.length != offset.length) {
            throw new IllegalArgumentException("scale and offset are of different lengths");
        }
        int[] dims = new int[input.rank() == 4 ? 3 : 1];
        Arrays.fill(dims, 1);
        dims[0] = length;
        return new WeightedLayers(graph).affine(layer.name(), input, scale, offset, dims);
    }

    private static float[] oneOrMore(Config config, String key, float otherwise) throws FormatException {
        return config.isList(key) ? config.numbers(key) : new float[] {config.number(key, otherwise)};
    }

    private static float[] filled(int length, float value) {
        float[] values = new float[length];
        Arrays.fill(values, value);
        return values;
    }
}
