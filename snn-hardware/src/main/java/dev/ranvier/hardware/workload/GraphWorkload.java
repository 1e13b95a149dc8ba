package dev.ranvier.hardware.workload;

import dev.ranvier.core.model.Add;
import dev.ranvier.core.model.AveragePool;
import dev.ranvier.core.model.BatchNorm;
import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.model.ChannelAffine;
import dev.ranvier.core.model.ClippedRelu;
import dev.ranvier.core.model.Concat;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.Flatten;
import dev.ranvier.core.model.Layer;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.MaxPool;
import dev.ranvier.core.model.Qcfs;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Shape;
import dev.ranvier.core.model.Softmax;
import dev.ranvier.core.model.Step;
import dev.ranvier.core.model.Vote;
import dev.ranvier.core.model.Window;
import dev.ranvier.core.model.ZeroPad;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A trained network as a workload. Dense layers are matrix products, block-local ones a product for each block (named
 * {@code layer/block}); convolutions, pools and additions stay what they are. Activation functions, scaling by channel
 * and changes of shape are not counted. Bits of an input follow the activation before it: 1 after a step, as many as
 * needed for the levels of a quantised one, otherwise those of a float. The share of zeros among the weights is
 * measured.
 */
final class GraphWorkload {

    private static final int FLOAT_BITS = 32;

    private final List<WorkloadLayer> layers = new ArrayList<>();
    private final List<String> uncounted = new ArrayList<>();
    private final Map<String, Integer> bits = new HashMap<>();
    private final Map<String, Shape> shapes;

    private GraphWorkload(LayerGraph graph) {
        shapes = graph.shapes();
        bits.put(LayerGraph.INPUT, FLOAT_BITS);
        graph.nodes().forEach(this::add);
    }

    static Workload of(LayerGraph graph, int batch) {
        GraphWorkload collected = new GraphWorkload(graph);
        return new Workload(graph.name(), batch, collected.layers, collected.uncounted);
    }

    private void add(LayerGraph.Node node) {
        Layer layer = node.layer();
        int inputBits = node.inputs().stream().mapToInt(bits::get).max().orElseThrow();
        Shape input = shapes.get(node.inputs().get(0));
        // A chain of tests because switch over sealed types is not final in Java 17; the last branch is our own bug.
        if (layer instanceof Dense dense) {
            MatrixProduct product = new MatrixProduct(dense.inputs(), dense.outputs());
            put(node.name(), product, dense.format().bits(), inputBits, dense.weights(), dense.bias().length);
        } else if (layer instanceof BlockDense blocks) {
            addBlocks(node.name(), blocks, inputBits);
        } else if (layer instanceof dev.ranvier.core.model.Convolution conv) {
            Operation operation = new Convolution(
                    input.channels(),
                    input.height(),
                    input.width(),
                    conv.outputChannels(),
                    conv.window(),
                    conv.groups());
            put(node.name(), operation, conv.format().bits(), inputBits, conv.weights(), conv.bias().length);
        } else if (layer instanceof AveragePool pool) {
            pool(node.name(), Pooling.Kind.AVERAGE, input, pool.window(), inputBits);
        } else if (layer instanceof MaxPool pool) {
            pool(node.name(), Pooling.Kind.MAX, input, pool.window(), inputBits);
        } else if (layer instanceof Add) {
            ElementwiseAdd sum = new ElementwiseAdd(node.inputs().size(), input.size());
            layers.add(new WorkloadLayer(node.name(), sum, FLOAT_BITS, inputBits));
        } else {
            uncounted.add(node.name());
        }
        bits.put(node.name(), outputBits(layer, inputBits));
    }

    private static int outputBits(Layer layer, int inputBits) {
        if (layer instanceof Step) {
            return 1;
        }
        if (layer instanceof Qcfs quantised) {
            return Integer.SIZE - Integer.numberOfLeadingZeros(quantised.levels());
        }
        if (layer instanceof Relu
                || layer instanceof ClippedRelu
                || layer instanceof MaxPool
                || layer instanceof ZeroPad
                || layer instanceof Flatten
                || layer instanceof Concat) {
            return inputBits;
        }
        if (layer instanceof Dense
                || layer instanceof BlockDense
                || layer instanceof dev.ranvier.core.model.Convolution
                || layer instanceof AveragePool
                || layer instanceof Add
                || layer instanceof BatchNorm
                || layer instanceof ChannelAffine
                || layer instanceof Softmax
                || layer instanceof Vote) {
            return FLOAT_BITS;
        }
        throw new AssertionError("no workload for " + layer);
    }

    private void pool(String name, Pooling.Kind kind, Shape input, Window window, int inputBits) {
        Pooling pooling = new Pooling(kind, input.channels(), input.height(), input.width(), window);
        layers.add(new WorkloadLayer(name, pooling, FLOAT_BITS, inputBits));
    }

    private void addBlocks(String name, BlockDense layer, int inputBits) {
        for (int b = 0; b < layer.blocks().size(); b++) {
            BlockDense.Block block = layer.blocks().get(b);
            MatrixProduct product = new MatrixProduct(block.inputIndices().length, block.outputs());
            put(name + "/" + b, product, layer.format().bits(), inputBits, block.weights(), block.bias().length);
        }
    }

    /** @param weights of the layer, any order. Not modified. */
    private void put(
            String name, Operation operation, int weightBits, int inputBits, float[] weights, int otherParameters) {
        layers.add(new WorkloadLayer(name, operation, weightBits, inputBits)
                .withWeightZeroShare(zeroShare(weights))
                .withOtherParameters(otherParameters));
    }

    /**
     * Share of values that are exactly zero, 0..1.
     *
     * @param weights of a layer, any order. Not modified.
     */
    private static double zeroShare(float[] weights) {
        int zeros = 0;
        for (float weight : weights) {
            if (weight == 0) {
                zeros++;
            }
        }
        return (double) zeros / weights.length;
    }
}
