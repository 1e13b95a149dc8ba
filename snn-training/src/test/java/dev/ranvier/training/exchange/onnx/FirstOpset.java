package dev.ranvier.training.exchange.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.HashMap;
import java.util.Map;

/** Models of opset 1, which ONNX Runtime no longer runs, in the words of opset 7; as much as the models of the tests need. */
public final class FirstOpset {

    private FirstOpset() {}

    /** Add with {@code axis = 1} gets a constant of shape [channels, 1, 1], Reshape gets its shape as an input. */
    public static byte[] inOpset7(byte[] onnx) throws InvalidProtocolBufferException {
        ModelProto model = ModelProto.parseFrom(onnx);
        GraphProto.Builder graph = model.getGraph().toBuilder().clearNode();
        Map<String, NodeProto> made = new HashMap<>();
        for (NodeProto node : model.getGraph().getNodeList()) {
            NodeProto.Builder later = node.toBuilder();
            if ("Add".equals(node.getOpType())) {
                boolean channels = node.getAttributeList().stream().anyMatch(a -> "axis".equals(a.getName()));
                later.clearAttribute();
                if (channels) {
                    later.setInput(1, node.getName() + "-constant");
                    graph.addNode(alongChannels(made.get(node.getInput(1)), later.getInput(1)));
                }
            } else if ("Reshape".equals(node.getOpType())) {
                later.clearAttribute().addInput(node.getName() + "-shape");
                TensorProto.Builder shape = TensorProto.newBuilder()
                        .setDataType(TensorProto.DataType.INT64_VALUE)
                        .addDims(node.getAttribute(0).getIntsCount())
                        .addAllInt64Data(node.getAttribute(0).getIntsList());
                graph.addNode(NodeProto.newBuilder()
                        .setOpType("Constant")
                        .addOutput(node.getName() + "-shape")
                        .addAttribute(TestModel.tensor("value", shape.build())));
            }
            made.put(node.getOutput(0), node);
            graph.addNode(later);
        }
        ModelProto.Builder later = model.toBuilder().setGraph(graph);
        later.getOpsetImportBuilder(0).setVersion(7);
        return later.build().toByteArray();
    }

    private static NodeProto alongChannels(NodeProto constant, String output) {
        AttributeProto attribute = constant.getAttribute(0);
        TensorProto tensor = attribute.getT().toBuilder().addDims(1).addDims(1).build();
        return constant.toBuilder()
                .setName(output)
                .setOutput(0, output)
                .setAttribute(0, attribute.toBuilder().setT(tensor))
                .build();
    }
}
