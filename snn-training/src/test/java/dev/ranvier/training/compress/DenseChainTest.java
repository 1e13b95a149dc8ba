package dev.ranvier.training.compress;

import dev.ranvier.core.model.Add;
import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.model.ClippedRelu;
import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Step;
import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.core.model.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class DenseChainTest {

    private static final Dense DENSE = new Dense(2, 2, new float[] {1, 2, 3, 4}, new float[2]);

    @Test
    void namesEachDenseLayerAndTheNodeThatHoldsItsResult() {
        LayerGraph graph = LayerGraph.chain("net", Shape.vector(2))
                .then("first", DENSE)
                .then("rectified", new Relu())
                .then("last", DENSE)
                .build();
        List<DenseChain.Stage> stages = DenseChain.of(graph).stages();
        assertEquals(
                List.of(new DenseChain.Stage("first", DENSE, "rectified"), new DenseChain.Stage("last", DENSE, "last")),
                stages);
    }

    @Test
    void refusesOtherLayersByName() {
        BlockDense blocks = new BlockDense(
                2, List.of(new BlockDense.Block(new int[] {0, 1}, new float[4], new float[2])), WeightFormat.FLOAT32);
        LayerGraph.ChainBuilder start = LayerGraph.chain("net", Shape.vector(2));
        assertRefused(start.then("patches", blocks).build(), "patches", "BlockDense", "only a Dense layer");
    }

    @Test
    void refusesAnotherActivation() {
        LayerGraph graph = LayerGraph.chain("net", Shape.vector(2))
                .then("first", DENSE)
                .then("sharp", new Step(0))
                .then("last", DENSE)
                .build();
        assertRefused(graph, "sharp", "Step", "only a Relu");
    }

    @Test
    void refusesLayersOfImageNetworksByName() {
        Convolution convolution =
                new Convolution(1, 2, 1, Window.square(2, 1), new float[8], new float[2], WeightFormat.FLOAT32);
        LayerGraph graph = LayerGraph.chain("net", new Shape(1, 2, 2))
                .then("features", convolution)
                .then("relu", new Relu())
                .then("out", DENSE)
                .build();
        assertRefused(graph, "features", "Convolution", "only a Dense layer");
        LayerGraph clipped = LayerGraph.chain("net", Shape.vector(2))
                .then("first", DENSE)
                .then("clip", new ClippedRelu(1))
                .then("out", DENSE)
                .build();
        assertRefused(clipped, "clip", "ClippedRelu", "only a Relu");
    }

    @Test
    void refusesLayersWithSeveralInputs() {
        LayerGraph graph = new LayerGraph(
                "net",
                Shape.vector(2),
                List.of(
                        new LayerGraph.Node("first", DENSE, LayerGraph.INPUT),
                        new LayerGraph.Node("sum", new Add(), List.of("first", LayerGraph.INPUT))));
        assertRefused(graph, "no plain stack");
    }

    @Test
    void refusesTwoDenseLayersInARow() {
        LayerGraph graph = LayerGraph.chain("net", Shape.vector(2))
                .then("first", DENSE)
                .then("second", DENSE)
                .build();
        assertRefused(graph, "second", "only a Relu");
    }

    @Test
    void refusesAReluAtTheEnd() {
        LayerGraph graph = LayerGraph.chain("net", Shape.vector(2))
                .then("first", DENSE)
                .then("rectified", new Relu())
                .build();
        assertRefused(graph, "rectified", "the last layer must be a Dense");
    }

    @Test
    void refusesBranches() {
        LayerGraph graph = new LayerGraph(
                "net",
                Shape.vector(2),
                List.of(
                        new LayerGraph.Node("first", DENSE, LayerGraph.INPUT),
                        new LayerGraph.Node("second", DENSE, LayerGraph.INPUT)));
        assertRefused(graph, "no plain stack");
    }

    private static void assertRefused(LayerGraph graph, String... parts) {
        String message = assertThrows(IllegalArgumentException.class, () -> DenseChain.of(graph))
                .getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }
}
