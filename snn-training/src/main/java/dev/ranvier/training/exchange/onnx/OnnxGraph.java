package dev.ranvier.training.exchange.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.CodedInputStream;
import dev.ranvier.core.io.FormatException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The structure of an ONNX file, checked: which nodes its result depends on, each after those that it takes from.
 *
 * @param opset version of the operators
 * @param input the model's input
 * @param output name of the result
 * @param otherOutputs results that are left out
 * @param nodes in an order in which each comes after its inputs
 * @param initializers constants by name
 */
record OnnxGraph(
        int opset,
        ValueInfoProto input,
        String output,
        List<String> otherOutputs,
        List<OnnxNode> nodes,
        Map<String, TensorProto> initializers) {

    private static final int LAST_OPSET = 21;

    /** Takes the bytes apart. */
    static OnnxGraph parse(String file, byte[] bytes) throws IOException {
        ModelProto model;
        try {
            CodedInputStream in = CodedInputStream.newInstance(bytes);
            model = ModelProto.parseFrom(in);
        } catch (IOException e) {
            FormatException wrong = new FormatException(
                    file, "protobuf", "no ONNX model (" + e.getMessage() + "); is the file cut off?");
            wrong.initCause(e);
            throw wrong;
        }
        if (!model.hasGraph() || model.getGraph().getNodeCount() == 0) {
            throw new FormatException(file, "graph", "there is none, or it has no nodes; is this an ONNX model?");
        }
        return of(file, model);
    }

    private static OnnxGraph of(String file, ModelProto model) throws FormatException {
        GraphProto graph = model.getGraph();
        int opset = opset(file, model);
        if (graph.getSparseInitializerCount() > 0) {
            throw new FormatException(file, "graph", "sparse initializers are not supported; save them as dense ones");
        }
        Map<String, TensorProto> initializers = new LinkedHashMap<>();
        for (TensorProto tensor : graph.getInitializerList()) {
            if (initializers.put(tensor.getName(), tensor) != null) {
                throw new FormatException(file, "initializer '" + tensor.getName() + "'", "it is there twice");
            }
        }
        Map<String, OnnxNode> makers = makers(file, graph, initializers.keySet());
        if (graph.getOutputCount() == 0) {
            throw new FormatException(file, "graph", "it has no output");
        }
        String output = graph.getOutput(0).getName();
        List<String> others = graph.getOutputList().stream()
                .skip(1)
                .map(ValueInfoProto::getName)
                .toList();
        List<OnnxNode> nodes = inOrder(file, makers, output);
        return new OnnxGraph(opset, input(file, graph, initializers, nodes), output, others, nodes, initializers);
    }

    private static int opset(String file, ModelProto model) throws FormatException {
        for (OperatorSetIdProto id : model.getOpsetImportList()) {
            if (id.getDomain().isEmpty() || "ai.onnx".equals(id.getDomain())) {
                if (id.getVersion() < 1 || id.getVersion() > LAST_OPSET) {
                    throw new FormatException(
                            file,
                            "opset_import",
                            "opset " + id.getVersion() + ", supported are 1 to " + LAST_OPSET
                                    + "; export again with an older opset_version");
                }
                return (int) id.getVersion();
            }
        }
        if (model.getOpsetImportCount() > 0) {
            throw new FormatException(file, "opset_import", "the version of ONNX's own operators is missing");
        }
        return 1; // files of the first two versions say nothing
    }

    /** Which node makes a value. */
    private static Map<String, OnnxNode> makers(String file, GraphProto graph, Set<String> initializers)
            throws FormatException {
        Map<String, OnnxNode> makers = new LinkedHashMap<>();
        for (NodeProto proto : graph.getNodeList()) {
            OnnxNode node = OnnxNode.of(proto);
            for (String output : node.outputs()) {
                if (!output.isEmpty() && (initializers.contains(output) || makers.put(output, node) != null)) {
                    throw new FormatException(file, node.label(), "value '" + output + "' is made twice");
                }
            }
        }
        return makers;
    }

    private static ValueInfoProto input(
            String file, GraphProto graph, Map<String, TensorProto> initializers, List<OnnxNode> nodes)
            throws FormatException {
        Set<String> used = new HashSet<>();
        nodes.forEach(node -> used.addAll(node.inputs()));
        List<ValueInfoProto> inputs = graph.getInputList().stream()
                .filter(input -> !initializers.containsKey(input.getName()) && used.contains(input.getName()))
                .toList();
        if (inputs.size() != 1) {
            throw new FormatException(
                    file,
                    "graph",
                    inputs.isEmpty()
                            ? "the result does not depend on an input of the graph"
                            : "it has " + inputs.size() + " inputs ("
                                    + String.join(
                                            ", ",
                                            inputs.stream()
                                                    .map(ValueInfoProto::getName)
                                                    .toList())
                                    + "), one is supported");
        }
        return inputs.get(0);
    }

    /** The nodes that the result depends on; found without recursion, because a file can be as deep as it likes. */
    private static List<OnnxNode> inOrder(String file, Map<String, OnnxNode> makers, String output)
            throws FormatException {
        List<OnnxNode> ordered = new ArrayList<>();
        Set<OnnxNode> done = new HashSet<>();
        Set<OnnxNode> open = new HashSet<>();
        Deque<OnnxNode> stack = new ArrayDeque<>();
        if (makers.containsKey(output)) {
            stack.push(makers.get(output));
        }
        while (!stack.isEmpty()) {
            OnnxNode node = stack.peek();
            if (done.contains(node)) {
                stack.pop();
                continue;
            }
            if (!open.add(node)) { // seen before: all that it needs is done
                stack.pop();
                done.add(node);
                ordered.add(node);
                continue;
            }
            for (String input : node.inputs()) {
                OnnxNode before = makers.get(input);
                if (before != null && !done.contains(before)) {
                    if (open.contains(before)) {
                        throw new FormatException(
                                file, before.label(), "the graph is cyclic: it depends on its own output");
                    }
                    stack.push(before);
                }
            }
        }
        return ordered;
    }
}
