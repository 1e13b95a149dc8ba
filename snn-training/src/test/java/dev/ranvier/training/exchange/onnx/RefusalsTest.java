package dev.ranvier.training.exchange.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import dev.ranvier.core.io.FormatException;
import dev.ranvier.training.exchange.UnsupportedModelException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.ranvier.training.exchange.onnx.TestModel.integer;
import static dev.ranvier.training.exchange.onnx.TestModel.integers;
import static dev.ranvier.training.exchange.onnx.TestModel.number;
import static dev.ranvier.training.exchange.onnx.TestModel.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** What is refused, in which words; and tensors in each of their forms. */
class RefusalsTest {

    private static TestModel image(int opset) {
        return new TestModel(opset).input(-1, 3, 6, 6);
    }

    private static FormatException assertRefused(byte[] bytes, String... words) {
        FormatException e = assertThrows(FormatException.class, () -> OnnxReader.read("m.onnx", "m", bytes));
        for (String word : words) {
            assertTrue(e.getMessage().contains(word), "'" + word + "' is not in: " + e.getMessage());
        }
        return e;
    }

    private static FormatException assertRefused(TestModel model, String... words) {
        return assertRefused(model.bytes(), words);
    }

    @Test
    void allUnsupportedOperatorsAndAttributesAreNamedInOneMessage() {
        FormatException e = assertRefused(
                image(13)
                        .weights("w", 4, 3, 3, 3)
                        .node("Sigmoid", "x", "a")
                        .node("Conv", "a w", "b", integer("output_padding", 1))
                        .node("LSTM", "b", "c")
                        .node("Relu", "c", "y"),
                "m.onnx",
                "node 'Sigmoid-a' (Sigmoid): operator Sigmoid is not supported",
                "node 'Conv-b' (Conv): attribute output_padding is not supported",
                "node 'LSTM-c' (LSTM)");
        assertEquals(3, ((UnsupportedModelException) e).problems().size());
    }

    @Test
    void allNodesThatCannotBeExpressedAreNamedInOneMessage() {
        FormatException e = assertRefused(
                image(13)
                        .weights("w", 4, 2, 3, 3)
                        .weights("v", 5, 3, 1, 1)
                        .node("Conv", "x w", "a")
                        .node("Softmax", "x", "b", integer("axis", 1))
                        .node("Conv", "x v", "c")
                        .node("Concat", "a b c", "y", integer("axis", 1)),
                "node 'Conv-a' (Conv): convolution takes 2 channels",
                "node 'Softmax-b' (Softmax): attribute axis is 1");
        assertEquals(2, ((UnsupportedModelException) e).problems().size(), "what depends on them is not blamed");
    }

    @Test
    void operatorsOfOtherDomainsAreNamedWithTheirDomain() {
        ModelProto proto = image(13).node("Relu", "x", "y").proto();
        ModelProto other = proto.toBuilder()
                .setGraph(proto.getGraph().toBuilder()
                        .setNode(0, proto.getGraph().getNode(0).toBuilder().setDomain("com.microsoft")))
                .build();
        assertRefused(other.toByteArray(), "operator com.microsoft.Relu is not supported");
    }

    @Test
    void unusualSettingsAreNamed() {
        assertRefused(image(13).node("Clip", "x", "y"), "the model's result does not depend");
        assertRefused(image(6).node("Clip", "x", "y", number("max", 1)), "Clip", "lower limit");
        assertRefused(
                image(11).node("Pad", "x p", "y", text("mode", "reflect")).longs("p", 0, 0, 1, 1, 0, 0, 1, 1),
                "mode is reflect");
        assertRefused(image(11).node("Pad", "x p", "y").longs("p", 0, 1, 0, 0, 0, 0, 0, 0), "only rows and columns");
        assertRefused(image(11).node("Pad", "x p", "y").longs("p", 0, 0, -1, 0, 0, 0, 0, 0), "cropping");
        assertRefused(image(13).node("MaxPool", "x", "y"), "kernel_shape is missing");
        assertRefused(
                image(13).node("MaxPool", "x", "y", integers("kernel_shape", 2, 2), text("auto_pad", "SOME")),
                "auto_pad 'SOME'");
        assertRefused(image(13).node("MaxPool", "x", "y", text("kernel_shape", "2")), "of type STRING");
        assertRefused(image(13).weights("w", 2, 3, 3).node("Conv", "x w", "y"), "two-dimensional");
        assertRefused(
                new TestModel(13).input(-1, 4).weights("w", 4, 4).node("Gemm", "x w", "y", integer("transA", 1)),
                "transA is 1");
        assertRefused(image(13).node("Mul", "x x", "y"), "two computed values");
        assertRefused(image(13).node("Transpose", "x", "y", integers("perm", 0, 1, 1, 2)), "perm is [0, 1, 1, 2]");
        assertRefused(
                image(14)
                        .weights("g", 3)
                        .positive("v", 3)
                        .node("BatchNormalization", "x g g g v", "y", integer("training_mode", 1)),
                "training_mode is 1");
        assertRefused(image(13).longs("s", 7, -1).node("Reshape", "x s", "y"), "cannot make shape [7, -1]");
    }

    @Test
    void aVectorCannotBecomeAnImageLater() {
        assertRefused(
                new TestModel(13)
                        .input(-1, 5)
                        .weights("w", 5, 12)
                        .weights("v", 2, 3, 1, 1)
                        .longs("s", -1, 3, 2, 2)
                        .node("MatMul", "x w", "a")
                        .node("Reshape", "a s", "b")
                        .node("Conv", "b v", "y"),
                "only at the model's input");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 22})
    void otherOpsets(int opset) {
        assertRefused(image(opset).node("Relu", "x", "y"), "opset " + opset, "1 to 21");
    }

    @Test
    void aCyclicGraph() {
        assertRefused(
                image(13).node("Add", "x b", "a").node("Relu", "a", "b").node("Relu", "b", "y"), "the graph is cyclic");
    }

    @Test
    void nodesInAnyOrder() throws Exception {
        assertEquals(
                2,
                OnnxReader.read(
                                "m",
                                "m",
                                image(13)
                                        .node("GlobalAveragePool", "a", "y")
                                        .node("Relu", "x", "a")
                                        .bytes())
                        .graph()
                        .nodes()
                        .size());
    }

    @Test
    void valuesThatNobodyMakesOrTwoMake() {
        assertRefused(image(13).node("Add", "x nothing", "y"), "nothing makes its input 'nothing'");
        assertRefused(image(13).node("Relu", "x", "y").node("Relu", "x", "y"), "value 'y' is made twice");
    }

    @Test
    void openLengths() {
        assertRefused(new TestModel(13).input(-1, 3, -1, 6).node("Relu", "x", "y"), "axis 2 (N) has no fixed length");
    }

    @Test
    void anInputOfEightGigabytes() {
        byte[] bytes = new TestModel(13)
                .input(1, 2_000_000_000)
                .scalar("c", 2)
                .node("Mul", "x c", "y")
                .bytes();
        assertTrue(bytes.length < 200);
        assertRefused(bytes, "at most 16777216");
        TensorProto huge = TensorProto.newBuilder()
                .setName("w")
                .setDataType(TensorProto.DataType.FLOAT_VALUE)
                .addDims(2_000_000_000)
                .build();
        assertRefused(
                new TestModel(13).input(1, 3).initializer(huge).node("Mul", "x w", "y"),
                "initializer 'w'",
                "needs 2000000000 values, there are 0");
    }

    @Test
    void weightsThatAreNotNumbers() {
        assertRefused(
                new TestModel(13)
                        .input(-1, 2)
                        .floats("w", new int[] {2, 1}, 1, Float.NaN)
                        .node("MatMul", "x w", "y"),
                "node 'MatMul-y'",
                "value 1 is NaN");
    }

    @Test
    void externalData() {
        TensorProto outside = TensorProto.newBuilder()
                .setName("w")
                .setDataType(TensorProto.DataType.FLOAT_VALUE)
                .addDims(2)
                .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(
                        StringStringEntryProto.newBuilder().setKey("location").setValue("weights.bin"))
                .build();
        assertRefused(
                new TestModel(13).input(-1, 2).initializer(outside).node("Mul", "x w", "y"),
                "initializer 'w'",
                "in another file (weights.bin)");
    }

    @Test
    void textsAndOtherFiles() {
        assertRefused("hello, this is text".getBytes(StandardCharsets.UTF_8), "is this an ONNX model?");
        assertRefused(new byte[0], "is this an ONNX model?");
    }

    @Test
    void tensorsInEachFormHoldTheSameNumbers() throws Exception {
        float[] expected = {1.5f, -2, 0.25f};
        ByteBuffer halves = ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN);
        halves.putShort((short) 0x3E00).putShort((short) 0xC000).putShort((short) 0x3400);
        ByteBuffer doubles = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        doubles.putDouble(1.5).putDouble(-2).putDouble(0.25);
        ByteBuffer brains = ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN);
        brains.putShort((short) 0x3FC0).putShort((short) 0xC000).putShort((short) 0x3E80);
        TensorProto.Builder typedDoubles = tensor(TensorProto.DataType.DOUBLE);
        typedDoubles.addDoubleData(1.5).addDoubleData(-2).addDoubleData(0.25);
        TensorProto.Builder typedHalves = tensor(TensorProto.DataType.FLOAT16);
        typedHalves.addInt32Data(0x3E00).addInt32Data(0xC000).addInt32Data(0x3400);
        for (TensorProto tensor : List.of(
                TestModel.tensor(new int[] {3}, expected),
                raw(TensorProto.DataType.FLOAT16, halves),
                raw(TensorProto.DataType.DOUBLE, doubles),
                raw(TensorProto.DataType.BFLOAT16, brains),
                typedDoubles.build(),
                typedHalves.build())) {
            Tensor read = new TensorReader("m", "t").read(tensor);
            assertEquals(Arrays.toString(expected), Arrays.toString(read.floats()), "type " + tensor.getDataType());
        }
        assertThrows(
                FormatException.class,
                () -> new TensorReader("m", "t").read(raw(TensorProto.DataType.FLOAT, halves)),
                "6 bytes are no three floats");
    }

    @Test
    void halvesAtTheirLimits() {
        assertEquals(65504f, HalfFloats.fromBinary16(0x7BFF));
        assertEquals(0x1p-24f, HalfFloats.fromBinary16(1));
        assertEquals(-0x1p-14f, HalfFloats.fromBinary16(0x8400));
        assertEquals(Float.NEGATIVE_INFINITY, HalfFloats.fromBinary16(0xFC00));
        assertTrue(Float.isNaN(HalfFloats.fromBinary16(0x7C01)));
    }

    private static TensorProto.Builder tensor(TensorProto.DataType type) {
        return TensorProto.newBuilder().setDataType(type.getNumber()).addDims(3);
    }

    private static TensorProto raw(TensorProto.DataType type, ByteBuffer bytes) {
        return tensor(type).setRawData(ByteString.copyFrom(bytes.array())).build();
    }
}
