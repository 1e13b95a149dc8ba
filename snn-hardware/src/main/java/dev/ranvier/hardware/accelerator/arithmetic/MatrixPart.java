package dev.ranvier.hardware.accelerator.arithmetic;

import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.model.Convolution;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One matrix of a layer with weights and where it is applied.
 *
 * @param inputs rows of the matrix
 * @param outputs columns of the matrix
 * @param weights {@code [output][input]}, row-major
 * @param bias {@code [output]}
 * @param placement where it is applied
 */
public record MatrixPart(int inputs, int outputs, float[] weights, float[] bias, Placement placement) {

    /** The matrices of a layer with an input of the given shape, none if it has no weights. */
    public static List<MatrixPart> of(Layer layer, Shape input) {
        if (layer instanceof Dense dense) {
            int[][] all = {IntStream.range(0, dense.inputs()).toArray()};
            return List.of(new MatrixPart(
                    dense.inputs(), dense.outputs(), dense.weights(), dense.bias(), new Placement(all, 0, 1)));
        }
        if (layer instanceof BlockDense blocks) {
            return blocks(blocks);
        }
        if (layer instanceof Convolution convolution) {
            return groups(convolution, input);
        }
        return List.of();
    }

    private static List<MatrixPart> groups(Convolution layer, Shape input) {
        int positions = layer.window().outputShape(input, 1).size();
        int channels = layer.inputChannels() / layer.groups();
        int filters = layer.outputChannels() / layer.groups();
        List<MatrixPart> parts = new ArrayList<>();
        for (int group = 0; group < layer.groups(); group++) {
            int first = group * filters;
            int[][] gather = WindowGather.of(input, layer.window(), group * channels, channels);
            parts.add(new MatrixPart(
                    layer.fanIn(),
                    filters,
                    Arrays.copyOfRange(layer.weights(), first * layer.fanIn(), (first + filters) * layer.fanIn()),
                    Arrays.copyOfRange(layer.bias(), first, first + filters),
                    new Placement(gather, first * positions, positions)));
        }
        return parts;
    }

    private static List<MatrixPart> blocks(BlockDense layer) {
        List<MatrixPart> parts = new ArrayList<>();
        int first = 0;
        for (BlockDense.Block block : layer.blocks()) {
            int[][] seen = {block.inputIndices()};
            Placement placement = new Placement(seen, first, 1);
            parts.add(new MatrixPart(seen[0].length, block.outputs(), block.weights(), block.bias(), placement));
            first += block.outputs();
        }
        return parts;
    }
}
