package dev.ranvier.training.ann.config;

import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.io.JsonObject;
import dev.ranvier.core.model.AveragePool;
import dev.ranvier.core.model.ChannelAffine;
import dev.ranvier.core.model.ClippedRelu;
import dev.ranvier.core.model.Flatten;
import dev.ranvier.core.model.MaxPool;
import dev.ranvier.core.model.Qcfs;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Window;
import dev.ranvier.training.ann.NetworkBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Layers of a network as a list of JSON objects, for networks with branches. Each object has a {@code kind}; a {@code name} if
 * others refer to it; {@code input}, the name of the layer it takes, if that is not the one before ({@code "input"} is the image):
 *
 * <pre>
 * dense             units
 * convolution       channels, size; stride 1, padding 0, dilation 1, groups 1
 * depthwise         size; stride 1, padding 0, dilation 1
 * averagePool       size; stride = size, padding 0
 * maxPool           the same
 * globalAveragePool
 * batchNorm
 * relu
 * clippedRelu       ceiling 1
 * qcfs              levels 4, ceiling 1 to begin with
 * flatten
 * dropout           share
 * scale             scale and shift: the same for all channels, e.g. to take the mean off the pixels; not trained
 * add, concat       inputs: a list of names
 * </pre>
 */
final class LayerList {

    private LayerList() {}

    static NetworkLayout read(List<JsonObject> objects) throws FormatException {
        List<Consumer<NetworkBuilder>> layers = new ArrayList<>();
        for (JsonObject json : objects) {
            String kind = json.text("kind");
            String name = json.has("name") ? json.text("name") : null;
            String input = json.has("input") ? json.text("input") : null;
            Consumer<NetworkBuilder> layer = layer(kind, json);
            layers.add(json.build(() -> builder -> {
                if (input != null) {
                    builder.at(input);
                }
                layer.accept(builder);
                if (name != null) {
                    builder.named(name);
                }
            }));
        }
        return (builder, classes) -> {
            for (int i = 0; i < layers.size(); i++) {
                try {
                    layers.get(i).accept(builder);
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("layers[" + i + "]: " + e.getMessage(), e);
                }
            }
        };
    }

    private static Consumer<NetworkBuilder> layer(String kind, JsonObject json) throws FormatException {
        switch (kind) {
            case "dense" -> {
                int units = json.integer("units");
                return builder -> builder.dense(units);
            }
            case "convolution" -> {
                int channels = json.integer("channels");
                int groups = integer(json, "groups", 1);
                Window window = window(json, 1);
                return builder -> builder.convolution(channels, window, groups);
            }
            case "depthwise" -> {
                Window window = window(json, 1);
                return builder -> builder.convolution(
                        builder.shape().channels(), window, builder.shape().channels());
            }
            case "averagePool" -> {
                Window window = window(json, 0);
                return builder -> builder.then("pool", new AveragePool(window, true));
            }
            case "maxPool" -> {
                Window window = window(json, 0);
                return builder -> builder.then("pool", new MaxPool(window));
            }
            case "dropout" -> {
                double share = json.number("share");
                return builder -> builder.dropout(share);
            }
            case "add" -> {
                List<String> inputs = json.texts("inputs");
                return builder -> builder.add(inputs);
            }
            case "concat" -> {
                List<String> inputs = json.texts("inputs");
                return builder -> builder.concat(inputs);
            }
            case "scale" -> {
                float scale = (float) json.number("scale");
                float shift = (float) json.number("shift");
                return builder -> builder.then("scale", scale(builder.shape().channels(), scale, shift));
            }
            default -> {
                return bareLayer(kind, json);
            }
        }
    }

    private static Consumer<NetworkBuilder> bareLayer(String kind, JsonObject json) throws FormatException {
        switch (kind) {
            case "globalAveragePool" -> {
                return NetworkBuilder::globalAveragePool;
            }
            case "batchNorm" -> {
                return NetworkBuilder::batchNorm;
            }
            case "relu" -> {
                return builder -> builder.then("relu", new Relu());
            }
            case "clippedRelu" -> {
                float ceiling = json.has("ceiling") ? (float) json.number("ceiling") : 1;
                return builder -> builder.then("clippedRelu", new ClippedRelu(ceiling));
            }
            case "qcfs" -> {
                int levels = integer(json, "levels", 4);
                float ceiling = json.has("ceiling") ? (float) json.number("ceiling") : 1;
                return builder -> builder.then("qcfs", new Qcfs(levels, ceiling));
            }
            case "flatten" -> {
                return builder -> builder.then("flatten", new Flatten());
            }
            default ->
                throw json.unknownKind(
                        kind,
                        "dense",
                        "convolution",
                        "depthwise",
                        "averagePool",
                        "maxPool",
                        "globalAveragePool",
                        "batchNorm",
                        "relu",
                        "clippedRelu",
                        "qcfs",
                        "flatten",
                        "dropout",
                        "scale",
                        "add",
                        "concat");
        }
    }

    /** A square window; a usual stride of 0 means its size. */
    private static Window window(JsonObject json, int usualStride) throws FormatException {
        int size = json.integer("size");
        int stride = integer(json, "stride", usualStride == 0 ? size : usualStride);
        int padding = integer(json, "padding", 0);
        int dilation = integer(json, "dilation", 1);
        try {
            return new Window(size, size, stride, stride, dilation, dilation, padding, padding, padding, padding);
        } catch (IllegalArgumentException e) {
            FormatException wrong = json.error("size", e.getMessage());
            wrong.initCause(e);
            throw wrong;
        }
    }

    private static ChannelAffine scale(int channels, float scale, float shift) {
        float[] scales = new float[channels];
        float[] shifts = new float[channels];
        Arrays.fill(scales, scale);
        Arrays.fill(shifts, shift);
        return new ChannelAffine(scales, shifts);
    }

    private static int integer(JsonObject json, String key, int usual) throws FormatException {
        return json.has(key) ? json.integer(key) : usual;
    }
}
