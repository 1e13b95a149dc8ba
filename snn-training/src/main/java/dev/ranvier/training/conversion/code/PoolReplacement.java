package dev.ranvier.training.conversion.code;

import dev.ranvier.core.model.AveragePool;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.MaxPool;
import java.util.ArrayList;
import java.util.List;

/**
 * A graph whose max pools have become average pools, for codes that have no max pools. It computes something else, and the
 * user is to be told which layers it touched.
 *
 * @param graph the graph with averages
 * @param replaced names of the layers that were max pools
 */
public record PoolReplacement(LayerGraph graph, List<String> replaced) {

    /** Takes a copy of the list. */
    public PoolReplacement {
        replaced = List.copyOf(replaced);
    }

    /** Replaces every max pool by the average over the same window, padding left out. */
    public static PoolReplacement byAverages(LayerGraph original) {
        List<LayerGraph.Node> nodes = new ArrayList<>();
        List<String> replaced = new ArrayList<>();
        for (LayerGraph.Node node : original.nodes()) {
            if (node.layer() instanceof MaxPool pool) {
                replaced.add(node.name());
                nodes.add(new LayerGraph.Node(node.name(), new AveragePool(pool.window(), false), node.inputs()));
            } else {
                nodes.add(node);
            }
        }
        return new PoolReplacement(new LayerGraph(original.name(), original.inputShape(), nodes), replaced);
    }
}
