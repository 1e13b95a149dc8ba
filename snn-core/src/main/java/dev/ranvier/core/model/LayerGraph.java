package dev.ranvier.core.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A trained network: layers in an order in which each comes after its inputs. This is the one form that the trainer, the
 * importers, the converter and the workload models share. Immutable.
 *
 * @param name what the user calls it
 * @param inputShape shape of one input sample
 * @param nodes the layers, topologically ordered; the last one is the output
 */
public record LayerGraph(String name, Shape inputShape, List<Node> nodes) {

    /** Name by which nodes refer to the graph's own input. */
    public static final String INPUT = "input";

    /**
     * A named layer and where its inputs come from.
     *
     * @param name unique within the graph, not {@value LayerGraph#INPUT}
     * @param layer the operation
     * @param inputs names of earlier nodes, or {@value LayerGraph#INPUT}, in the order that the layer takes them
     */
    public record Node(String name, Layer layer, List<String> inputs) {

        /** Takes a copy of the list. */
        public Node {
            inputs = List.copyOf(inputs);
        }

        /** A layer with one input. */
        public Node(String name, Layer layer, String input) {
            this(name, layer, List.of(input));
        }

        /**
         * The only input of a layer that takes one.
         *
         * @throws IllegalStateException if it takes several
         */
        public String input() {
            if (inputs.size() != 1) {
                throw new IllegalStateException("layer " + name + " has " + inputs.size() + " inputs: " + inputs);
            }
            return inputs.get(0);
        }
    }

    /** @throws IllegalArgumentException if names clash, an input is unknown, or shapes do not chain */
    public LayerGraph {
        nodes = List.copyOf(nodes);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("model " + name + " has no layers");
        }
        shapes(name, inputShape, nodes);
    }

    /** Shape of each node's output, by node name; {@value #INPUT} is included. */
    public Map<String, Shape> shapes() {
        return shapes(name, inputShape, nodes);
    }

    /** Shape of the last node's output. */
    public Shape outputShape() {
        return shapes().get(nodes.get(nodes.size() - 1).name());
    }

    /** Number of trained values. */
    public long parameters() {
        return nodes.stream().mapToLong(node -> node.layer().parameters()).sum();
    }

    /** Multiply-accumulates for one sample. */
    public long multiplyAccumulates() {
        Map<String, Shape> shapes = shapes();
        return nodes.stream()
                .mapToLong(node -> node.layer().multiplyAccumulates(inputShapes(node, shapes)))
                .sum();
    }

    /** True if every node takes the node before it, so that the graph is a plain stack of layers. */
    public boolean isChain() {
        String previous = INPUT;
        for (Node node : nodes) {
            if (!node.inputs().equals(List.of(previous))) {
                return false;
            }
            previous = node.name();
        }
        return true;
    }

    /** Starts a plain stack of layers. */
    public static ChainBuilder chain(String name, Shape inputShape) {
        return new ChainBuilder(name, inputShape);
    }

    /** Collects the layers of a plain stack. */
    public static final class ChainBuilder {
        private final String name;
        private final Shape inputShape;
        private final List<Node> nodes = new ArrayList<>();

        private ChainBuilder(String name, Shape inputShape) {
            this.name = name;
            this.inputShape = inputShape;
        }

        /** Appends a layer that takes the output of the one before. */
        public ChainBuilder then(String layerName, Layer layer) {
            String input = nodes.isEmpty() ? INPUT : nodes.get(nodes.size() - 1).name();
            nodes.add(new Node(layerName, layer, input));
            return this;
        }

        /** The finished graph. */
        public LayerGraph build() {
            return new LayerGraph(name, inputShape, nodes);
        }
    }

    private static Map<String, Shape> shapes(String graph, Shape inputShape, List<Node> nodes) {
        Map<String, Shape> shapes = new HashMap<>();
        shapes.put(INPUT, inputShape);
        for (Node node : nodes) {
            for (String input : node.inputs()) {
                if (!shapes.containsKey(input)) {
                    throw new IllegalArgumentException("model " + graph + ", layer " + node.name() + ": its input '"
                            + input + "' is no earlier layer; are the layers in order?");
                }
            }
            Shape output;
            try {
                output = node.layer().outputShape(inputShapes(node, shapes));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "model " + graph + ", layer " + node.name() + ": " + e.getMessage(), e);
            }
            if (shapes.put(node.name(), output) != null) {
                throw new IllegalArgumentException(
                        "model " + graph + ": two layers (or the input) are named '" + node.name() + "'");
            }
        }
        return shapes;
    }

    private static List<Shape> inputShapes(Node node, Map<String, Shape> shapes) {
        return node.inputs().stream().map(shapes::get).toList();
    }
}
