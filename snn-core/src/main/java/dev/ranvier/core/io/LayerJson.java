package dev.ranvier.core.io;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Step;
import dev.ranvier.core.model.Vote;
import dev.ranvier.core.model.WeightFormat;
import java.util.ArrayList;
import java.util.List;

/** The JSON form of a model's layers. */
final class LayerJson {

    private LayerJson() {}

    static ObjectNode write(LayerGraph.Node node, ArraySink arrays) {
        ObjectNode json = JsonFormat.object().put("name", node.name()).put("input", node.input());
        Layer layer = node.layer();
        if (layer instanceof Dense dense) {
            json.put("kind", "dense").put("inputs", dense.inputs()).put("outputs", dense.outputs());
            json.put(
                    "weights",
                    arrays.add(
                            node.name() + ".weights", NpyArray.of(dense.weights(), dense.outputs(), dense.inputs())));
            json.put("bias", arrays.add(node.name() + ".bias", NpyArray.of(dense.bias(), dense.outputs())));
            writeFormat(json, dense.format());
        } else if (layer instanceof BlockDense blockDense) {
            json.put("kind", "blockDense").put("inputs", blockDense.inputs());
            writeFormat(json, blockDense.format());
            ArrayNode blocks = json.putArray("blocks");
            for (int i = 0; i < blockDense.blocks().size(); i++) {
                blocks.add(writeBlock(blockDense.blocks().get(i), node.name() + ".block" + i, arrays));
            }
        } else if (layer instanceof Relu) {
            json.put("kind", "relu");
        } else if (layer instanceof Step step) {
            json.put("kind", "step").put("threshold", (double) step.threshold());
        } else if (layer instanceof Vote vote) {
            json.put("kind", "vote").put("classes", vote.classes());
        } else {
            throw new IllegalStateException("layers of type " + layer.getClass() + " have no file form");
        }
        return json;
    }

    static LayerGraph.Node read(JsonObject json, ArraySource arrays) throws FormatException {
        String name = json.text("name");
        String input = json.text("input");
        Layer layer = readLayer(json, arrays);
        return new LayerGraph.Node(name, layer, input);
    }

    private static Layer readLayer(JsonObject json, ArraySource arrays) throws FormatException {
        String kind = json.text("kind");
        switch (kind) {
            case "dense" -> {
                int inputs = json.integer("inputs");
                int outputs = json.integer("outputs");
                float[] weights = arrays.floats(json, "weights", outputs, inputs);
                float[] bias = arrays.floats(json, "bias", outputs);
                WeightFormat format = readFormat(json);
                return json.build(() -> new Dense(inputs, outputs, weights, bias, format));
            }
            case "blockDense" -> {
                int inputs = json.integer("inputs");
                WeightFormat format = readFormat(json);
                List<BlockDense.Block> blocks = new ArrayList<>();
                for (JsonObject block : json.objects("blocks")) {
                    blocks.add(readBlock(block, arrays));
                }
                return json.build(() -> new BlockDense(inputs, blocks, format));
            }
            case "relu" -> {
                return json.build(Relu::new);
            }
            case "step" -> {
                float threshold = (float) json.number("threshold");
                return json.build(() -> new Step(threshold));
            }
            case "vote" -> {
                int classes = json.integer("classes");
                return json.build(() -> new Vote(classes));
            }
            default -> throw json.unknownKind(kind, "dense", "blockDense", "relu", "step", "vote");
        }
    }

    private static ObjectNode writeBlock(BlockDense.Block block, String name, ArraySink arrays) {
        int inputs = block.inputIndices().length;
        ObjectNode json = JsonFormat.object().put("inputs", inputs).put("outputs", block.outputs());
        json.put("inputIndices", arrays.add(name + ".inputIndices", NpyArray.of(block.inputIndices(), inputs)));
        json.put("weights", arrays.add(name + ".weights", NpyArray.of(block.weights(), block.outputs(), inputs)));
        json.put("bias", arrays.add(name + ".bias", NpyArray.of(block.bias(), block.outputs())));
        return json;
    }

    private static BlockDense.Block readBlock(JsonObject json, ArraySource arrays) throws FormatException {
        int inputs = json.integer("inputs");
        int outputs = json.integer("outputs");
        int[] inputIndices = arrays.ints(json, "inputIndices");
        float[] weights = arrays.floats(json, "weights", outputs, inputs);
        float[] bias = arrays.floats(json, "bias", outputs);
        return json.build(() -> new BlockDense.Block(inputIndices, weights, bias));
    }

    private static void writeFormat(ObjectNode json, WeightFormat format) {
        json.putObject("weightFormat").put("name", format.name()).put("bits", format.bits());
    }

    private static WeightFormat readFormat(JsonObject layer) throws FormatException {
        JsonObject json = layer.object("weightFormat");
        String name = json.text("name");
        int bits = json.integer("bits");
        return json.build(() -> new WeightFormat(name, bits));
    }
}
