package dev.ranvier.training.compress;

import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Relu;
import java.util.ArrayList;
import java.util.List;

/**
 * A trained graph read as dense layers with rectified linear units between them and none after the last: what the
 * integer arithmetic takes.
 *
 * @param graph the graph that was read
 * @param stages its dense layers, in order
 */
public record DenseChain(LayerGraph graph, List<Stage> stages) {

    /**
     * A dense layer and what follows it.
     *
     * @param name name of the dense node
     * @param dense the layer
     * @param result name of the node that holds the stage's result: the rectified one, or the dense one itself if it is the
     *     last
     */
    public record Stage(String name, Dense dense, String result) {}

    /** Takes a copy of the list. */
    public DenseChain {
        stages = List.copyOf(stages);
    }

    /**
     * Reads a graph.
     *
     * @throws IllegalArgumentException naming the layer that does not fit and what is allowed in its place
     */
    public static DenseChain of(LayerGraph graph) {
        if (!graph.isChain()) {
            throw new IllegalArgumentException("model " + graph.name()
                    + " is no plain stack of layers; allowed is Dense, Relu, Dense, ..., each taking the one before");
        }
        List<LayerGraph.Node> nodes = graph.nodes();
        List<Stage> stages = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i += 2) {
            LayerGraph.Node node = nodes.get(i);
            if (!(node.layer() instanceof Dense dense)) {
                throw refused(graph, node, "a Dense layer");
            }
            boolean last = i + 1 == nodes.size();
            if (!last && !(nodes.get(i + 1).layer() instanceof Relu)) {
                throw refused(graph, nodes.get(i + 1), "a Relu, because " + node.name() + " is a Dense layer");
            }
            stages.add(new Stage(node.name(), dense, nodes.get(last ? i : i + 1).name()));
        }
        if (nodes.size() % 2 == 0) {
            LayerGraph.Node end = nodes.get(nodes.size() - 1);
            throw new IllegalArgumentException("model " + graph.name() + " ends in layer " + end.name()
                    + ", a Relu; the last layer must be a Dense whose outputs are compared as they are");
        }
        return new DenseChain(graph, stages);
    }

    private static IllegalArgumentException refused(LayerGraph graph, LayerGraph.Node node, String allowed) {
        return new IllegalArgumentException("model " + graph.name() + ", layer " + node.name() + ": a "
                + node.layer().getClass().getSimpleName() + " stands where only " + allowed
                + " is allowed; the integer arithmetic takes no other layers");
    }
}
