package dev.ranvier.training.conversion;

import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.network.Connectivity;

/** The synapses of a block-local layer, row by source; zero weights are left out. */
final class BlockSynapses {

    private BlockSynapses() {}

    static Connectivity.Sparse sparse(BlockDense layer) {
        int[] rowStart = new int[layer.inputs() + 1];
        for (BlockDense.Block block : layer.blocks()) {
            int inputs = block.inputIndices().length;
            for (int w = 0; w < block.weights().length; w++) {
                if (block.weights()[w] != 0) {
                    rowStart[block.inputIndices()[w % inputs] + 1]++;
                }
            }
        }
        for (int i = 0; i < layer.inputs(); i++) {
            rowStart[i + 1] += rowStart[i];
        }
        int[] next = rowStart.clone();
        int[] target = new int[rowStart[layer.inputs()]];
        float[] weights = new float[target.length];
        int firstOutput = 0;
        for (BlockDense.Block block : layer.blocks()) {
            int inputs = block.inputIndices().length;
            for (int w = 0; w < block.weights().length; w++) {
                if (block.weights()[w] != 0) {
                    int synapse = next[block.inputIndices()[w % inputs]]++;
                    target[synapse] = firstOutput + w / inputs;
                    weights[synapse] = block.weights()[w];
                }
            }
            firstOutput += block.outputs();
        }
        return new Connectivity.Sparse(layer.outputs(), rowStart, target, weights);
    }
}
