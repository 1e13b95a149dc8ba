package dev.ranvier.examples.study;

import dev.ranvier.core.model.AveragePool;
import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.MaxPool;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Softmax;
import dev.ranvier.core.model.Vote;
import dev.ranvier.core.model.Window;
import java.util.HashMap;
import java.util.Map;

/**
 * How much of the input one unit of each layer sees: a window of size {@code k} after one with field {@code f} and stride
 * {@code s} has field {@code f + (k - 1) s} and stride {@code s} times its own (Araujo, Norris & Sim 2019, Distill,
 * doi:10.23915/distill.00021). Padding counts as input.
 */
public final class ReceptiveFields {

    private ReceptiveFields() {}

    /**
     * The part of the input that one unit sees.
     *
     * @param height rows, padding included
     * @param width columns, padding included
     * @param strideY rows of the input from one unit to the next below it
     * @param strideX columns of the input from one unit to the next on its right
     */
    public record Field(int height, int width, int strideY, int strideX) {}

    /** The field of each node, by name; the input's own is one pixel. */
    public static Map<String, Field> of(LayerGraph model) {
        Map<String, Field> fields = new HashMap<>();
        Shape input = model.inputShape();
        fields.put(LayerGraph.INPUT, new Field(1, 1, 1, 1));
        Field all = new Field(input.height(), input.width(), input.height(), input.width());
        for (LayerGraph.Node node : model.nodes()) {
            Field widest = node.inputs().stream()
                    .map(fields::get)
                    .reduce((a, b) -> new Field(
                            Math.max(a.height, b.height),
                            Math.max(a.width, b.width),
                            Math.max(a.strideY, b.strideY),
                            Math.max(a.strideX, b.strideX)))
                    .orElseThrow();
            fields.put(node.name(), after(widest, node.layer(), all));
        }
        return fields;
    }

    private static Field after(Field before, Layer layer, Field all) {
        if (layer instanceof Convolution convolution) {
            return after(before, convolution.window());
        } else if (layer instanceof MaxPool pool) {
            return after(before, pool.window());
        } else if (layer instanceof AveragePool pool) {
            return after(before, pool.window());
        }
        boolean mixesAll = layer instanceof Dense
                || layer instanceof BlockDense
                || layer instanceof Vote
                || layer instanceof Softmax;
        return mixesAll ? all : before;
    }

    private static Field after(Field before, Window window) {
        return new Field(
                before.height + (window.height() - 1) * window.dilationY() * before.strideY,
                before.width + (window.width() - 1) * window.dilationX() * before.strideX,
                before.strideY * window.strideY(),
                before.strideX * window.strideX());
    }
}
