package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.CoreLimits;

/**
 * Finds, from the weights of a core alone, a type for each axon and a weight by type for each neuron such that {@code
 * w_ij = bit_ij s_j[type(i)]}. Tried in this order: one axon for every input; one axon for most inputs and several
 * for those whose type would be in conflict; weights by type that are each neuron's different weights in falling
 * order, with as many axons for an input as it needs of them (for weights of two signs: a positive and a negative
 * part).
 */
final class AxonTyping {

    private final CoreLimits limits;

    AxonTyping(CoreLimits limits) {
        this.limits = limits;
    }

    /** @throws MappingException if a neuron has more different weights than there are types, or the axons run out */
    TypedCore type(LayerInputs layer, CoreGroup group) {
        CoreWeights weights = new CoreWeights(layer, group);
        boolean[][] conflicts = weights.conflicts();
        int[] synapses = weights.synapses();
        int[] types = TypeColouring.complete(conflicts, synapses, limits.axonTypes());
        if (types != null) {
            return new TypeTable(weights, group.size(), limits.axonTypes())
                    .fill(types)
                    .build();
        }
        boolean[] onChip = new boolean[weights.size()];
        for (int rank = 0; rank < onChip.length; rank++) {
            onChip[rank] = layer.index().onChip(weights.input(rank));
        }
        int[] some = TypeColouring.partial(conflicts, synapses, onChip, limits.axonTypes());
        TypeTable mixed = new TypeTable(weights, group.size(), limits.axonTypes()).fill(some);
        if (mixed.split(some) && mixed.axons() <= limits.axons()) {
            return mixed.build();
        }
        TypeTable byValue = byValue(layer, group, weights);
        if (byValue.axons() > limits.axons()) {
            throw outOfAxons(layer, group, weights, byValue.axons());
        }
        return byValue.build();
    }

    private TypeTable byValue(LayerInputs layer, CoreGroup group, CoreWeights weights) {
        int[][] values = new int[limits.axonTypes()][group.size()];
        for (int neuron = 0; neuron < group.size(); neuron++) {
            int[] different = weights.values(neuron);
            if (different.length > limits.axonTypes()) {
                int number = group.first() + neuron;
                throw new MappingException(
                        layer.population(),
                        number,
                        different.length,
                        limits.axonTypes(),
                        "neuron " + number + " of population " + layer.population() + " has " + different.length
                                + " different weights, a neuron of a core has " + limits.axonTypes()
                                + "; quantise the layer to fewer values, e.g. to -1, 0, 1");
            }
            for (int type = 0; type < different.length; type++) {
                values[type][neuron] = different[type];
            }
        }
        TypeTable table = new TypeTable(weights, values);
        table.splitAll();
        return table;
    }

    private MappingException outOfAxons(LayerInputs layer, CoreGroup group, CoreWeights weights, int needed) {
        int last = group.first() + group.size() - 1;
        return new MappingException(
                layer.population(),
                group.first(),
                needed,
                limits.axons(),
                "neurons " + group.first() + ".." + last + " of population " + layer.population() + " have "
                        + weights.size() + " inputs whose weights need " + needed + " axons with " + limits.axonTypes()
                        + " types, a core has " + limits.axons()
                        + "; use blocks of fewer inputs (half as many for weights of free sign), or train with weights"
                        + " whose value at a neuron depends on the input's type only");
    }
}
