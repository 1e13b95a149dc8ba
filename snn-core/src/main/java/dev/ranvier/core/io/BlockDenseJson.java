package dev.ranvier.core.io;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.model.WeightFormat;
import java.util.ArrayList;
import java.util.List;

/** The JSON form of a block-local layer. */
final class BlockDenseJson {

    private BlockDenseJson() {}

    static void write(ObjectNode json, String name, BlockDense layer, ArraySink arrays) {
        json.put("kind", "blockDense").put("inputs", layer.inputs());
        WeightFormatJson.write(json, layer.format());
        ArrayNode blocks = json.putArray("blocks");
        for (int i = 0; i < layer.blocks().size(); i++) {
            blocks.add(writeBlock(layer.blocks().get(i), name + ".block" + i, arrays));
        }
    }

    static BlockDense read(JsonObject json, ArraySource arrays) throws FormatException {
        int inputs = json.integer("inputs");
        WeightFormat format = WeightFormatJson.read(json);
        List<BlockDense.Block> blocks = new ArrayList<>();
        for (JsonObject block : json.objects("blocks")) {
            blocks.add(readBlock(block, arrays));
        }
        return json.build(() -> new BlockDense(inputs, blocks, format));
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
}
