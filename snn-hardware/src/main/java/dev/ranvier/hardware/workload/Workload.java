package dev.ranvier.hardware.workload;

import dev.ranvier.core.model.BlockDense;
import dev.ranvier.core.model.Dense;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.model.Relu;
import dev.ranvier.core.model.Step;
import dev.ranvier.core.model.Vote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The layers of a network as shapes, and how many samples run at once. Immutable.
 *
 * @param name what the user calls the network
 * @param batch samples that run together
 * @param layers in the order in which they run
 * @param uncounted operations of the network without multiply-accumulates, which no machine here is charged for
 */
public record Workload(String name, int batch, List<WorkloadLayer> layers, List<String> uncounted) {

    private static final int FLOAT_BITS = 32;

    /** @throws IllegalArgumentException if the batch is not positive, there is no layer, or two have one name */
    public Workload {
        if (batch < 1) {
            throw new IllegalArgumentException("workload " + name + ": the batch must be at least 1, got " + batch);
        }
        layers = List.copyOf(layers);
        uncounted = List.copyOf(uncounted);
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("workload " + name + " has no layer with multiply-accumulates");
        }
        Set<String> names = new HashSet<>();
        for (WorkloadLayer layer : layers) {
            if (!names.add(layer.name())) {
                throw new IllegalArgumentException("workload " + name + ": two layers are named " + layer.name());
            }
        }
    }

    /**
     * The workload of a trained network. A {@link Dense} is one matrix product, a {@link BlockDense} one for each block
     * (named {@code layer/block}). Inputs after a {@link Step} need 1 bit, others are floats as trained.
     *
     * @throws IllegalArgumentException if the graph has nothing to multiply or the batch is not positive
     */
    public static Workload of(LayerGraph graph, int batch) {
        List<WorkloadLayer> layers = new ArrayList<>();
        List<String> uncounted = new ArrayList<>();
        Map<String, Integer> bits = new HashMap<>();
        bits.put(LayerGraph.INPUT, FLOAT_BITS);
        for (LayerGraph.Node node : graph.nodes()) {
            int inputBits = bits.get(node.input());
            int outputBits = FLOAT_BITS;
            // A chain of tests because switch over sealed types is not final in Java 17; the last branch is our own
            // bug.
            if (node.layer() instanceof Dense dense) {
                layers.add(new WorkloadLayer(
                        node.name(),
                        new MatrixProduct(dense.inputs(), dense.outputs()),
                        dense.format().bits(),
                        inputBits));
            } else if (node.layer() instanceof BlockDense blocks) {
                addBlocks(node.name(), blocks, inputBits, layers);
            } else if (node.layer() instanceof Step) {
                outputBits = 1;
                uncounted.add(node.name());
            } else if (node.layer() instanceof Relu) {
                outputBits = inputBits;
                uncounted.add(node.name());
            } else if (node.layer() instanceof Vote) {
                uncounted.add(node.name());
            } else {
                throw new AssertionError("no workload for " + node.layer());
            }
            bits.put(node.name(), outputBits);
        }
        return new Workload(graph.name(), batch, layers, uncounted);
    }

    /** The same layers for another batch. */
    public Workload withBatch(int samples) {
        return new Workload(name, samples, layers, uncounted);
    }

    /**
     * The same layers with bit widths of a quantised network.
     *
     * @param weightBits bits of every weight
     * @param inputBits bits of every layer's inputs
     */
    public Workload withBits(int weightBits, int inputBits) {
        List<WorkloadLayer> changed = layers.stream()
                .map(layer -> new WorkloadLayer(
                        layer.name(), layer.operation(), weightBits, inputBits, layer.inputZeroShare()))
                .toList();
        return new Workload(name, batch, changed, uncounted);
    }

    /**
     * The same layers with measured zeros.
     *
     * @param zeroShares share of zeros among the inputs of a layer, 0..1, by layer name; layers not named keep theirs
     * @throws IllegalArgumentException if a name is not a layer of this workload or a share is outside 0..1
     */
    public Workload withInputZeroShares(Map<String, Double> zeroShares) {
        Map<String, Double> left = new LinkedHashMap<>(zeroShares);
        List<WorkloadLayer> changed = new ArrayList<>();
        for (WorkloadLayer layer : layers) {
            Double share = left.remove(layer.name());
            changed.add(
                    share == null
                            ? layer
                            : new WorkloadLayer(
                                    layer.name(),
                                    layer.operation(),
                                    layer.weightBits(),
                                    layer.inputBits(),
                                    OptionalDouble.of(share)));
        }
        if (!left.isEmpty()) {
            throw new IllegalArgumentException("workload " + name + " has no layers " + left.keySet() + "; it has "
                    + layers.stream().map(WorkloadLayer::name).toList());
        }
        return new Workload(name, batch, changed, uncounted);
    }

    /** Multiply-accumulates for one sample. */
    public long multiplyAccumulatesPerSample() {
        return layers.stream()
                .mapToLong(layer -> layer.operation().multiplyAccumulates())
                .sum();
    }

    private static void addBlocks(String name, BlockDense layer, int inputBits, List<WorkloadLayer> into) {
        for (int b = 0; b < layer.blocks().size(); b++) {
            BlockDense.Block block = layer.blocks().get(b);
            into.add(new WorkloadLayer(
                    name + "/" + b,
                    new MatrixProduct(block.inputIndices().length, block.outputs()),
                    layer.format().bits(),
                    inputBits));
        }
    }
}
