package dev.ranvier.training.compress;

import dev.ranvier.core.model.BatchNorm;
import dev.ranvier.core.model.ChannelAffine;
import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.LayerGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Folds batch normalisations and channel scalings into the dense layer or convolution before them: {@code W' = s W}, {@code b' =
 * s b + t} with the scale and shift of each channel (Jacob et al. 2018, CVPR, doi:10.1109/CVPR.2018.00286, section 3.2). The
 * network computes the same up to rounding.
 */
public final class BatchNormFolding {

    private BatchNormFolding() {}

    /** Folds wherever the layer before is a dense layer or a convolution whose result goes nowhere else. */
    public static LayerGraph fold(LayerGraph graph) {
        Map<String, Integer> uses = new HashMap<>();
        graph.nodes().forEach(node -> node.inputs().forEach(input -> uses.merge(input, 1, Integer::sum)));
        Map<String, LayerGraph.Node> kept = new HashMap<>();
        Map<String, String> renamed = new HashMap<>();
        List<LayerGraph.Node> nodes = new ArrayList<>();
        for (LayerGraph.Node node : graph.nodes()) {
            List<String> inputs = node.inputs().stream()
                    .map(input -> renamed.getOrDefault(input, input))
                    .toList();
            ChannelAffine affine = affine(node.layer());
            LayerGraph.Node before = affine == null ? null : kept.get(inputs.get(0));
            Layer folded = before == null || uses.get(node.inputs().get(0)) > 1 ? null : folded(before.layer(), affine);
            LayerGraph.Node next = folded == null
                    ? new LayerGraph.Node(node.name(), node.layer(), inputs)
                    : new LayerGraph.Node(before.name(), folded, before.inputs());
            if (folded == null) {
                nodes.add(next);
            } else {
                nodes.set(nodes.indexOf(before), next);
                renamed.put(node.name(), next.name());
                uses.put(next.name(), uses.getOrDefault(node.name(), 0));
            }
            kept.put(next.name(), next);
        }
        return new LayerGraph(graph.name(), graph.inputShape(), nodes);
    }

    private static ChannelAffine affine(Layer layer) {
        if (layer instanceof BatchNorm norm) {
            return norm.asAffine();
        }
        return layer instanceof ChannelAffine affine ? affine : null;
    }

    /** The layer with the scaling in it, null if it cannot take it. */
    private static Layer folded(Layer before, ChannelAffine affine) {
        if (before instanceof Dense dense) {
            return new Dense(
                    dense.inputs(),
                    dense.outputs(),
                    weights(dense.weights(), affine),
                    bias(dense.bias(), affine),
                    dense.format());
        } else if (before instanceof Convolution convolution) {
            return new Convolution(
                    convolution.inputChannels(),
                    convolution.outputChannels(),
                    convolution.groups(),
                    convolution.window(),
                    weights(convolution.weights(), affine),
                    bias(convolution.bias(), affine),
                    convolution.format());
        }
        return null;
    }

    private static float[] weights(float[] weights, ChannelAffine affine) {
        int fanIn = weights.length / affine.scale().length;
        float[] scaled = new float[weights.length];
        for (int i = 0; i < weights.length; i++) {
            scaled[i] = weights[i] * affine.scale()[i / fanIn];
        }
        return scaled;
    }

    private static float[] bias(float[] bias, ChannelAffine affine) {
        float[] scaled = new float[bias.length];
        for (int i = 0; i < bias.length; i++) {
            scaled[i] = bias[i] * affine.scale()[i] + affine.shift()[i];
        }
        return scaled;
    }
}
