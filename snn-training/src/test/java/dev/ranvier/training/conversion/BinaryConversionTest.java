package dev.ranvier.training.conversion;

import dev.ranvier.core.coding.RunSettings;
import dev.ranvier.core.coding.SampleRunner;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Step;
import dev.ranvier.core.model.Vote;
import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.core.network.Connectivity;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class BinaryConversionTest {

    private static final BlockDense HIDDEN = blocks(
            3,
            new BlockDense.Block(new int[] {0, 2}, new float[] {1, -1, 0, 1}, new float[] {0, -1}),
            new BlockDense.Block(new int[] {1}, new float[] {1}, new float[] {-1}));
    private static final BlockDense OUTPUT =
            blocks(3, new BlockDense.Block(new int[] {0, 1, 2}, new float[] {1, 0, 0, 0, 1, 1}, new float[] {-1, -2}));

    @Test
    void synapsesFollowTheBlocks() {
        Connectivity.Sparse synapses = (Connectivity.Sparse) BinaryConversion.convert(graph(HIDDEN))
                .network()
                .projections()
                .get(0)
                .connectivity();

        // input 0 reaches hidden 0 (+1); input 1 hidden 2 (+1); input 2 hidden 0 (-1) and hidden 1 (+1)
        assertArrayEquals(new int[] {0, 1, 2, 4}, synapses.rowStart());
        assertArrayEquals(new int[] {0, 2, 0, 1}, synapses.target());
        assertArrayEquals(new float[] {1, 1, -1, 1}, synapses.weights());
    }

    @Test
    void answersAreThoseOfTheArithmetic() {
        SpikingClassifier spiking = BinaryConversion.convert(graph(HIDDEN));
        // ink 1,0,0: hidden 1,0,0, votes 1,0 -> class 0; ink 0,1,1: hidden 0,1,1, votes 0,1 -> class 1
        float[][] samples = {{1, 0.4f, 0}, {0, 0.5f, 1}};

        int[] labels = new SampleRunner(spiking, RunSettings.onThreads(1))
                .run(2, i -> samples[i])
                .labels();

        assertArrayEquals(new int[] {0, 1}, labels);
        assertEquals(2, spiking.durationMs());
    }

    @Test
    void whatIsNoBinaryNetworkIsRefusedByLayer() {
        LayerGraph relu = LayerGraph.chain("m", Shape.vector(3))
                .then("ink", new Step(0.5f))
                .then("hidden", HIDDEN)
                .then("act", new Relu())
                .then("vote", new Vote(2))
                .build();
        LayerGraph half =
                graph(blocks(3, new BlockDense.Block(new int[] {0}, new float[] {0.5f, 1, 1}, new float[] {0, 0, 0})));
        LayerGraph biased =
                graph(blocks(3, new BlockDense.Block(new int[] {0}, new float[] {1, 1, 1}, new float[] {0, 300, 0})));

        assertRefused(relu, "layer act");
        assertRefused(half, "weight 0.5 is not whole");
        assertRefused(biased, "at most 255");
    }

    private static void assertRefused(LayerGraph graph, String part) {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> BinaryConversion.convert(graph));
        assertTrue(error.getMessage().contains(part), error.getMessage());
    }

    private static BlockDense blocks(int inputs, BlockDense.Block... blocks) {
        return new BlockDense(inputs, List.of(blocks), WeightFormat.TERNARY);
    }

    private static LayerGraph graph(BlockDense hidden) {
        return LayerGraph.chain("m", Shape.vector(3))
                .then("ink", new Step(0.5f))
                .then("hidden", hidden)
                .then("spikes", new Step(0))
                .then("out", OUTPUT)
                .then("spikes2", new Step(0))
                .then("vote", new Vote(2))
                .build();
    }
}
