package dev.ranvier.training.exchange.onnx;

import dev.ranvier.core.io.FormatException;
import dev.ranvier.training.exchange.assembly.Activation;
import dev.ranvier.training.exchange.assembly.GraphAssembly;
import java.util.List;

/**
 * A node with its inputs, about to be imported.
 *
 * @param file named in errors
 * @param opset version of the operators, 1 to 21
 * @param batch length of the batch axis in the file, 1 if it is open
 * @param node the node
 * @param inputs its inputs; null where one was left out
 * @param graph where its layers go
 */
record Call(String file, int opset, int batch, OnnxNode node, List<Value> inputs, GraphAssembly graph) {

    Attributes attributes() {
        return node.attributes();
    }

    String name() {
        return node.name();
    }

    boolean has(int input) {
        return input < inputs.size() && inputs.get(input) != null;
    }

    /** True if nothing that the node takes depends on the model's input. */
    boolean isKnown() {
        return inputs.stream().allMatch(value -> value == null || value instanceof Value.Known);
    }

    boolean isKnown(int input) {
        return has(input) && inputs.get(input) instanceof Value.Known;
    }

    /** An input that depends on the model's input. */
    Activation activation(int input) {
        if (has(input) && inputs.get(input) instanceof Value.Computed computed) {
            return computed.activation();
        }
        throw new IllegalArgumentException(
                has(input)
                        ? "input " + input + " is a constant, expected a computed value"
                        : "input " + input + " is missing");
    }

    /** An input that is known from the file. */
    Tensor tensor(int input) {
        if (isKnown(input)) {
            return ((Value.Known) inputs.get(input)).tensor();
        }
        throw new IllegalArgumentException(
                has(input)
                        ? "input " + input + " is computed, it must be a constant"
                        : "input " + input + " is missing");
    }

    /** A tensor in an attribute. */
    Tensor tensorAttribute(String name) throws FormatException {
        return new TensorReader(file, node.label() + ", attribute " + name)
                .read(attributes().tensor(name));
    }

    /** An axis counted from the end if it is negative. */
    static int axis(int given, int rank) {
        int axis = given < 0 ? given + rank : given;
        if (axis < 0 || axis >= rank) {
            throw new IllegalArgumentException("axis " + given + " does not exist, there are " + rank);
        }
        return axis;
    }

    static Value of(Tensor tensor) {
        return new Value.Known(tensor);
    }

    static Value of(Activation activation) {
        return new Value.Computed(activation);
    }
}
