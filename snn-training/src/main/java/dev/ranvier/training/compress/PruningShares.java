package dev.ranvier.training.compress;

import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.LayerGraph;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many weights of each layer are pruned if the smallest of the whole network are: one threshold for all layers leaves more
 * of a first convolution, which has few and large weights, than of the wide layers behind it (Han et al. 2015, NeurIPS,
 * arXiv:1506.02626, table 4, found the same need layer by layer).
 */
final class PruningShares {

    private static final double MOST = 0.99; // a layer without any weight would pass nothing on

    private PruningShares() {}

    /**
     * Share of zeros by name of each dense layer and convolution.
     *
     * @param zeros share of zeros in the whole network, 0 to below 1
     */
    static Map<String, Double> of(LayerGraph graph, double zeros) {
        if (!(zeros >= 0 && zeros < 1)) {
            throw new IllegalArgumentException("pruning needs a share of zeros from 0 to below 1, got " + zeros);
        }
        Map<String, float[]> weights = weights(graph);
        float[] sizes =
                new float[weights.values().stream().mapToInt(w -> w.length).sum()];
        int at = 0;
        for (float[] layer : weights.values()) {
            for (float weight : layer) {
                sizes[at++] = Math.abs(weight);
            }
        }
        Arrays.sort(sizes);
        int pruned = (int) Math.round(zeros * sizes.length);
        float border = pruned == 0 ? -1 : sizes[pruned - 1];
        Map<String, Double> shares = new HashMap<>();
        weights.forEach((name, layer) -> shares.put(name, Math.min(MOST, below(border, layer))));
        return shares;
    }

    private static double below(float border, float... weights) {
        int count = 0;
        for (float weight : weights) {
            count += Math.abs(weight) <= border ? 1 : 0;
        }
        return (double) count / weights.length;
    }

    private static Map<String, float[]> weights(LayerGraph graph) {
        Map<String, float[]> weights = new LinkedHashMap<>();
        for (LayerGraph.Node node : graph.nodes()) {
            if (node.layer() instanceof Dense dense) {
                weights.put(node.name(), dense.weights());
            } else if (node.layer() instanceof Convolution convolution) {
                weights.put(node.name(), convolution.weights());
            }
        }
        return weights;
    }
}
