package dev.ranvier.core.io;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ranvier.core.model.Add;
import dev.ranvier.core.model.AveragePool;
import dev.ranvier.core.model.BatchNorm;
import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.model.ChannelAffine;
import dev.ranvier.core.model.ClippedRelu;
import dev.ranvier.core.model.Concat;
import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.Flatten;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.MaxPool;
import dev.ranvier.core.model.Qcfs;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Softmax;
import dev.ranvier.core.model.Step;
import dev.ranvier.core.model.Vote;
import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.core.model.Window;
import dev.ranvier.core.model.ZeroPad;
import java.util.List;

/** The JSON form of a model's layers. */
final class LayerJson {

    private LayerJson() {}

    static ObjectNode write(LayerGraph.Node node, ArraySink arrays) {
        ObjectNode json = JsonFormat.object().put("name", node.name());
        if (node.inputs().size() == 1) {
            json.put("input", node.input());
        } else {
            node.inputs().forEach(json.putArray("from")::add);
        }
        writeLayer(json, node.name(), node.layer(), arrays);
        return json;
    }

    static LayerGraph.Node read(JsonObject json, ArraySource arrays) throws FormatException {
        String name = json.text("name");
        List<String> inputs = json.has("from") ? json.texts("from") : List.of(json.text("input"));
        Layer layer = readLayer(json, arrays);
        return new LayerGraph.Node(name, layer, inputs);
    }

    private static void writeLayer(ObjectNode json, String name, Layer layer, ArraySink arrays) {
        if (layer instanceof Dense dense) {
            writeDense(json, name, dense, arrays);
        } else if (layer instanceof BlockDense blockDense) {
            BlockDenseJson.write(json, name, blockDense, arrays);
        } else if (layer instanceof Convolution convolution) {
            ChannelLayerJson.write(json, name, convolution, arrays);
        } else if (layer instanceof BatchNorm batchNorm) {
            ChannelLayerJson.write(json, name, batchNorm, arrays);
        } else if (layer instanceof ChannelAffine affine) {
            ChannelLayerJson.write(json, name, affine, arrays);
        } else if (layer instanceof AveragePool pool) {
            json.put("kind", "averagePool").put("countPadding", pool.countPadding());
            WindowJson.write(json, pool.window());
        } else if (layer instanceof MaxPool pool) {
            json.put("kind", "maxPool");
            WindowJson.write(json, pool.window());
        } else if (layer instanceof ZeroPad pad) {
            json.put("kind", "zeroPad").put("top", pad.top()).put("left", pad.left());
            json.put("bottom", pad.bottom()).put("right", pad.right());
        } else if (layer instanceof ClippedRelu clipped) {
            json.put("kind", "clippedRelu").put("max", (double) clipped.max());
        } else if (layer instanceof Qcfs qcfs) {
            json.put("kind", "qcfs").put("levels", qcfs.levels()).put("ceiling", (double) qcfs.ceiling());
        } else if (layer instanceof Step step) {
            json.put("kind", "step").put("threshold", (double) step.threshold());
        } else if (layer instanceof Softmax softmax) {
            json.put("kind", "softmax").put("logarithm", softmax.logarithm());
        } else if (layer instanceof Vote vote) {
            json.put("kind", "vote").put("classes", vote.classes());
        } else {
            json.put("kind", bareKind(layer));
        }
    }

    /** The name of a layer that has no parameters. */
    private static String bareKind(Layer layer) {
        if (layer instanceof Relu) {
            return "relu";
        } else if (layer instanceof Flatten) {
            return "flatten";
        } else if (layer instanceof Add) {
            return "add";
        } else if (layer instanceof Concat) {
            return "concat";
        }
        throw new IllegalStateException("layers of type " + layer.getClass() + " have no file form");
    }

    private static Layer readLayer(JsonObject json, ArraySource arrays) throws FormatException {
        String kind = json.text("kind");
        return switch (kind) {
            case "dense" -> readDense(json, arrays);
            case "blockDense" -> BlockDenseJson.read(json, arrays);
            case "convolution" -> ChannelLayerJson.readConvolution(json, arrays);
            case "batchNorm" -> ChannelLayerJson.readBatchNorm(json, arrays);
            case "channelAffine" -> ChannelLayerJson.readAffine(json, arrays);
            case "averagePool" -> {
                Window window = WindowJson.read(json);
                boolean countPadding = json.flag("countPadding");
                yield json.build(() -> new AveragePool(window, countPadding));
            }
            case "maxPool" -> {
                Window window = WindowJson.read(json);
                yield json.build(() -> new MaxPool(window));
            }
            case "zeroPad" -> readPad(json);
            case "relu" -> json.build(Relu::new);
            case "clippedRelu" -> {
                float max = (float) json.number("max");
                yield json.build(() -> new ClippedRelu(max));
            }
            case "qcfs" -> {
                int levels = json.integer("levels");
                float ceiling = (float) json.number("ceiling");
                yield json.build(() -> new Qcfs(levels, ceiling));
            }
            case "step" -> {
                float threshold = (float) json.number("threshold");
                yield json.build(() -> new Step(threshold));
            }
            case "softmax" -> {
                boolean logarithm = json.flag("logarithm");
                yield json.build(() -> new Softmax(logarithm));
            }
            case "flatten" -> json.build(Flatten::new);
            case "add" -> json.build(Add::new);
            case "concat" -> json.build(Concat::new);
            case "vote" -> {
                int classes = json.integer("classes");
                yield json.build(() -> new Vote(classes));
            }
            default ->
                throw json.unknownKind(
                        kind,
                        "dense",
                        "blockDense",
                        "convolution",
                        "batchNorm",
                        "channelAffine",
                        "averagePool",
                        "maxPool",
                        "zeroPad",
                        "relu",
                        "clippedRelu",
                        "qcfs",
                        "step",
                        "softmax",
                        "flatten",
                        "add",
                        "concat",
                        "vote");
        };
    }

    private static void writeDense(ObjectNode json, String name, Dense dense, ArraySink arrays) {
        json.put("kind", "dense").put("inputs", dense.inputs()).put("outputs", dense.outputs());
        NpyArray weights = NpyArray.of(dense.weights(), dense.outputs(), dense.inputs());
        json.put("weights", arrays.add(name + ".weights", weights));
        json.put("bias", arrays.add(name + ".bias", NpyArray.of(dense.bias(), dense.outputs())));
        WeightFormatJson.write(json, dense.format());
    }

    private static Dense readDense(JsonObject json, ArraySource arrays) throws FormatException {
        int inputs = json.integer("inputs");
        int outputs = json.integer("outputs");
        float[] weights = arrays.floats(json, "weights", outputs, inputs);
        float[] bias = arrays.floats(json, "bias", outputs);
        WeightFormat format = WeightFormatJson.read(json);
        return json.build(() -> new Dense(inputs, outputs, weights, bias, format));
    }

    private static ZeroPad readPad(JsonObject json) throws FormatException {
        int top = json.integer("top");
        int left = json.integer("left");
        int bottom = json.integer("bottom");
        int right = json.integer("right");
        return json.build(() -> new ZeroPad(top, left, bottom, right));
    }
}
