package dev.ranvier.core.io;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ranvier.core.model.BatchNorm;
import dev.ranvier.core.model.ChannelAffine;
import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.core.model.Window;

/** The JSON form of the layers whose weights belong to channels. */
final class ChannelLayerJson {

    private ChannelLayerJson() {}

    static void write(ObjectNode json, String name, Convolution layer, ArraySink arrays) {
        json.put("kind", "convolution")
                .put("inputChannels", layer.inputChannels())
                .put("outputChannels", layer.outputChannels())
                .put("groups", layer.groups());
        WindowJson.write(json, layer.window());
        int perGroup = layer.inputChannels() / layer.groups();
        NpyArray weights = NpyArray.of(
                layer.weights(),
                layer.outputChannels(),
                perGroup,
                layer.window().height(),
                layer.window().width());
        json.put("weights", arrays.add(name + ".weights", weights));
        json.put("bias", channels(name + ".bias", layer.bias(), arrays));
        WeightFormatJson.write(json, layer.format());
    }

    static Convolution readConvolution(JsonObject json, ArraySource arrays) throws FormatException {
        int inputs = json.integer("inputChannels");
        int outputs = json.integer("outputChannels");
        int groups = json.integer("groups");
        if (groups < 1) {
            throw json.error("groups", "must be at least 1, got " + groups);
        }
        Window window = WindowJson.read(json);
        float[] weights = arrays.floats(json, "weights", outputs, inputs / groups, window.height(), window.width());
        float[] bias = arrays.floats(json, "bias", outputs);
        WeightFormat format = WeightFormatJson.read(json);
        return json.build(() -> new Convolution(inputs, outputs, groups, window, weights, bias, format));
    }

    static void write(ObjectNode json, String name, BatchNorm layer, ArraySink arrays) {
        json.put("kind", "batchNorm").put("channels", layer.channels()).put("epsilon", (double) layer.epsilon());
        json.put("gamma", channels(name + ".gamma", layer.gamma(), arrays));
        json.put("beta", channels(name + ".beta", layer.beta(), arrays));
        json.put("mean", channels(name + ".mean", layer.mean(), arrays));
        json.put("variance", channels(name + ".variance", layer.variance(), arrays));
    }

    static BatchNorm readBatchNorm(JsonObject json, ArraySource arrays) throws FormatException {
        int channels = json.integer("channels");
        float epsilon = (float) json.number("epsilon");
        float[] gamma = arrays.floats(json, "gamma", channels);
        float[] beta = arrays.floats(json, "beta", channels);
        float[] mean = arrays.floats(json, "mean", channels);
        float[] variance = arrays.floats(json, "variance", channels);
        return json.build(() -> new BatchNorm(gamma, beta, mean, variance, epsilon));
    }

    static void write(ObjectNode json, String name, ChannelAffine layer, ArraySink arrays) {
        json.put("kind", "channelAffine").put("channels", layer.scale().length);
        json.put("scale", channels(name + ".scale", layer.scale(), arrays));
        json.put("shift", channels(name + ".shift", layer.shift(), arrays));
    }

    static ChannelAffine readAffine(JsonObject json, ArraySource arrays) throws FormatException {
        int channels = json.integer("channels");
        float[] scale = arrays.floats(json, "scale", channels);
        float[] shift = arrays.floats(json, "shift", channels);
        return json.build(() -> new ChannelAffine(scale, shift));
    }

    private static String channels(String name, float[] values, ArraySink arrays) {
        return arrays.add(name, NpyArray.of(values, values.length));
    }
}
