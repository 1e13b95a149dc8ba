package dev.ranvier.training.exchange.assembly;

import dev.ranvier.core.model.Add;
import dev.ranvier.core.model.Concat;
import dev.ranvier.core.model.Flatten;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A layer graph that is being put together from a file whose axes may stand in another order than ours. All methods throw
 * {@link IllegalArgumentException} for what no layer can express.
 */
public final class GraphAssembly {

    private final Shape inputShape;
    private final Map<String, LayerGraph.Node> nodes = new LinkedHashMap<>();
    private final Map<String, Shape> shapes = new HashMap<>();
    private final Map<String, Activation> flattened = new HashMap<>();
    private final Map<String, String> formerNames = new HashMap<>(); // of nodes that replace another one
    private final Set<String> notes = new LinkedHashSet<>();

    /** Begins a graph for inputs of this shape. */
    public GraphAssembly(Shape inputShape) {
        this.inputShape = inputShape;
        shapes.put(LayerGraph.INPUT, inputShape);
    }

    /** The graph's input, seen with these axes in the order of storage. */
    public Activation input(int... dims) {
        return new Activation(LayerGraph.INPUT, inputShape, dims, null);
    }

    /** Says what was rewritten; the same sentence is kept once. */
    public void note(String sentence) {
        notes.add(sentence);
    }

    /** What was rewritten. */
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** Adds a layer whose result is an image, or a vector, in the order of storage. */
    public Activation append(String name, Layer layer, Activation input) {
        Activation result = append(name, layer, List.of(input), null, null);
        Shape shape = result.storage();
        return result.reshaped(
                input.rank() == 4
                        ? new int[] {1, shape.channels(), shape.height(), shape.width()}
                        : new int[] {1, shape.size()});
    }

    /** Adds a layer that keeps shape and order, such as a ReLU. */
    public Activation elementwise(String name, Layer layer, Activation input) {
        return append(name, layer, List.of(input), input.dims(), input.order());
    }

    /**
     * Adds a layer.
     *
     * @param dims what the file sees of the result; null for a plain vector
     * @param order as in {@link Activation}
     */
    Activation append(String wantedName, Layer layer, List<Activation> inputs, int[] dims, int[] order) {
        String name = unused(wantedName);
        Shape shape = layer.outputShape(inputs.stream().map(Activation::storage).toList());
        nodes.put(
                name,
                new LayerGraph.Node(
                        name, layer, inputs.stream().map(Activation::node).toList()));
        shapes.put(name, shape);
        return new Activation(name, shape, dims == null ? new int[] {1, shape.size()} : dims, order);
    }

    /**
     * The value as an image {@code [1, channels, height, width]} in the order of storage.
     *
     * @throws InputShapeNeeded if it is the model's input, which the graph was begun with in another shape
     */
    public Activation image(Activation value) {
        int[] dims = value.dims();
        if (value.rank() != 4 || dims[0] != 1) {
            throw new IllegalArgumentException("needs an image [batch, channels, height, width], got "
                    + Arrays.toString(dims) + "; only two-dimensional convolutions and pools are supported");
        }
        if (value.order() != null) {
            throw new IllegalArgumentException("the axes of its input stand in another order than channels, height, "
                    + "width, and not only their names do; is a Transpose more than layout here?");
        }
        Shape shape = new Shape(dims[1], dims[2], dims[3]);
        if (shape.equals(value.storage())) {
            return value;
        }
        if (value.node().equals(LayerGraph.INPUT)) {
            throw new InputShapeNeeded(shape);
        }
        if (shape.equals(Shape.vector(shape.size()))) {
            return flat(value);
        }
        throw new IllegalArgumentException(
                "its input is stored as " + value.storage() + " and would have to become an image of " + shape
                        + "; a vector can become an image only at the model's input");
    }

    /** The value stored as a vector; what the file sees stays. */
    public Activation flat(Activation value) {
        if (value.storage().equals(Shape.vector(value.size()))) {
            return value;
        }
        Activation flat = flattened.get(value.node());
        if (flat == null) {
            flat = append(value.node() + ".flat", new Flatten(), List.of(value), null, null);
            flattened.put(value.node(), flat);
        }
        return new Activation(flat.node(), flat.storage(), value.dims(), value.order());
    }

    /** Sum of values of one shape and order. */
    public Activation add(String name, Activation first, Activation second) {
        if (!Arrays.equals(first.dims(), second.dims())) {
            throw new IllegalArgumentException("adds values of shapes " + Arrays.toString(first.dims()) + " and "
                    + Arrays.toString(second.dims()) + "; computed values are not broadcast");
        }
        if (!Arrays.equals(first.order(), second.order())) {
            throw new IllegalArgumentException("adds values whose axes stand in different orders");
        }
        boolean same = first.storage().equals(second.storage());
        List<Activation> inputs = same ? List.of(first, second) : List.of(flat(first), flat(second));
        return append(name, new Add(), inputs, first.dims(), first.order());
    }

    /** Values one after the other along an axis. */
    public Activation concat(String name, List<Activation> values, int axis) {
        Shape first = values.get(0).storage();
        boolean alike = values.stream()
                .allMatch(v ->
                        v.storage().height() == first.height() && v.storage().width() == first.width());
        List<Activation> parts =
                alike ? values : values.stream().map(this::flat).toList();
        Concatenation joined = Concatenation.of(parts, axis);
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return append(name, new Concat(), parts, joined.dims(), joined.order());
    }

    /** The node that makes a value, or null for the model's input. */
    public LayerGraph.Node node(String name) {
        return nodes.get(name);
    }

    /** A node like an old one with another layer of the same shape; the old one stays for those who use it. */
    Activation replaced(LayerGraph.Node old, Layer layer, Activation value) {
        String name = unused(old.name());
        formerNames.put(name, formerNames.getOrDefault(old.name(), old.name()));
        nodes.put(name, new LayerGraph.Node(name, layer, old.inputs()));
        shapes.put(name, value.storage());
        return new Activation(name, value.storage(), value.dims(), value.order());
    }

    /**
     * The finished graph: the layers that the result depends on.
     *
     * @throws IllegalArgumentException if there are none, or the result stands in another order than in storage
     */
    public LayerGraph build(String modelName, Activation result) {
        if (result.order() != null) {
            throw new IllegalArgumentException("the model's result is transposed; take the value before it");
        }
        Set<String> needed = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(result.node()));
        while (!open.isEmpty()) {
            String name = open.pop();
            if (needed.add(name) && nodes.containsKey(name)) {
                open.addAll(nodes.get(name).inputs());
            }
        }
        List<LayerGraph.Node> kept = new ArrayList<>();
        for (LayerGraph.Node node : nodes.values()) {
            if (needed.contains(node.name())) {
                List<String> inputs = node.inputs().stream()
                        .map(name -> finalName(name, needed))
                        .toList();
                kept.add(new LayerGraph.Node(finalName(node.name(), needed), node.layer(), inputs));
            }
        }
        if (!needed.contains(LayerGraph.INPUT) || kept.isEmpty()) {
            throw new IllegalArgumentException("the model's result does not depend on its input");
        }
        return new LayerGraph(modelName, inputShape, kept);
    }

    /** The name that a replaced node had, if it is gone and no other node has taken its place. */
    private String finalName(String name, Set<String> needed) {
        String former = formerNames.get(name);
        boolean only = former != null
                && !needed.contains(former)
                && formerNames.entrySet().stream()
                        .noneMatch(entry -> entry.getValue().equals(former)
                                && !entry.getKey().equals(name)
                                && needed.contains(entry.getKey()));
        return only ? former : name;
    }

    /** A name that is free, of characters that every file system and archive takes. */
    private String unused(String wanted) {
        String plain = wanted.replaceAll("[^A-Za-z0-9_.-]+", "_").replaceAll("^[_.]+", "");
        String base = plain.isEmpty() ? "layer" : plain.substring(0, Math.min(plain.length(), 80));
        String name = base;
        for (int suffix = 2; shapes.containsKey(name); suffix++) {
            name = base + "_" + suffix;
        }
        return name;
    }
}
