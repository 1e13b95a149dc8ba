package dev.ranvier.core.model;

import dev.ranvier.core.model.BlockDense.Block;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class LayerGraphTest {

    private static final Shape SIX = new Shape(1, 2, 3);

    private static Dense dense(int inputs, int outputs) {
        return new Dense(inputs, outputs, new float[inputs * outputs], new float[outputs]);
    }

    private static Block block(int outputs, int... inputs) {
        return new Block(inputs, new float[inputs.length * outputs], new float[outputs]);
    }

    private static BlockDense blocks(int inputs, Block... blocks) {
        return new BlockDense(inputs, List.of(blocks), WeightFormat.TERNARY);
    }

    private static Arguments bad(String message, Executable building) {
        return arguments(message, building);
    }

    static Stream<Arguments> badModels() {
        return Stream.of(
                bad("a shape needs positive dimensions, got 1 x 0 x 1", () -> new Shape(1, 0, 1)),
                bad("at most 2^31-1 values", () -> new Shape(1 << 11, 1 << 11, 1 << 11)),
                bad("a dense layer needs inputs and outputs, got 0 -> 1", () -> dense(0, 1)),
                bad(
                        "dense weights (outputs x inputs): expected 6 values, got 5",
                        () -> new Dense(2, 3, new float[5], new float[3])),
                bad("dense bias (outputs): expected 3", () -> new Dense(2, 3, new float[6], new float[2])),
                bad(
                        "dense weights: value 1 is NaN; did the training diverge?",
                        () -> new Dense(2, 1, new float[] {0, Float.NaN}, new float[1])),
                bad(
                        "dense bias: value 0 is Infinity",
                        () -> new Dense(1, 1, new float[1], new float[] {Float.POSITIVE_INFINITY})),
                bad("a block needs at least one input", () -> block(2)),
                bad("a block needs at least one input and one output", () -> block(0, 1)),
                bad(
                        "block weights (outputs x inputs): expected 4",
                        () -> new Block(new int[] {0, 1}, new float[3], new float[2])),
                bad("block weights: value 0", () -> new Block(new int[] {0}, new float[] {Float.NaN}, new float[1])),
                bad("block bias: value 0", () -> new Block(new int[] {0}, new float[1], new float[] {Float.NaN})),
                bad("needs at least one input and one block", () -> blocks(4)),
                bad("needs at least one input and one block", () -> blocks(0, block(1, 0))),
                bad("block 1 names input 4, allowed 0..3", () -> blocks(4, block(1, 0), block(1, 4))),
                bad("names input -1", () -> blocks(4, block(1, -1))),
                bad("block 0 names input 2 twice", () -> blocks(4, block(1, 2, 2))),
                bad("step threshold: value 0 is NaN", () -> new Step(Float.NaN)),
                bad("a vote needs at least 2 classes, got 1", () -> new Vote(1)),
                bad("a weight format needs a name", () -> new WeightFormat("", 1)),
                bad("a weight format needs a name", () -> new WeightFormat(null, 1)),
                bad("weight bits must be 1..64, got 0 for x", () -> new WeightFormat("x", 0)),
                bad("at least 1 weight belongs to a stored value, got 0", () -> new WeightFormat("x", 8, 0)),
                bad("weight bits must be 1..64, got 65", () -> new WeightFormat("x", 65)),
                bad("model m has no layers", () -> LayerGraph.chain("m", SIX).build()),
                bad(
                        "model m, layer a: dense layer takes 5 inputs, got 6 (1x2x3)",
                        () -> LayerGraph.chain("m", SIX).then("a", dense(5, 2)).build()),
                bad(
                        "layer b: block-local layer takes 3 inputs, got 2 (2)",
                        () -> LayerGraph.chain("m", SIX)
                                .then("a", dense(6, 2))
                                .then("b", blocks(3, block(1, 0)))
                                .build()),
                bad(
                        "a vote for 10 classes needs at least as many units, got 1x2x3",
                        () -> LayerGraph.chain("m", SIX).then("v", new Vote(10)).build()),
                bad(
                        "two layers (or the input) are named 'a'",
                        () -> LayerGraph.chain("m", SIX)
                                .then("a", new Relu())
                                .then("a", new Relu())
                                .build()),
                bad(
                        "(or the input) are named 'input'",
                        () -> LayerGraph.chain("m", SIX)
                                .then("input", new Relu())
                                .build()),
                bad(
                        "layer a: its input 'b' is no earlier layer; are the layers in order?",
                        () -> new LayerGraph("m", SIX, List.of(new LayerGraph.Node("a", new Relu(), "b")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badModels")
    void wrongModelsAreRefused(String message, Executable building) {
        String given = assertThrows(IllegalArgumentException.class, building).getMessage();
        assertTrue(given.contains(message), given);
    }

    @Test
    void aChainKnowsItsShapesAndCounts() {
        LayerGraph graph = LayerGraph.chain("m", SIX)
                .then("ink", new Step(0.5f))
                .then("local", blocks(6, block(3, 0, 1, 2, 3), block(2, 5, 4)))
                .then("relu", new Relu())
                .then("dense", dense(5, 4))
                .then("vote", new Vote(2))
                .build();
        assertEquals(SIX, graph.shapes().get("input"));
        assertEquals(SIX, graph.shapes().get("ink"));
        assertEquals(Shape.vector(5), graph.shapes().get("relu"));
        assertEquals(Shape.vector(2), graph.outputShape());
        // 3 x 4 + 3 and 2 x 2 + 2 in the blocks, 5 x 4 + 4 in the dense layer.
        assertEquals(15 + 6 + 24, graph.parameters());
        assertEquals(12 + 4 + 20, graph.multiplyAccumulates());
        assertTrue(graph.isChain());
    }

    @Test
    void aBranchIsNoChain() {
        LayerGraph graph = new LayerGraph(
                "m",
                SIX,
                List.of(
                        new LayerGraph.Node("a", new Relu(), LayerGraph.INPUT),
                        new LayerGraph.Node("b", dense(6, 1), LayerGraph.INPUT)));
        assertFalse(graph.isChain());
        assertEquals(Shape.vector(1), graph.outputShape());
    }

    @Test
    void shapesAreNamedAsPeopleWriteThem() {
        assertEquals("1x2x3", SIX.toString());
        assertEquals("7", Shape.vector(7).toString());
        assertEquals(6, SIX.size());
        assertEquals(WeightFormat.FLOAT32, dense(1, 1).format());
    }
}
