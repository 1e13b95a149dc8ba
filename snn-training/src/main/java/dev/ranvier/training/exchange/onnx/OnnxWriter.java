package dev.ranvier.training.exchange.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import dev.ranvier.core.io.StagedFile;
import dev.ranvier.core.model.AveragePool;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Writes layer graphs as ONNX models in single precision. The input is [batch, channels, height, width], or [batch, length] for
 * a vector, with an open batch. What the weights are stored as ({@code WeightFormat}) is not written.
 */
public final class OnnxWriter {

    private static final int IR_VERSION = 8;
    private static final int OPSET = 17;
    private static final int OPSET_WITH_DILATED_AVERAGE = 19;

    private OnnxWriter() {}

    /**
     * Writes a model; the file is whole or it is not there.
     *
     * @throws IOException if the file cannot be written
     */
    public static void write(LayerGraph model, Path file) throws IOException {
        StagedFile.write(file, bytes(model));
    }

    /** The content of the file; the same model gives the same bytes. */
    public static byte[] bytes(LayerGraph model) {
        ProtoGraph graph = new ProtoGraph(model.name());
        Map<String, Written> values = new HashMap<>();
        Shape input = model.inputShape();
        boolean image = !input.equals(Shape.vector(input.size()));
        graph.input(LayerGraph.INPUT, Written.dims(input, image));
        values.put(LayerGraph.INPUT, new Written(LayerGraph.INPUT, input, image));
        LayerNodes nodes = new LayerNodes(graph);
        Map<String, Shape> shapes = model.shapes();
        Written last = values.get(LayerGraph.INPUT);
        for (LayerGraph.Node node : model.nodes()) {
            last = nodes.write(
                    node.name(),
                    node.layer(),
                    node.inputs().stream().map(values::get).toList(),
                    shapes.get(node.name()));
            values.put(node.name(), last);
        }
        graph.output(last.name(), Written.dims(last.shape(), last.image()));
        boolean dilated = model.nodes().stream()
                .anyMatch(node -> node.layer() instanceof AveragePool pool
                        && (pool.window().dilationX() > 1 || pool.window().dilationY() > 1));
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("ranvier")
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder().setVersion(dilated ? OPSET_WITH_DILATED_AVERAGE : OPSET))
                .setGraph(graph.build())
                .build()
                .toByteArray();
    }

    /**
     * A value in the file.
     *
     * @param name its name
     * @param shape its shape in the layer graph
     * @param image true if the file has it with four axes, false if with two
     */
    record Written(String name, Shape shape, boolean image) {

        static int[] dims(Shape shape, boolean image) {
            return image ? new int[] {shape.channels(), shape.height(), shape.width()} : new int[] {shape.size()};
        }
    }
}
