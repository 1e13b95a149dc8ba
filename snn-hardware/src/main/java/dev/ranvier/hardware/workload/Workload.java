package dev.ranvier.hardware.workload;

import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.core.network.Network;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The layers of a network as shapes, and how many samples run at once. Immutable.
 *
 * @param name what the user calls the network
 * @param batch samples that run together
 * @param layers in the order in which they run
 * @param uncounted operations of the network that are no layers here, such as activation functions; no machine is
 *     charged for them
 */
public record Workload(String name, int batch, List<WorkloadLayer> layers, List<String> uncounted) {

    /** @throws IllegalArgumentException if the batch is not positive, there is no layer, or two have one name */
    public Workload {
        if (batch < 1) {
            throw new IllegalArgumentException("workload " + name + ": the batch must be at least 1, got " + batch);
        }
        layers = List.copyOf(layers);
        uncounted = List.copyOf(uncounted);
        if (layers.stream().noneMatch(layer -> layer.operation().multiplyAccumulates() > 0)) {
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
     * The workload of a trained network; {@link GraphWorkload} says what becomes of each kind of layer.
     *
     * @throws IllegalArgumentException if the graph has nothing to multiply or the batch is not positive
     */
    public static Workload of(LayerGraph graph, int batch) {
        return GraphWorkload.of(graph, batch);
    }

    /**
     * The workload of a spiking network that a conventional machine runs tick by tick; {@link SpikingWorkload} says
     * what becomes of each projection.
     *
     * @param timeSteps ticks that one sample runs
     * @throws IllegalArgumentException if the network has nothing to multiply, or a number is not positive
     */
    public static Workload of(Network network, int timeSteps, int batch) {
        return SpikingWorkload.of(network, timeSteps, batch);
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
                .map(layer -> layer.withBits(weightBits, inputBits))
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
            changed.add(share == null ? layer : layer.withInputZeroShare(share));
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

    /** Trained values of all layers. */
    public long parameters() {
        return layers.stream().mapToLong(WorkloadLayer::parameters).sum();
    }
}
