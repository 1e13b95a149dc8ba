package dev.ranvier.hardware.workload;

import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Step;
import dev.ranvier.core.model.Vote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A trained network as a workload. A {@link Dense} is one matrix product, a {@link BlockDense} one for each block (named
 * {@code layer/block}). Inputs after a {@link Step} need 1 bit, others are floats as trained. The share of zeros among the
 * weights is measured.
 */
final class GraphWorkload {

    private static final int FLOAT_BITS = 32;

    private final List<WorkloadLayer> layers = new ArrayList<>();
    private final List<String> uncounted = new ArrayList<>();
    private final Map<String, Integer> bits = new HashMap<>();

    private GraphWorkload() {}

    static Workload of(LayerGraph graph, int batch) {
        GraphWorkload collected = new GraphWorkload();
        collected.bits.put(LayerGraph.INPUT, FLOAT_BITS);
        graph.nodes().forEach(collected::add);
        return new Workload(graph.name(), batch, collected.layers, collected.uncounted);
    }

    private void add(LayerGraph.Node node) {
        int inputBits = bits.get(node.input());
        int outputBits = FLOAT_BITS;
        // A chain of tests because switch over sealed types is not final in Java 17; the last branch is our own bug.
        if (node.layer() instanceof Dense dense) {
            layers.add(new WorkloadLayer(
                            node.name(),
                            new MatrixProduct(dense.inputs(), dense.outputs()),
                            dense.format().bits(),
                            inputBits)
                    .withWeightZeroShare(zeroShare(dense.weights()))
                    .withOtherParameters(dense.bias().length));
        } else if (node.layer() instanceof BlockDense blocks) {
            addBlocks(node.name(), blocks, inputBits);
        } else if (node.layer() instanceof Step) {
            outputBits = 1;
            uncounted.add(node.name());
        } else if (node.layer() instanceof Relu) {
            outputBits = inputBits;
            uncounted.add(node.name());
        } else if (node.layer() instanceof Vote) {
            uncounted.add(node.name());
        } else {
            throw new AssertionError("no workload for " + node.layer());
        }
        bits.put(node.name(), outputBits);
    }

    private void addBlocks(String name, BlockDense layer, int inputBits) {
        for (int b = 0; b < layer.blocks().size(); b++) {
            BlockDense.Block block = layer.blocks().get(b);
            layers.add(new WorkloadLayer(
                            name + "/" + b,
                            new MatrixProduct(block.inputIndices().length, block.outputs()),
                            layer.format().bits(),
                            inputBits)
                    .withWeightZeroShare(zeroShare(block.weights()))
                    .withOtherParameters(block.bias().length));
        }
    }

    /**
     * Share of values that are exactly zero, 0..1.
     *
     * @param weights of a layer, any order. Not modified.
     */
    private static double zeroShare(float[] weights) {
        int zeros = 0;
        for (float weight : weights) {
            if (weight == 0) {
                zeros++;
            }
        }
        return (double) zeros / weights.length;
    }
}
