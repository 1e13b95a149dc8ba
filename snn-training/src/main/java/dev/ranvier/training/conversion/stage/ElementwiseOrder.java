package dev.ranvier.training.conversion.stage;

import dev.ranvier.core.model.BatchNorm;
import dev.ranvier.core.model.ChannelAffine;
import dev.ranvier.core.model.ClippedRelu;
import dev.ranvier.core.model.Concat;
import dev.ranvier.core.model.Flatten;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.MaxPool;
import dev.ranvier.core.model.Qcfs;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Softmax;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Moves layers that act on each value by itself before the max pool, flattening or concatenation that they follow, where that changes no
 * result: a rising function of the largest value is the largest value of the function. Drops a softmax or rectification at the
 * end, which does not change which output is the largest. What is moved keeps its name.
 */
final class ElementwiseOrder {

    private final List<LayerGraph.Node> nodes;
    private final Map<String, String> remarks = new LinkedHashMap<>(); // layer -> what happened to it
    private final LayerGraph original;

    ElementwiseOrder(LayerGraph graph) {
        original = graph;
        nodes = new ArrayList<>(graph.nodes());
    }

    /** What happened to a layer; null if nothing. */
    String remark(String layer) {
        return remarks.get(layer);
    }

    /** The graph with the layers in their new order. */
    LayerGraph apply() {
        dropEnd();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int i = 0; i < nodes.size() && !changed; i++) {
                changed = moveBefore(i);
            }
        }
        return new LayerGraph(original.name(), original.inputShape(), nodes);
    }

    private void dropEnd() {
        LayerGraph.Node last = nodes.get(nodes.size() - 1);
        while (nodes.size() > 1
                && (last.layer() instanceof Softmax || last.layer() instanceof Relu)
                && last.input().equals(nodes.get(nodes.size() - 2).name())) {
            remarks.put(last.name(), "left out: it does not change which output is the largest");
            nodes.remove(nodes.size() - 1);
            last = nodes.get(nodes.size() - 1);
        }
    }

    private boolean moveBefore(int index) {
        LayerGraph.Node node = nodes.get(index);
        if (!isElementwise(node.layer()) || node.inputs().get(0).equals(LayerGraph.INPUT)) {
            return false;
        }
        LayerGraph.Node before = node(node.input());
        if (consumers(before.name()) != 1) {
            return false;
        }
        boolean flat = before.layer() instanceof Flatten && affine(node.layer()) == null;
        if (before.layer() instanceof MaxPool && isRising(node.layer()) || flat) {
            rewire(node.name(), before.name());
            nodes.set(index, new LayerGraph.Node(before.name(), before.layer(), node.name()));
            nodes.set(indexOf(before.name(), index), new LayerGraph.Node(node.name(), node.layer(), before.input()));
            remarks.put(node.name(), "applied before layer " + before.name() + ", with the same result");
            return true;
        }
        if (before.layer() instanceof Concat) {
            split(index, node, before);
            remarks.put(node.name(), "applied to each input of concatenation " + before.name());
            return true;
        }
        return false;
    }

    private void split(int index, LayerGraph.Node node, LayerGraph.Node concat) {
        Map<String, Shape> shapes = new LayerGraph(original.name(), original.inputShape(), nodes).shapes();
        List<LayerGraph.Node> parts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        int from = 0;
        for (String input : concat.inputs()) {
            int channels = shapes.get(input).channels();
            String name = node.name() + "." + (parts.size() + 1);
            parts.add(new LayerGraph.Node(name, channels(node.layer(), from, from + channels), input));
            names.add(name);
            from += channels;
        }
        rewire(node.name(), concat.name());
        nodes.remove(index);
        int at = indexOf(concat.name(), -1);
        nodes.set(at, new LayerGraph.Node(concat.name(), concat.layer(), names));
        nodes.addAll(at, parts);
    }

    /** The layer for some of the channels. */
    private static Layer channels(Layer layer, int from, int to) {
        ChannelAffine affine = affine(layer);
        return affine == null
                ? layer
                : new ChannelAffine(
                        Arrays.copyOfRange(affine.scale(), from, to), Arrays.copyOfRange(affine.shift(), from, to));
    }

    private static ChannelAffine affine(Layer layer) {
        if (layer instanceof BatchNorm norm) {
            return norm.asAffine();
        }
        return layer instanceof ChannelAffine affine ? affine : null;
    }

    private static boolean isElementwise(Layer layer) {
        return affine(layer) != null || layer instanceof Relu || layer instanceof ClippedRelu || layer instanceof Qcfs;
    }

    private static boolean isRising(Layer layer) {
        ChannelAffine affine = affine(layer);
        if (affine == null) {
            return true;
        }
        for (float scale : affine.scale()) {
            if (!(scale > 0)) {
                return false;
            }
        }
        return true;
    }

    /** Whoever took the values of one node takes those of another. */
    private void rewire(String from, String to) {
        nodes.replaceAll(node -> node.inputs().contains(from)
                ? new LayerGraph.Node(
                        node.name(),
                        node.layer(),
                        node.inputs().stream()
                                .map(input -> input.equals(from) ? to : input)
                                .toList())
                : node);
    }

    private long consumers(String name) {
        return nodes.stream().filter(node -> node.inputs().contains(name)).count();
    }

    private LayerGraph.Node node(String name) {
        return nodes.get(indexOf(name, -1));
    }

    private int indexOf(String name, int except) {
        for (int i = 0; i < nodes.size(); i++) {
            if (i != except && nodes.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalStateException("no layer " + name);
    }
}
