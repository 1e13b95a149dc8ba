package dev.ranvier.training.ann;

import dev.ranvier.core.model.AveragePool;
import dev.ranvier.core.model.BatchNorm;
import dev.ranvier.core.model.ClippedRelu;
import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.MaxPool;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Window;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class LayerNotationTest {

    private static final Shape DIGIT = new Shape(1, 28, 28);

    @Test
    void theLiteraturesPerceptron() {
        LayerGraph graph = LayerNotation.build("784-1200-1200-10", DIGIT, 10, 1);
        assertEquals("mlp-784-1200-1200-10", graph.name());
        assertEquals(List.of("dense1", "relu1", "dense2", "relu2", "dense3"), names(graph));
        assertEquals(784 * 1200 + 1200 + 1200 * 1200 + 1200 + 12_000 + 10, graph.parameters());
        assertTrue(graph.isChain());
    }

    @Test
    void theLiteraturesConvolutionalNetwork() {
        for (String text : List.of("12c5-2s-64c5-2s-10", "28x28-12c5-2s-64c5-2s-10o", "784-12c5-2s-64c5-2s-10")) {
            LayerGraph graph = LayerNotation.build(text, DIGIT, 10, 1);
            assertEquals("cnn-" + text, graph.name());
            assertEquals(List.of("conv1", "relu1", "pool1", "conv2", "relu2", "pool2", "dense3"), names(graph));
            assertTrue(graph.nodes().get(2).layer() instanceof AveragePool);
            assertEquals(new Shape(64, 4, 4), graph.shapes().get("pool2"));
        }
    }

    @Test
    void windowsHaveOptions() {
        LayerGraph graph = LayerNotation.build("8c5p2s2g1-dw3p1-16c3d2-3ms2p1-gap-drop0.5-10", DIGIT, 10, 1);
        Convolution first = (Convolution) graph.nodes().get(0).layer();
        assertEquals(Window.square(5, 2).padded(2), first.window());
        Convolution depthwise = (Convolution) graph.nodes().get(2).layer();
        assertEquals(8, depthwise.groups());
        assertEquals(2, ((Convolution) graph.nodes().get(4).layer()).window().dilationX());
        assertEquals(
                Window.square(3, 2).padded(1), ((MaxPool) graph.nodes().get(6).layer()).window());
        assertEquals(Shape.vector(16), graph.shapes().get("pool3.2"));
    }

    @Test
    void theStyleStandsBetweenTheLayers() {
        NetworkBuilder builder = new NetworkBuilder(DIGIT, 1);
        LayerNotation.layOut("8c5-20-10", builder, 10, new NetworkStyle(new ClippedRelu(2), true, 0.25));
        LayerGraph graph = builder.build("styled");
        assertEquals(
                List.of("conv1", "norm1", "clippedRelu1", "dense2", "norm2", "clippedRelu2", "dense3"), names(graph));
        assertTrue(graph.nodes().get(1).layer() instanceof BatchNorm);
        assertEquals(Map.of("clippedRelu2", 0.25), builder.dropout());
    }

    @Test
    void startWeightsHaveTheVarianceOfHe() {
        LayerGraph graph = LayerNotation.build("784-500-10", DIGIT, 10, 16);
        float[] weights = ((Dense) graph.nodes().get(0).layer()).weights();
        double squares = 0;
        for (float weight : weights) {
            squares += (double) weight * weight;
        }
        // 2 / 784; the estimate from 392,000 values has a standard error of 0.23 %
        assertEquals(2.0 / 784, squares / weights.length, 0.02 * 2 / 784);
    }

    @Test
    void theSeedDecidesTheStartWeights() {
        float[] one = first(LayerNotation.build("784-10", DIGIT, 10, 1));
        assertArrayEquals(one, first(LayerNotation.build("784-10", DIGIT, 10, 1)));
        assertFalse(Arrays.equals(one, first(LayerNotation.build("784-10", DIGIT, 10, 2))));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("100-10", "begin with inputs of 100, the images are 1x28x28 (784 values)"),
                arguments("3x32x32-10", "begin with inputs of 3x32x32"),
                arguments("784-20", "end in 20, but there are 10 classes"),
                arguments("784-x-10", "at 'x': not known"),
                arguments("784--10", "at '': not known"),
                arguments("8c29-10", "at '8c29': a window that spans 29 rows does not fit"),
                arguments("8c3g2-10", "at '8c3g2': the groups of a convolution must divide its 1 input channels"),
                arguments("8c3s0-10", "strides and dilations must be at least 1"),
                arguments("8c3p1p2-10", "an option is given twice"),
                arguments("drop0.5-10", "dropout needs a layer before it"),
                arguments("784-0-10", "needs at least 1 unit, got 0"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void wrongTextsAreRefused(String text, String message) {
        String given = assertThrows(IllegalArgumentException.class, () -> LayerNotation.build(text, DIGIT, 10, 1))
                .getMessage();
        assertTrue(given.contains(message), given);
    }

    private static float[] first(LayerGraph graph) {
        return ((Dense) graph.nodes().get(0).layer()).weights();
    }

    private static List<String> names(LayerGraph graph) {
        return graph.nodes().stream().map(LayerGraph.Node::name).toList();
    }
}
