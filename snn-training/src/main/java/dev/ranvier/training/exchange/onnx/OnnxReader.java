package dev.ranvier.training.exchange.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import dev.ranvier.core.io.FormatException;
import dev.ranvier.training.exchange.ImportedModel;
import dev.ranvier.training.exchange.UnsupportedModelException;
import dev.ranvier.training.exchange.assembly.InputShapeNeeded;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads ONNX models, opsets 1 to 21, as the function of one sample.
 *
 * <p>The format is described at https://github.com/onnx/onnx/blob/main/docs/IR.md, its operators in Operators.md beside it.
 * Values that depend on constants and shapes only are computed while reading. Axes may stand in any order as long as each
 * convolution and pool finds channels, rows and columns; where a dense layer takes values in another order than ours, its
 * weights are permuted.
 */
public final class OnnxReader {

    private OnnxReader() {}

    /**
     * Reads a model.
     *
     * @param file named in errors
     * @param name what the model is called
     * @param bytes content of the file. Not modified.
     * @throws UnsupportedModelException if something in it is not supported; names all that stands in the way
     * @throws FormatException if the content is wrong
     */
    public static ImportedModel read(String file, String name, byte[] bytes) throws IOException {
        OnnxGraph graph = OnnxGraph.parse(file, bytes);
        List<String> problems = problems(graph);
        if (!problems.isEmpty()) {
            throw new UnsupportedModelException(file, problems);
        }
        InputLayout layout = InputLayout.of(file, graph.input());
        UnsupportedModelException first = null;
        List<InputLayout> candidates = new ArrayList<>(layout.alternatives());
        for (int i = 0; i < candidates.size(); i++) {
            try {
                return new OnnxImport(file, graph, candidates.get(i)).run(name);
            } catch (InputShapeNeeded needed) {
                InputLayout other = candidates.get(i).stored(needed.shape());
                if (!candidates.contains(other)) {
                    candidates.add(other);
                }
            } catch (UnsupportedModelException e) {
                first = first == null ? e : first;
            }
        }
        throw first == null
                ? new UnsupportedModelException(
                        file,
                        List.of("the input '" + graph.input().getName() + "' is used as images of different shapes"))
                : first;
    }

    /** What can be said before any shape is known: operators, attributes, and numbers of inputs and outputs. */
    private static List<String> problems(OnnxGraph graph) {
        List<String> problems = new ArrayList<>();
        for (OnnxNode node : graph.nodes()) {
            Operator operator = OperatorTable.find(node.operator());
            if (operator == null) {
                problems.add(node.label() + ": operator " + node.operator() + " is not supported");
                continue;
            }
            for (String attribute : node.attributes().names()) {
                if (!operator.attributes().contains(attribute)) {
                    problems.add(node.label() + ": attribute " + attribute + " is not supported");
                }
            }
            int inputs = node.inputCount();
            if (inputs < operator.fewestInputs() || inputs > operator.mostInputs()) {
                problems.add(node.label() + ": has " + inputs + " inputs");
            }
            for (int i = 1; i < node.outputs().size(); i++) {
                String output = node.outputs().get(i);
                if (!output.isEmpty() && isUsed(graph, output)) {
                    problems.add(node.label() + ": output " + i + " is used; only the first output is supported");
                }
            }
        }
        return problems;
    }

    private static boolean isUsed(OnnxGraph graph, String value) {
        return value.equals(graph.output())
                || graph.nodes().stream().anyMatch(node -> node.inputs().contains(value));
    }

    static Tensor tensor(String file, TensorProto proto) throws FormatException {
        return new TensorReader(file, "initializer '" + proto.getName() + "'").read(proto);
    }
}
