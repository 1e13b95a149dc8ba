package dev.ranvier.training.exchange.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** An ONNX graph that is being written. */
final class ProtoGraph {

    private final GraphProto.Builder graph;
    private int constants;
    private int steps;

    ProtoGraph(String name) {
        graph = GraphProto.newBuilder().setName(name);
    }

    /** Declares the input; the batch axis comes first and is open. */
    void input(String name, int... sample) {
        graph.addInput(info(name, sample));
    }

    void output(String name, int... sample) {
        graph.addOutput(info(name, sample));
    }

    private static ValueInfoProto info(String name, int... sample) {
        TypeProto.Builder type = TypeProto.newBuilder();
        type.getTensorTypeBuilder().setElemType(DataType.FLOAT_VALUE);
        type.getTensorTypeBuilder().getShapeBuilder().addDimBuilder().setDimParam("batch");
        for (int length : sample) {
            type.getTensorTypeBuilder().getShapeBuilder().addDimBuilder().setDimValue(length);
        }
        return ValueInfoProto.newBuilder().setName(name).setType(type).build();
    }

    /** A node with one output, which has the node's name. */
    String node(String operator, String output, List<String> inputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operator)
                .setName(output)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(List.of(attributes)));
        return output;
    }

    /** A free name for a step on the way to a layer's value. */
    String between(String layer) {
        return layer + "/" + steps++;
    }

    /** A constant of floats; its name. */
    String floats(String wanted, float[] values, int... dims) {
        ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(Float.BYTES, values.length))
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return constant(wanted, DataType.FLOAT, bytes, dims);
    }

    /** A constant of whole numbers, such as a shape; its name. */
    String longs(String wanted, long... values) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return constant(wanted, DataType.INT64, bytes, values.length);
    }

    private String constant(String wanted, DataType type, ByteBuffer bytes, int... dims) {
        String name = wanted + "#" + constants++; // no layer's value ends in a number sign and a number
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .setRawData(ByteString.copyFrom(bytes.array()));
        for (int length : dims) {
            tensor.addDims(length);
        }
        graph.addInitializer(tensor);
        return name;
    }

    static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto integers(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    static AttributeProto number(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    GraphProto build() {
        return graph.build();
    }
}
