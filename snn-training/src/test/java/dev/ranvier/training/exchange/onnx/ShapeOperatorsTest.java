package dev.ranvier.training.exchange.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.ranvier.core.model.Shape;
import dev.ranvier.training.exchange.ImportedModel;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.ranvier.training.exchange.onnx.OnnxJudge.assertAgrees;
import static dev.ranvier.training.exchange.onnx.TestModel.integer;
import static dev.ranvier.training.exchange.onnx.TestModel.integers;
import static dev.ranvier.training.exchange.onnx.TestModel.longTensor;
import static dev.ranvier.training.exchange.onnx.TestModel.number;
import static dev.ranvier.training.exchange.onnx.TestModel.numbers;
import static dev.ranvier.training.exchange.onnx.TestModel.tensor;
import static dev.ranvier.training.exchange.onnx.TestModel.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Layout, shapes and constants: models of a few nodes against ONNX Runtime. A dense layer makes the order visible. */
class ShapeOperatorsTest {

    private static TestModel image(int opset) {
        return new TestModel(opset).input(-1, 3, 4, 5);
    }

    private static TestModel imageWithDense(int opset) {
        return image(opset).weights("w", 60, 7);
    }

    @ParameterizedTest
    @CsvSource({"7,1", "9,1", "11,-3", "13,1", "21,1"})
    void flatten(int opset, int axis) {
        assertAgrees(imageWithDense(opset)
                .node("Flatten", "x", "f", integer("axis", axis))
                .node("MatMul", "f w", "y"));
    }

    @Test
    void reshapeToAConstantShape() {
        assertAgrees(imageWithDense(13)
                .longs("s", -1, 60)
                .node("Reshape", "x s", "f")
                .node("MatMul", "f w", "y"));
        assertAgrees(imageWithDense(14)
                .longs("s", 0, -1)
                .node("Reshape", "x s", "f", integer("allowzero", 0))
                .node("MatMul", "f w", "y"));
    }

    @Test
    void reshapeByAttribute() {
        assertAgrees(
                imageWithDense(1)
                        .node("Reshape", "x", "f", integers("shape", -1, 60))
                        .node("MatMul", "f w", "y"),
                imageWithDense(7).node("Flatten", "x", "f").node("MatMul", "f w", "y"));
    }

    @Test
    void reshapeWithAFixedBatch() {
        ImportedModel batched = importOnly(new TestModel(13)
                .input(64, 3, 4, 5)
                .weights("w", 60, 7)
                .longs("s", 64, 60)
                .node("Reshape", "x s", "f")
                .node("MatMul", "f w", "y"));
        assertEquals(Shape.vector(7), batched.graph().outputShape());
    }

    private static ImportedModel importOnly(TestModel model) {
        try {
            return OnnxReader.read("test.onnx", "test", model.bytes());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void reshapeToAComputedShapeAsTorchExportsIt() {
        assertAgrees(imageWithDense(11)
                .node("Shape", "x", "shape")
                .node("Constant", "", "zero", TestModel.tensor("value", longTensor(new int[0], 0)))
                .node("Gather", "shape zero", "batch", integer("axis", 0))
                .node("Unsqueeze", "batch", "batches", integers("axes", 0))
                .node("Constant", "", "rest", TestModel.tensor("value", longTensor(new int[] {1}, -1)))
                .node("Concat", "batches rest", "s", integer("axis", 0))
                .node("Reshape", "x s", "f")
                .node("MatMul", "f w", "y"));
    }

    @Test
    void reshapeToAComputedShapeAsTensorFlowExportsIt() {
        assertAgrees(imageWithDense(13)
                .node("Shape", "x", "shape")
                .node("Cast", "shape", "wide", integer("to", DataType.INT64_VALUE))
                .longs("from", 0)
                .longs("till", 1)
                .longs("axes", 0)
                .longs("steps", 1)
                .node("Slice", "wide from till axes steps", "part")
                .longs("squeezed", 0)
                .node("Squeeze", "part squeezed", "batch")
                .node("Unsqueeze", "batch squeezed", "batches")
                .longs("rest", 60)
                .node("Concat", "batches rest", "s", integer("axis", 0))
                .node("Reshape", "x s", "f")
                .node("MatMul", "f w", "y"));
    }

    @Test
    void sliceByAttributesAndPartsOfAShape() {
        assertAgrees(imageWithDense(9)
                .node("Shape", "x", "shape")
                .node("Slice", "shape", "batch", integers("starts", 0), integers("ends", 1), integers("axes", 0))
                .longs("rest", -1)
                .node("Concat", "batch rest", "s", integer("axis", 0))
                .node("Reshape", "x s", "f")
                .node("MatMul", "f w", "y"));
        assertAgrees(imageWithDense(15)
                .node("Shape", "x", "batch", integer("start", 0), integer("end", -3))
                .longs("rest", -1)
                .node("Concat", "batch rest", "s", integer("axis", 0))
                .node("Reshape", "x s", "f")
                .node("MatMul", "f w", "y"));
    }

    @Test
    void arithmeticOfShapes() {
        assertAgrees(imageWithDense(13)
                .longs("three", 3)
                .longs("twenty", 20)
                .longs("minus", -1)
                .node("Mul", "three twenty", "sixty")
                .node("Concat", "minus sixty", "s", integer("axis", 0))
                .node("Reshape", "x s", "f")
                .node("MatMul", "f w", "y"));
    }

    @Test
    void aTransposeBeforeTheDenseLayerPermutesItsWeights() {
        ImportedModel model = assertAgrees(imageWithDense(13)
                .node("Transpose", "x", "t", integers("perm", 0, 2, 3, 1))
                .node("Flatten", "t", "f")
                .node("MatMul", "f w", "y"));
        assertTrue(model.notes().get(0).contains("permuted"), model.notes().toString());
    }

    @Test
    void layoutOfTensorFlow() {
        ImportedModel model = assertAgrees(new TestModel(13)
                .input(-1, 8, 9, 3)
                .weights("w", 4, 3, 3, 3)
                .weights("b", 4)
                .weights("d", 168, 5)
                .node("Transpose", "x", "a", integers("perm", 0, 3, 1, 2))
                .node("Conv", "a w", "c")
                .node("Transpose", "c", "e", integers("perm", 0, 2, 3, 1))
                .node("Add", "e b", "f")
                .node("Relu", "f", "g")
                .node("Flatten", "g", "h")
                .node("MatMul", "h d", "y"));
        assertEquals(new Shape(3, 8, 9), model.graph().inputShape());
    }

    @Test
    void reshapeOfAGreyImageAsTensorFlowExportsIt() {
        ImportedModel model = assertAgrees(new TestModel(13)
                .input(-1, 8, 9, 1)
                .weights("w", 4, 1, 3, 3)
                .longs("s", -1, 1, 8, 9)
                .node("Reshape", "x s", "a")
                .node("Conv", "a w", "y"));
        assertEquals(new Shape(1, 8, 9), model.graph().inputShape());
    }

    @Test
    void aVectorThatBecomesAnImageAtTheInput() {
        for (long[] dims : new long[][] {{-1, 72}, {-1, 8, 9}, {72}}) {
            ImportedModel model = assertAgrees(new TestModel(13)
                    .input(dims)
                    .weights("w", 4, 1, 3, 3)
                    .longs("s", -1, 1, 8, 9)
                    .node("Reshape", "x s", "a")
                    .node("Conv", "a w", "y"));
            assertEquals(new Shape(1, 8, 9), model.graph().inputShape());
        }
    }

    @Test
    void inputsWithoutABatchAxis() {
        assertAgrees(new TestModel(13).input(7, 1).weights("w", 5, 7).node("MatMul", "w x", "y"));
        assertAgrees(new TestModel(13)
                .input(8, 9)
                .weights("w", 72, 4)
                .longs("s", 1, 72)
                .node("Reshape", "x s", "f")
                .node("MatMul", "f w", "y"));
    }

    @Test
    void transposeOfWeightsWithItsDefault() {
        assertAgrees(new TestModel(13)
                .input(-1, 6)
                .weights("w", 4, 6)
                .node("Transpose", "w", "t")
                .node("MatMul", "x t", "y"));
    }

    @Test
    void squeezeAndUnsqueeze() {
        assertAgrees(image(11)
                .weights("w", 3, 4)
                .node("GlobalAveragePool", "x", "g")
                .node("Squeeze", "g", "s", integers("axes", 2, 3))
                .node("MatMul", "s w", "y"));
        assertAgrees(image(13)
                .longs("axes", -1, 2)
                .weights("w", 3, 4)
                .node("GlobalAveragePool", "x", "g")
                .node("Squeeze", "g axes", "s")
                .node("MatMul", "s w", "m")
                .node("Unsqueeze", "m axes", "y"));
        assertAgrees(image(11).node("Unsqueeze", "x", "u", integers("axes", 0)).node("Relu", "u", "y"));
        assertAgrees(image(11)
                .node("GlobalAveragePool", "x", "g")
                .node("Squeeze", "g", "s")
                .node("Relu", "s", "y"));
    }

    @Test
    void concatOfImagesAndVectors() {
        assertAgrees(image(13)
                .weights("w", 2, 3, 1, 1)
                .node("Conv", "x w", "c")
                .node("Concat", "x c x", "y", integer("axis", 1)));
        assertAgrees(image(13)
                .weights("w", 60, 4)
                .weights("v", 64, 3)
                .node("Transpose", "x", "t", integers("perm", 0, 2, 3, 1))
                .node("Flatten", "t", "f")
                .node("MatMul", "f w", "a")
                .node("Concat", "a f", "c", integer("axis", -1))
                .node("MatMul", "c v", "y"));
    }

    @Test
    void concatOfTheLastAxisInTheLayoutOfTensorFlow() {
        assertAgrees(image(13)
                .weights("w", 120, 4)
                .node("Transpose", "x", "t", integers("perm", 0, 2, 3, 1))
                .node("Relu", "t", "r")
                .node("Concat", "t r", "c", integer("axis", 3))
                .node("Flatten", "c", "f")
                .node("MatMul", "f w", "y"));
    }

    @Test
    void concatOfRowsShowsItsOrderInTheDenseLayer() {
        assertAgrees(image(13)
                .weights("w", 120, 4)
                .node("Relu", "x", "r")
                .node("Concat", "x r", "c", integer("axis", 2))
                .node("Flatten", "c", "f")
                .node("MatMul", "f w", "y"));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7})
    void padByAttributes(int opset) {
        assertAgrees(image(opset)
                .node(
                        "Pad",
                        "x",
                        "y",
                        integers("pads", 0, 0, 1, 2, 0, 0, 3, 0),
                        text("mode", "constant"),
                        number("value", 0)));
    }

    @Test
    void padOfTheFirstVersion() {
        assertAgrees(
                image(1).node("Pad", "x", "y", integers("paddings", 0, 0, 1, 2, 0, 0, 3, 0)),
                image(7).node("Pad", "x", "y", integers("pads", 0, 0, 1, 2, 0, 0, 3, 0)));
    }

    @Test
    void padByInputs() {
        assertAgrees(image(13)
                .longs("p", 0, 0, 1, 2, 0, 0, 3, 0)
                .scalar("v", 0)
                .node("Pad", "x p v", "y", text("mode", "constant")));
        assertAgrees(image(18).longs("p", 1, 2, 3, 0).longs("a", 2, -1).node("Pad", "x p - a", "y"));
        assertAgrees(image(13)
                .longs("p", 0, 0, 0, 0, 0, 0, 0, 0)
                .node("Pad", "x p", "r")
                .node("Relu", "r", "y"));
    }

    @Test
    void padInTheLayoutOfTensorFlow() {
        assertAgrees(new TestModel(13)
                .input(-1, 8, 9, 3)
                .weights("w", 4, 3, 3, 3)
                .longs("p", 0, 1, 2, 0, 0, 0, 1, 0)
                .node("Pad", "x p", "q")
                .node("Transpose", "q", "a", integers("perm", 0, 3, 1, 2))
                .node("Conv", "a w", "y"));
    }

    @Test
    void constantsOfEachForm() {
        assertAgrees(image(13)
                .node("Constant", "", "c", tensor("value", tensor(new int[] {3, 1, 1}, 1, 2, 3)))
                .node("Mul", "x c", "y"));
        assertAgrees(
                image(13).node("Constant", "", "c", number("value_float", 2.5f)).node("Mul", "x c", "y"));
        assertAgrees(image(13)
                .node("Constant", "", "c", numbers("value_floats", 1, 2, 3, 4, 5))
                .node("Mul", "x c", "y"));
        assertAgrees(image(13)
                .node("Constant", "", "s", integers("value_ints", -1, 3, 5, 4))
                .node("Reshape", "x s", "r")
                .node("Relu", "r", "y"));
        assertAgrees(image(13)
                .node("Constant", "", "s", integer("value_int", 2))
                .node("Cast", "s", "f", integer("to", DataType.FLOAT_VALUE))
                .node("Mul", "x f", "y"));
    }

    @Test
    void constantOfShape() {
        assertAgrees(image(13)
                .longs("s", 3, 1, 1)
                .node("ConstantOfShape", "s", "c", tensor("value", tensor(new int[] {1}, 2.5f)))
                .node("Mul", "x c", "y"));
        assertAgrees(
                image(13).longs("s", 3, 1, 1).node("ConstantOfShape", "s", "c").node("Add", "x c", "y"));
    }

    @Test
    void slicesBackward() {
        // from, till, step, and how many of 6 values that takes: all, 5 3 1, 4, 4 2
        for (long[] c : new long[][] {{-1, Long.MIN_VALUE + 1, -1, 6}, {5, -7, -2, 3}, {4, 1, -3, 1}, {-2, 0, -2, 2}}) {
            assertAgrees(new TestModel(13)
                    .input(-1, 2, c[3], 3)
                    .positive("a", 6, 1)
                    .longs("from", c[0])
                    .longs("till", c[1])
                    .longs("axes", 0)
                    .longs("steps", c[2])
                    .node("Slice", "a from till axes steps", "c")
                    .node("Mul", "x c", "y"));
        }
    }

    @Test
    void foldedConstants() {
        assertAgrees(image(13)
                .positive("a", 3, 1, 1)
                .positive("b", 1, 4, 1)
                .node("Add", "a b", "c")
                .node("Sub", "c a", "d")
                .node("Div", "d b", "e")
                .longs("i", 2, 0, 1)
                .node("Gather", "a i", "g", integer("axis", 0))
                .node("Mul", "e g", "h")
                .node("Mul", "x h", "y"));
        assertAgrees(image(13)
                .positive("a", 6, 1, 1)
                .longs("from", 0)
                .longs("till", Long.MAX_VALUE)
                .longs("axes", 0)
                .longs("steps", 2)
                .node("Slice", "a from till axes steps", "c")
                .node("Identity", "c", "d")
                .node("Mul", "x d", "y"));
    }
}
