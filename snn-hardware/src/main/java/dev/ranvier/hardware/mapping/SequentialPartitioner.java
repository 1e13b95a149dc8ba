package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.CoreLimits;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes neuron after neuron in their order and opens the next core when the one at hand is full: the baseline that
 * mappers of the field compare with (as SpiNNaker's tools fill their cores; recalled).
 */
public final class SequentialPartitioner implements Partitioner {

    @Override
    public List<CoreGroup> partition(int population, LayerInputs layer, CoreLimits limits) {
        List<CoreGroup> groups = new ArrayList<>();
        int[] usedBy =
                new int[layer.index().size()]; // [input], number of the core that it was last counted for, from 1
        int first = 0;
        int axons = 0;
        for (int neuron = 0; neuron < layer.neurons(); neuron++) {
            layer.requireFanIn(neuron, limits);
            int added = added(layer, neuron, usedBy, groups.size() + 1);
            if (axons + added > limits.axons() || neuron - first == limits.neurons()) {
                groups.add(CoreGroup.range(population, first, neuron - first));
                first = neuron;
                axons = 0;
                added = added(layer, neuron, usedBy, groups.size() + 1);
            }
            for (int i = layer.rowStart()[neuron]; i < layer.rowStart()[neuron + 1]; i++) {
                usedBy[layer.input()[i]] = groups.size() + 1;
            }
            axons += added;
        }
        groups.add(CoreGroup.range(population, first, layer.neurons() - first));
        return groups;
    }

    private static int added(LayerInputs layer, int neuron, int[] usedBy, int core) {
        int added = 0;
        for (int i = layer.rowStart()[neuron]; i < layer.rowStart()[neuron + 1]; i++) {
            added += usedBy[layer.input()[i]] == core ? 0 : 1;
        }
        return added;
    }
}
