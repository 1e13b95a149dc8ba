package dev.ranvier.training.exchange.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import dev.ranvier.core.io.FormatException;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.training.exchange.ImportedModel;
import dev.ranvier.training.exchange.ModelKind;
import dev.ranvier.training.exchange.UnsupportedModelException;
import dev.ranvier.training.exchange.assembly.GraphAssembly;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One attempt to turn a graph into layers, with one idea of how its input lies. */
final class OnnxImport {

    private final String file;
    private final OnnxGraph graph;
    private final InputLayout layout;
    private final GraphAssembly assembly;
    private final Map<String, Value> values = new HashMap<>();
    private final Set<String> unknown = new HashSet<>(); // values of nodes that could not be imported
    private final List<String> problems = new ArrayList<>();

    OnnxImport(String file, OnnxGraph graph, InputLayout layout) {
        this.file = file;
        this.graph = graph;
        this.layout = layout;
        this.assembly = new GraphAssembly(layout.storage());
    }

    /** Imports all nodes; those behind one that fails are left out, the others are still looked at. */
    ImportedModel run(String name) throws FormatException {
        values.put(graph.input().getName(), Call.of(layout.activation(assembly)));
        for (OnnxNode node : graph.nodes()) {
            run(node);
        }
        if (!problems.isEmpty()) {
            throw new UnsupportedModelException(file, problems);
        }
        if (layout.channelsLast()) {
            assembly.note("the input's axes are [height, width, channels] in the file, [channels, height, width] here");
        }
        if (!graph.otherOutputs().isEmpty()) {
            assembly.note("of several outputs the first, '" + graph.output() + "', is taken; left out: "
                    + String.join(", ", graph.otherOutputs()));
        }
        if (!(values.get(graph.output()) instanceof Value.Computed result)) {
            throw new FormatException(file, "output '" + graph.output() + "'", "it does not depend on the input");
        }
        try {
            LayerGraph layers = assembly.build(name, result.activation());
            return new ImportedModel(layers, ModelKind.ONNX, assembly.notes());
        } catch (IllegalArgumentException e) {
            UnsupportedModelException wrong =
                    new UnsupportedModelException(file, List.of("output '" + graph.output() + "': " + e.getMessage()));
            wrong.initCause(e);
            throw wrong;
        }
    }

    private void run(OnnxNode node) throws FormatException {
        List<Value> inputs = new ArrayList<>();
        for (String input : node.inputs()) {
            if (!input.isEmpty() && unknown.contains(input)) {
                unknown.addAll(node.outputs());
                return;
            }
            inputs.add(input.isEmpty() ? null : value(node, input));
        }
        try {
            Call call = new Call(file, graph.opset(), layout.batch(), node, inputs, assembly);
            Value value = OperatorTable.find(node.operator()).action().apply(call);
            values.put(node.outputs().get(0), value);
        } catch (IllegalArgumentException | ArithmeticException e) {
            problems.add(node.label() + ": " + e.getMessage());
            unknown.addAll(node.outputs());
        }
    }

    private Value value(OnnxNode node, String name) throws FormatException {
        Value value = values.get(name);
        if (value == null) {
            TensorProto initializer = graph.initializers().get(name);
            if (initializer == null) {
                throw new FormatException(file, node.label(), "nothing makes its input '" + name + "'");
            }
            value = Call.of(OnnxReader.tensor(file, initializer));
            values.put(name, value);
        }
        return value;
    }
}
