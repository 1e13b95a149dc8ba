package dev.ranvier.training.exchange.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import dev.ranvier.core.model.ClippedRelu;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Relu;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.ranvier.training.exchange.onnx.OnnxJudge.assertAgrees;
import static dev.ranvier.training.exchange.onnx.TestModel.integer;
import static dev.ranvier.training.exchange.onnx.TestModel.integers;
import static dev.ranvier.training.exchange.onnx.TestModel.number;
import static org.junit.jupiter.api.Assertions.assertEquals;

/** Activations and arithmetic with constants: models of one or two nodes against ONNX Runtime. */
class PointwiseOperatorsTest {

    private static TestModel image(int opset) {
        return new TestModel(opset).input(-1, 3, 4, 5);
    }

    private static List<Layer> layers(TestModel model) {
        return assertAgrees(model).graph().nodes().stream()
                .map(LayerGraph.Node::layer)
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 13, 14, 21})
    void relu(int opset) {
        assertAgrees(image(opset).node("Relu", "x", "y"));
    }

    @Test
    void reluOfTheFirstVersion() {
        assertAgrees(image(1).node("Relu", "x", "y", integers("consumed_inputs", 0)), image(7).node("Relu", "x", "y"));
    }

    @Test
    void clipByAttributes() {
        assertEquals(
                List.of(new ClippedRelu(0.5f)),
                layers(image(6).node("Clip", "x", "y", number("min", 0), number("max", 0.5f))));
        assertAgrees(image(6).node("Clip", "x", "y", number("min", -0.5f), number("max", 0.75f)));
        assertAgrees(image(6).node("Clip", "x", "y", number("min", 0), number("max", 3.4e38f)));
    }

    @Test
    void clipByInputs() {
        assertAgrees(image(13).scalar("a", 0).scalar("b", 1).node("Clip", "x a b", "y"));
        assertAgrees(image(13).scalar("a", 0.25f).node("Clip", "x a", "y"));
        assertAgrees(
                image(13).scalar("b", 6).scalar("a", 0).node("Relu", "x", "r").node("Clip", "r a b", "y"));
    }

    @Test
    void maxAndMinWithAConstantClip() {
        assertAgrees(image(13).scalar("a", 0).node("Max", "x a", "y"));
        assertAgrees(image(8).positive("a", 1).node("Max", "a x", "y"));
        assertEquals(
                List.of(new Relu(), new ClippedRelu(0.5f)),
                layers(image(13).scalar("b", 0.5f).node("Relu", "x", "r").node("Min", "b r", "y")));
        assertAgrees(image(13)
                .scalar("a", -0.5f)
                .scalar("b", 0.5f)
                .node("Max", "x a", "m")
                .node("Clip", "m a b", "y"));
    }

    @Test
    void clippingAReluFromAboveNeedsNoLowerLimit() {
        assertEquals(
                List.of(new Relu(), new ClippedRelu(0.5f)),
                layers(image(13).scalar("b", 0.5f).node("Relu", "x", "r").node("Clip", "r - b", "y")));
    }

    @Test
    void neg() {
        assertAgrees(image(13).node("Neg", "x", "y"));
        assertAgrees(image(13).weights("c", 3, 1, 1).node("Neg", "c", "d").node("Add", "x d", "y"));
        assertAgrees(image(6).node("Neg", "x", "y"));
    }

    @Test
    void aBatchNormThatIsWrittenOut() {
        assertAgrees(image(13)
                .weights("mean", 3, 1, 1)
                .positive("variance", 3, 1, 1)
                .positive("gamma", 3, 1, 1)
                .scalar("epsilon", 1e-3f)
                .node("Sub", "x mean", "a")
                .node("Add", "variance epsilon", "b")
                .node("Sqrt", "b", "c")
                .node("Div", "a c", "d")
                .node("Mul", "d gamma", "y"));
    }

    @ParameterizedTest
    @CsvSource({"7,1", "11,1", "12,-1", "13,1", "13,-1"})
    void softmax(int opset, int axis) {
        for (String operator : List.of("Softmax", "LogSoftmax")) {
            assertAgrees(new TestModel(opset).input(-1, 6).node(operator, "x", "y", integer("axis", axis)));
        }
    }

    @Test
    void softmaxWithItsDefaultAxis() {
        assertAgrees(new TestModel(13).input(-1, 6).node("Softmax", "x", "y"));
        assertAgrees(image(11).node("Softmax", "x", "y"));
    }

    @Test
    void dropoutIdentityAndCastChangeNothing() {
        assertAgrees(image(10).node("Dropout", "x", "d", number("ratio", 0.5f)).node("Relu", "d", "y"));
        assertAgrees(image(13).scalar("r", 0.5f).node("Dropout", "x r", "d").node("Relu", "d", "y"));
        assertAgrees(image(13).node("Identity", "x", "d").node("Relu", "d", "y"));
        assertAgrees(image(13)
                .node("Cast", "x", "d", integer("to", DataType.FLOAT_VALUE))
                .node("Relu", "d", "y"));
    }

    @Test
    void dropoutOfTheFirstVersions() {
        assertAgrees(
                image(6).node("Dropout", "x", "d", number("ratio", 0.5f), integer("is_test", 1))
                        .node("Relu", "d", "y"),
                image(7).node("Relu", "x", "y"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Add", "Sub", "Mul", "Div"})
    void withConstantsOfEachShape(String operator) {
        assertAgrees(image(13).scalar("c", 2.5f).node(operator, "x c", "y"));
        assertAgrees(image(7).positive("c", 1).node(operator, "x c", "y"));
        assertAgrees(image(13).positive("c", 3, 1, 1).node(operator, "x c", "y"));
        assertAgrees(image(13).positive("c", 1, 3, 1, 1).node(operator, "x c", "y"));
        assertAgrees(image(13).positive("c", 5).node(operator, "x c", "y"));
        assertAgrees(image(13).positive("c", 1, 4, 5).node(operator, "x c", "y"));
        assertAgrees(new TestModel(13).input(-1, 7).positive("c", 7).node(operator, "x c", "y"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Add", "Sub", "Mul"})
    void withTheConstantFirst(String operator) {
        assertAgrees(image(13).positive("c", 3, 1, 1).node(operator, "c x", "y"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Add", "Sub", "Mul", "Div"})
    void withTheAttributesOfTheFirstVersions(String operator) {
        assertAgrees(
                image(6).positive("c", 3).node(operator, "x c", "y", integer("axis", 1), integer("broadcast", 1)),
                image(7).positive("c", 3, 1, 1).node(operator, "x c", "y"));
        assertAgrees(
                image(6).positive("c", 4, 5).node(operator, "x c", "y", integer("broadcast", 1)),
                image(7).positive("c", 4, 5).node(operator, "x c", "y"));
    }

    @Test
    void scalingOfTheInputBecomesOneLayer() {
        assertEquals(
                1,
                layers(image(13)
                                .positive("mean", 3, 1, 1)
                                .positive("std", 3, 1, 1)
                                .scalar("max", 255)
                                .node("Div", "x max", "a")
                                .node("Sub", "a mean", "b")
                                .node("Div", "b std", "y"))
                        .size());
    }

    @Test
    void aBiasAddedToAProductBecomesItsOwn() {
        assertEquals(
                1,
                layers(new TestModel(13)
                                .input(-1, 7)
                                .weights("w", 7, 5)
                                .weights("b", 5)
                                .node("MatMul", "x w", "p")
                                .node("Add", "p b", "y"))
                        .size());
        assertEquals(
                1,
                layers(image(13)
                                .weights("w", 2, 3, 2, 2)
                                .weights("b", 2, 1, 1)
                                .node("Conv", "x w", "p")
                                .node("Add", "b p", "y"))
                        .size());
    }

    @Test
    void aValueUsedBeforeAndAfterItsBiasKeepsBoth() {
        assertAgrees(new TestModel(13)
                .input(-1, 7)
                .weights("w", 7, 5)
                .weights("b", 5)
                .node("MatMul", "x w", "p")
                .node("Add", "p b", "q")
                .node("Add", "p q", "y"));
    }

    @Test
    void sumsOfComputedValues() {
        assertAgrees(image(13).node("Relu", "x", "r").node("Add", "x r", "y"));
        assertAgrees(image(13).positive("c", 3, 1, 1).node("Relu", "x", "r").node("Sum", "x r c", "y"));
        assertAgrees(image(8).node("Relu", "x", "r").node("Sum", "r", "y"));
    }
}
