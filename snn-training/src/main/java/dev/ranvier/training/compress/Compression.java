package dev.ranvier.training.compress;

import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.WeightFormat;
import dev.ranvier.training.ann.WeightForms;
import dev.ranvier.training.ann.layer.WeightForm;
import java.util.Map;

/**
 * Ways to make the weights of a network smaller, to be given to a training task: it trains on with the weights in that form, and
 * the trained network has them so. The network to start with should be a trained one, except for {@link #circulant}.
 */
public final class Compression {

    private Compression() {}

    /**
     * Pruning by magnitude: zeros for the smallest weights of all dense layers and convolutions together. How many of them are
     * in which layer is counted at the start.
     *
     * @param start the network that is pruned
     * @param zeros share of weights that are zero at the end, 0 to below 1
     * @param end part of the training in which the share grows; 0 prunes at once
     */
    public static WeightForms pruned(LayerGraph start, double zeros, double end) {
        Map<String, Double> shares = PruningShares.of(start, zeros);
        return node -> shares.containsKey(node.name()) ? new PrunedForm(shares.get(node.name()), end) : null;
    }

    /**
     * Whole numbers times one scale a layer.
     *
     * @param bits sign included, 2 to 16
     * @throws IllegalArgumentException if the bits are out of range
     */
    public static WeightForms integers(int bits) {
        if (bits < 2 || bits > 16) {
            throw new IllegalArgumentException("integer weights can have 2 to 16 bits, got " + bits);
        }
        return weighted((rows, fanIn) -> new RoundedForm(WeightFormat.integers(bits)));
    }

    /** -s, 0, +s with one scale a layer. */
    public static WeightForms ternary() {
        return weighted((rows, fanIn) -> new RoundedForm(WeightFormat.TERNARY));
    }

    /** -n, 0, +p with two trained scales a layer. */
    public static WeightForms trainedTernary() {
        return weighted((rows, fanIn) -> new TrainedTernaryForm());
    }

    /** -s and +s with one scale a layer. */
    public static WeightForms binary() {
        return weighted((rows, fanIn) -> new RoundedForm(WeightFormat.BINARY));
    }

    /**
     * Block-circulant weights, to be trained from random ones. Layers with fewer outputs than a block has rows stay plain: of
     * their few weights, whole columns would have to share one value.
     *
     * @param block side of a block, at least 2
     */
    public static WeightForms circulant(int block) {
        return weighted((rows, fanIn) -> rows < block ? null : new CirculantForm(rows, fanIn, block));
    }

    private static WeightForms weighted(Maker maker) {
        return (LayerGraph.Node node) -> {
            Layer layer = node.layer();
            if (layer instanceof Dense dense) {
                return maker.form(dense.outputs(), dense.inputs());
            } else if (layer instanceof Convolution convolution) {
                return maker.form(convolution.outputChannels(), convolution.fanIn());
            }
            return null;
        };
    }

    /** Makes the form of a layer with weights. */
    @FunctionalInterface
    private interface Maker {
        WeightForm form(int rows, int fanIn);
    }
}
