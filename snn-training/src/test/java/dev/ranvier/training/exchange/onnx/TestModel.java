package dev.ranvier.training.exchange.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Small ONNX models put together by hand. The input is called x, the output y. */
final class TestModel {

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("test");
    private final int opset;
    private final Random random = new Random(4);

    TestModel(int opset) {
        this.opset = opset;
    }

    /** An input; -1 is an open axis called N. */
    TestModel input(long... dims) {
        graph.addInput(info("x", dims));
        return this;
    }

    TestModel node(String operator, String inputs, String output, AttributeProto... attributes) {
        NodeProto.Builder node = NodeProto.newBuilder()
                .setOpType(operator)
                .setName(operator + "-" + output)
                .addOutput(output)
                .addAllAttribute(Arrays.asList(attributes));
        if (!inputs.isEmpty()) {
            node.addAllInput(List.of(inputs.split(" ", -1)).stream()
                    .map(input -> "-".equals(input) ? "" : input)
                    .toList());
        }
        graph.addNode(node);
        return this;
    }

    TestModel floats(String name, int[] dims, float... values) {
        graph.addInitializer(tensor(dims, values).toBuilder().setName(name));
        return this;
    }

    TestModel initializer(TensorProto tensor) {
        graph.addInitializer(tensor);
        return this;
    }

    /** Values from a normal distribution with standard deviation 0.5; the same for the same calls. */
    TestModel weights(String name, int... dims) {
        int count = Arrays.stream(dims).reduce(1, (a, b) -> a * b);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian() / 2;
        }
        return floats(name, dims, values);
    }

    /** Values in 0.5..1.5, such as variances and divisors. */
    TestModel positive(String name, int... dims) {
        int count = Arrays.stream(dims).reduce(1, (a, b) -> a * b);
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = 0.5f + random.nextFloat();
        }
        return floats(name, dims, values);
    }

    TestModel longs(String name, long... values) {
        graph.addInitializer(
                longTensor(new int[] {values.length}, values).toBuilder().setName(name));
        return this;
    }

    TestModel scalar(String name, float value) {
        return floats(name, new int[0], value);
    }

    ModelProto proto() {
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(opset < 3 ? 3 : opset < 9 ? 4 : 8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset));
        GraphProto.Builder whole = graph.clone();
        if (whole.getOutputCount() == 0) {
            whole.addOutput(ValueInfoProto.newBuilder().setName("y").setType(floatType()));
        }
        if (opset < 9) { // the first versions of the format list constants as inputs
            whole.getInitializerList()
                    .forEach(tensor -> whole.addInput(ValueInfoProto.newBuilder()
                            .setName(tensor.getName())
                            .setType(info(
                                            "",
                                            tensor.getDataType(),
                                            tensor.getDimsList().stream()
                                                    .mapToLong(Long::longValue)
                                                    .toArray())
                                    .getType())));
        }
        return model.setGraph(whole).build();
    }

    byte[] bytes() {
        return proto().toByteArray();
    }

    private static ai.onnx.proto.OnnxMl.TypeProto floatType() {
        ai.onnx.proto.OnnxMl.TypeProto.Builder type = ai.onnx.proto.OnnxMl.TypeProto.newBuilder();
        type.getTensorTypeBuilder().setElemType(TensorProto.DataType.FLOAT_VALUE);
        return type.build();
    }

    static ValueInfoProto info(String name, long... dims) {
        return info(name, TensorProto.DataType.FLOAT_VALUE, dims);
    }

    private static ValueInfoProto info(String name, int type, long... dims) {
        ValueInfoProto.Builder info = ValueInfoProto.newBuilder().setName(name).setType(floatType());
        info.getTypeBuilder().getTensorTypeBuilder().setElemType(type).getShapeBuilder();
        for (long length : dims) {
            Dimension.Builder dimension = Dimension.newBuilder();
            info.getTypeBuilder()
                    .getTensorTypeBuilder()
                    .getShapeBuilder()
                    .addDim(length < 0 ? dimension.setDimParam("N") : dimension.setDimValue(length));
        }
        return info.build();
    }

    static TensorProto tensor(int[] dims, float... values) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setDataType(TensorProto.DataType.FLOAT_VALUE);
        Arrays.stream(dims).forEach(tensor::addDims);
        for (float value : values) {
            tensor.addFloatData(value);
        }
        return tensor.build();
    }

    static TensorProto longTensor(int[] dims, long... values) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setDataType(TensorProto.DataType.INT64_VALUE);
        Arrays.stream(dims).forEach(tensor::addDims);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        return tensor.build();
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
        Arrays.stream(values).forEach(attribute::addInts);
        return attribute.build();
    }

    static AttributeProto number(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    static AttributeProto numbers(String name, float... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeType.FLOATS);
        for (float value : values) {
            attribute.addFloats(value);
        }
        return attribute.build();
    }

    static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    static AttributeProto tensor(String name, TensorProto value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeType.TENSOR)
                .setT(value)
                .build();
    }
}
