package dev.ranvier.training.ann;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.model.Add;
import dev.ranvier.core.model.Concat;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
import dev.ranvier.training.ann.layer.DropoutLayer;
import dev.ranvier.training.ann.layer.LayerOptions;
import dev.ranvier.training.ann.layer.Parameter;
import dev.ranvier.training.ann.layer.TrainableLayer;
import dev.ranvier.training.ann.layer.TrainableLayers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The layers of a training in the order of their passes, as a graph: what each takes and where its result goes. */
final class TrainableGraph {

    /**
     * A layer, or a place where branches join.
     *
     * @param name of the node in the trained graph
     * @param layer null for a join
     * @param join {@link Add} or {@link Concat}, null for a layer
     * @param inputs numbers of earlier nodes, -1 for the graph's input
     * @param size values of one sample of the result
     */
    record Node(String name, TrainableLayer layer, Layer join, int[] inputs, int size) {}

    private final List<Node> nodes;

    private TrainableGraph(List<Node> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /**
     * Layers one after the other.
     *
     * @throws IllegalArgumentException if a layer does not fit the one before
     */
    static TrainableGraph chain(List<TrainableLayer> layers) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < layers.size(); i++) {
            TrainableLayer layer = layers.get(i);
            if (i > 0 && layer.inputs() != layers.get(i - 1).outputs()) {
                throw new IllegalArgumentException("layer " + i + " takes " + layer.inputs()
                        + " values, the one before gives " + layers.get(i - 1).outputs());
            }
            nodes.add(new Node("layer" + i, layer, null, new int[] {i - 1}, layer.outputs()));
        }
        return new TrainableGraph(nodes);
    }

    /**
     * The layers of a graph, with dropout where the task wants it.
     *
     * @throws IllegalArgumentException naming the layer that cannot be trained, or a node that does not exist
     */
    static TrainableGraph of(TrainingTask task, Gemm gemm) {
        LayerGraph graph = task.start();
        Map<String, Shape> shapes = graph.shapes();
        Map<String, Integer> numbers = new HashMap<>(Map.of(LayerGraph.INPUT, -1));
        List<Node> nodes = new ArrayList<>();
        for (LayerGraph.Node node : graph.nodes()) {
            int[] inputs = node.inputs().stream().mapToInt(numbers::get).toArray();
            int size = shapes.get(node.name()).size();
            nodes.add(
                    node.layer() instanceof Add || node.layer() instanceof Concat
                            ? new Node(node.name(), null, node.layer(), inputs, size)
                            : new Node(node.name(), layer(task, node, shapes, gemm), null, inputs, size));
            Double share = task.dropout().get(node.name());
            if (share != null) {
                int[] previous = {nodes.size() - 1};
                nodes.add(new Node(node.name() + ".dropout", new DropoutLayer(size, share), null, previous, size));
            }
            numbers.put(node.name(), nodes.size() - 1);
        }
        return new TrainableGraph(nodes);
    }

    private static TrainableLayer layer(TrainingTask task, LayerGraph.Node node, Map<String, Shape> shapes, Gemm gemm) {
        try {
            LayerOptions options =
                    new LayerOptions(task.plan().biases(), task.forms().of(node));
            return TrainableLayers.of(node.layer(), shapes.get(node.input()), gemm, options);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "model " + task.start().name() + ", layer " + node.name() + ": " + e.getMessage(), e);
        }
    }

    List<Node> nodes() {
        return nodes;
    }

    /** The layers that are not joins. */
    List<TrainableLayer> layers() {
        return nodes.stream()
                .filter(node -> node.layer() != null)
                .map(Node::layer)
                .toList();
    }

    /** All trained values, in the order of the layers. */
    List<Parameter> parameters() {
        return layers().stream().flatMap(layer -> layer.parameters().stream()).toList();
    }

    /** What the layers remember beside their trained values. */
    List<float[]> memory() {
        return layers().stream().flatMap(layer -> layer.memory().stream()).toList();
    }

    /** The given graph with the values that the layers have now. */
    LayerGraph trained(LayerGraph graph) {
        Map<String, Layer> layers = new HashMap<>();
        for (Node node : nodes) {
            if (node.layer() != null && !node.layer().onlyInTraining()) {
                layers.put(node.name(), node.layer().trained());
            }
        }
        return new LayerGraph(
                graph.name(),
                graph.inputShape(),
                graph.nodes().stream()
                        .map(node -> new LayerGraph.Node(
                                node.name(), layers.getOrDefault(node.name(), node.layer()), node.inputs()))
                        .toList());
    }
}
