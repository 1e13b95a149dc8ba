package dev.ranvier.training.exchange.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Locale;

/**
 * A node of an ONNX graph.
 *
 * @param operator the operator's name, with its domain if that is not ONNX's own
 * @param label how errors call the node
 * @param name what the layer made of it is called
 * @param inputs names of values; an empty one is an input left out
 * @param outputs names of values
 * @param attributes what it was given besides
 */
record OnnxNode(
        String operator, String label, String name, List<String> inputs, List<String> outputs, Attributes attributes) {

    static OnnxNode of(NodeProto proto) {
        String domain = proto.getDomain();
        String operator =
                domain.isEmpty() || "ai.onnx".equals(domain) ? proto.getOpType() : domain + "." + proto.getOpType();
        String output = proto.getOutputCount() == 0 ? "nothing" : proto.getOutput(0);
        boolean unnamed = proto.getName().isEmpty();
        return new OnnxNode(
                operator,
                (unnamed ? "the node that makes '" + output : "node '" + proto.getName()) + "' (" + operator + ")",
                unnamed ? operator.toLowerCase(Locale.ROOT) + "_" + output : proto.getName(),
                List.copyOf(proto.getInputList()),
                List.copyOf(proto.getOutputList()),
                new Attributes(proto));
    }

    /** Inputs without those at the end that were left out. */
    int inputCount() {
        int count = inputs.size();
        while (count > 0 && inputs.get(count - 1).isEmpty()) {
            count--;
        }
        return count;
    }
}
