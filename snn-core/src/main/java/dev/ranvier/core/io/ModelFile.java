package dev.ranvier.core.io;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Trained models as NAME.json plus NAME.npz. What is read back has the same bits; the same model gives the same bytes. */
public final class ModelFile {

    /** Value of the file's key {@value JsonFormat#KEY}. */
    public static final String FORMAT = "ranvier-model-1";

    private ModelFile() {}

    /**
     * Writes a model.
     *
     * @param json path that ends in {@code .json}; the arrays go to the file of the same name with {@code .npz}. Files that
     *     are there are replaced when the new ones are whole.
     * @throws IllegalArgumentException if the path does not end in {@code .json}
     * @throws IOException if a file cannot be written
     */
    public static void write(LayerGraph model, Path json) throws IOException {
        ArraySink arrays = new ArraySink();
        ObjectNode root = JsonFormat.create(FORMAT).put("name", model.name());
        ShapeJson.write(root, "inputShape", model.inputShape());
        ArrayNode layers = root.putArray("layers");
        for (LayerGraph.Node node : model.nodes()) {
            layers.add(LayerJson.write(node, arrays));
        }
        FilePair.write(json, root, arrays);
    }

    /**
     * Reads a model.
     *
     * @param json path of the JSON file; its arrays are read from beside it
     * @throws FormatException if one of the files is not what it should be; the message names it and the place
     * @throws IOException if a file cannot be read
     */
    public static LayerGraph read(Path json) throws IOException {
        JsonObject root = JsonFormat.read(json, FORMAT, "a trained model");
        ArraySource arrays = FilePair.arrays(json);
        String name = root.text("name");
        Shape inputShape = ShapeJson.read(root.object("inputShape"));
        List<LayerGraph.Node> nodes = new ArrayList<>();
        for (JsonObject layer : root.objects("layers")) {
            nodes.add(LayerJson.read(layer, arrays));
        }
        LayerGraph model = root.build(() -> new LayerGraph(name, inputShape, nodes));
        arrays.requireAllUsed();
        return model;
    }
}
