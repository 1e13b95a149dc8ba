package dev.ranvier.training.compress;

import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.WeightFormat;
import java.util.Map;

/**
 * What the weights of dense layers and convolutions are, counted; biases are left out.
 *
 * @param weights all of them, zeros included
 * @param zeros those that are 0
 * @param storedBits bits of the stored values that are not 0, without the addresses that a sparse store needs
 * @param multiplyAccumulates for one sample, products with a weight of 0 left out
 */
public record WeightCounts(long weights, long zeros, long storedBits, long multiplyAccumulates) {

    /** Counts a network. */
    public static WeightCounts of(LayerGraph graph) {
        Map<String, Shape> shapes = graph.shapes();
        WeightCounts sum = new WeightCounts(0, 0, 0, 0);
        for (LayerGraph.Node node : graph.nodes()) {
            if (node.layer() instanceof Dense dense) {
                sum = sum.plus(dense.weights(), dense.format(), 1);
            } else if (node.layer() instanceof Convolution convolution) {
                Shape output = shapes.get(node.name());
                sum = sum.plus(convolution.weights(), convolution.format(), (long) output.height() * output.width());
            }
        }
        return sum;
    }

    /** Share of weights that are 0, 0..1. */
    public double sparsity() {
        return weights == 0 ? 0 : (double) zeros / weights;
    }

    private WeightCounts plus(float[] values, WeightFormat format, long uses) {
        long none = 0;
        for (float value : values) {
            if (value == 0) {
                none++;
            }
        }
        long nonzero = values.length - none;
        return new WeightCounts(
                weights + values.length,
                zeros + none,
                storedBits + (nonzero + format.sharing() - 1) / format.sharing() * format.bits(),
                multiplyAccumulates + nonzero * uses);
    }
}
