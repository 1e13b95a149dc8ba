package dev.ranvier.core.model;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Shapes, counts and refusals of the layers of image networks. */
class ImageLayersTest {

    private static final Shape RGB = new Shape(3, 32, 32);
    private static final float[] ONE = {1};

    private static Convolution convolution(int inputs, int outputs, int groups, Window window) {
        int weights = outputs * (inputs / groups) * window.area();
        return new Convolution(
                inputs, outputs, groups, window, new float[weights], new float[outputs], WeightFormat.FLOAT32);
    }

    @Test
    void convolutionsCountTheirWork() {
        // AlexNet's first layer: 227x227x3, 96 filters of 11x11, stride 4: 55x55, 105,415,200 products
        Convolution alexnet = convolution(3, 96, 1, Window.square(11, 4));
        Shape image = new Shape(3, 227, 227);
        assertEquals(new Shape(96, 55, 55), alexnet.outputShape(List.of(image)));
        assertEquals(363, alexnet.fanIn());
        assertEquals(96 * 363 + 96, alexnet.parameters());
        assertEquals(105_415_200L, alexnet.multiplyAccumulates(List.of(image)));
    }

    @Test
    void groupsDivideTheWork() {
        Window window = Window.square(3, 1).padded(1);
        Convolution depthwise = convolution(8, 8, 8, window);
        Shape shape = new Shape(8, 10, 12);
        assertEquals(shape, depthwise.outputShape(List.of(shape)));
        assertEquals(9, depthwise.fanIn());
        assertEquals(8 * 10 * 12 * 9, depthwise.multiplyAccumulates(List.of(shape)));
        assertEquals(2 * 8 * 10 * 12 * 9, convolution(8, 4, 2, window).multiplyAccumulates(List.of(shape)));
    }

    @Test
    void windowsKnowWhereTheyFit() {
        Shape seven = new Shape(1, 7, 7);
        assertEquals(new Shape(5, 3, 3), Window.square(2, 2).outputShape(seven, 5)); // the last row is unused
        assertEquals(new Shape(1, 4, 4), Window.square(2, 2).padded(0, 0, 1, 1).outputShape(seven, 1));
        assertEquals(
                new Shape(1, 3, 7), new Window(3, 1, 1, 1, 2, 1, 0, 0, 0, 0).outputShape(seven, 1)); // spans five rows
        assertEquals(new Shape(1, 1, 1), Window.square(7, 1).outputShape(seven, 1));
        assertTrue(Window.square(3, 1).padded(0, 1, 0, 0).hasPadding());
        assertFalse(Window.square(3, 1).hasPadding());
        assertEquals(9, Window.square(3, 1).area());
    }

    @Test
    void poolsKeepTheChannels() {
        Window window = Window.square(2, 2);
        assertEquals(new Shape(3, 16, 16), new MaxPool(window).outputShape(List.of(RGB)));
        assertEquals(new Shape(3, 16, 16), new AveragePool(window, true).outputShape(List.of(RGB)));
        assertEquals(0, new MaxPool(window).multiplyAccumulates(List.of(RGB)));
    }

    @Test
    void shapesOfTheOthers() {
        assertEquals(new Shape(3, 35, 39), new ZeroPad(1, 3, 2, 4).outputShape(List.of(RGB)));
        assertEquals(Shape.vector(3072), new Flatten().outputShape(List.of(RGB)));
        assertEquals(RGB, new Add().outputShape(List.of(RGB, RGB, RGB)));
        assertEquals(new Shape(4, 32, 32), new Concat().outputShape(List.of(RGB, new Shape(1, 32, 32))));
        assertEquals(RGB, new ClippedRelu(6).outputShape(List.of(RGB)));
        assertEquals(RGB, new Qcfs(4, 1).outputShape(List.of(RGB)));
        assertEquals(1, new Qcfs(4, 1).parameters());
        assertEquals(RGB, new Softmax(true).outputShape(List.of(RGB)));
        float[] three = {1, 1, 1};
        assertEquals(12, new BatchNorm(three, three, three, three, 0).parameters());
        assertEquals(RGB, new BatchNorm(three, three, three, three, 0).outputShape(List.of(RGB)));
        assertEquals(6, new ChannelAffine(three, three).parameters());
    }

    @Test
    void batchNormIsAnAffineMap() {
        BatchNorm norm = new BatchNorm(new float[] {3}, new float[] {1}, new float[] {2}, new float[] {3}, 1);
        assertArrayEquals(new float[] {1.5f}, norm.asAffine().scale());
        assertArrayEquals(new float[] {-2}, norm.asAffine().shift());
    }

    @Test
    void aGraphCountsAcrossBranches() {
        LayerGraph graph = new LayerGraph(
                "residual",
                RGB,
                List.of(
                        new LayerGraph.Node(
                                "conv", convolution(3, 3, 1, Window.square(3, 1).padded(1)), LayerGraph.INPUT),
                        new LayerGraph.Node("sum", new Add(), List.of("conv", LayerGraph.INPUT)),
                        new LayerGraph.Node("both", new Concat(), List.of("sum", "conv"))));
        assertEquals(new Shape(6, 32, 32), graph.outputShape());
        assertEquals(3 * 32 * 32 * 27, graph.multiplyAccumulates());
        assertFalse(graph.isChain());
        assertEquals(
                "layer sum has 2 inputs: [conv, input]",
                assertThrows(
                                IllegalStateException.class,
                                () -> graph.nodes().get(1).input())
                        .getMessage());
    }

    private static Arguments bad(String message, Executable building) {
        return arguments(message, building);
    }

    static Stream<Arguments> badLayers() {
        Window window = Window.square(3, 1);
        return Stream.of(
                bad("a window needs positive sizes, got 0x1", () -> new Window(0, 1, 1, 1, 1, 1, 0, 0, 0, 0)),
                bad("strides and dilations must be at least 1", () -> Window.square(1, 0)),
                bad(
                        "padding must be at least 0, got -1",
                        () -> Window.square(2, 1).padded(-1)),
                bad("at most 2^31-1 elements", () -> Window.square(1 << 16, 1)),
                bad("does not fit into 2 with padding 0+0", () -> window.outputShape(new Shape(1, 2, 9), 1)),
                bad("got 0 -> 1 in 1 groups", () -> new Convolution(0, 1, 1, window, ONE, ONE, null)),
                bad("groups must divide the channels, got 2 groups for 3 -> 4", () -> convolution(3, 4, 2, window)),
                bad(
                        "rows x columns): expected 18 values, got 1",
                        () -> new Convolution(1, 2, 1, window, ONE, new float[2], WeightFormat.FLOAT32)),
                bad(
                        "convolution bias (outputs): expected 1 values, got 2",
                        () -> new Convolution(1, 1, 1, window, new float[9], new float[2], WeightFormat.FLOAT32)),
                bad(
                        "convolution weights: value 0 is NaN",
                        () -> new Convolution(
                                1, 1, 1, Window.square(1, 1), new float[] {Float.NaN}, ONE, WeightFormat.FLOAT32)),
                bad(
                        "convolution takes 1 channels, got 3x32x32",
                        () -> convolution(1, 1, 1, window).outputShape(List.of(RGB))),
                bad("padding of a pool must be smaller", () -> new MaxPool(window.padded(3))),
                bad("padding of a pool must be smaller", () -> new AveragePool(window.padded(3), true)),
                bad("a max pool takes one input, got 2", () -> new MaxPool(window).outputShape(List.of(RGB, RGB))),
                bad("padding must be at least 0", () -> new ZeroPad(0, 0, -1, 0)),
                bad("beta (channels): expected 1", () -> new BatchNorm(ONE, new float[2], ONE, ONE, 0)),
                bad("variance of channel 0 is -1.0", () -> new BatchNorm(ONE, ONE, ONE, new float[] {-1}, 2)),
                bad("nor their sum 0", () -> new BatchNorm(ONE, ONE, ONE, new float[1], 0)),
                bad("epsilon: value 0 is NaN", () -> new BatchNorm(ONE, ONE, ONE, ONE, Float.NaN)),
                bad(
                        "batch norm has values for 1 channels",
                        () -> new BatchNorm(ONE, ONE, ONE, ONE, 0).outputShape(List.of(RGB))),
                bad("affine shift (channels): expected 1", () -> new ChannelAffine(ONE, new float[2])),
                bad("ceiling of a clipped ReLU must be positive", () -> new ClippedRelu(0)),
                bad("ceiling of a clipped ReLU", () -> new ClippedRelu(Float.POSITIVE_INFINITY)),
                bad("at least 1 level, got 0", () -> new Qcfs(0, 1)),
                bad("ceiling of a quantised activation", () -> new Qcfs(1, Float.NaN)),
                bad("add takes two or more inputs, got 1", () -> new Add().outputShape(List.of(RGB))),
                bad("inputs of one shape", () -> new Add().outputShape(List.of(RGB, Shape.vector(3)))),
                bad("one height and width", () -> new Concat().outputShape(List.of(RGB, Shape.vector(3)))),
                bad("concat takes two or more inputs, got 0", () -> new Concat().outputShape(List.of())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badLayers")
    void wrongLayersAreRefused(String message, Executable building) {
        String given = assertThrows(IllegalArgumentException.class, building).getMessage();
        assertTrue(given.contains(message), given);
    }
}
