package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.CoreLimits;

/**
 * Finds, from the weights of a core alone, a type for each axon and a weight by type for each neuron such that {@code
 * w_ij = sum over the input's axons a of bit_aj s_j[type(a)]}. Tried in this order: one axon for every input; one axon
 * for most inputs and several for those whose type would be in conflict; weights by type that are each neuron's
 * different weights in falling order, with as many axons for an input as it needs of them (for weights of two signs: a
 * positive and a negative part); and digits, several axons for each input (see {@link WeightSlices}). All are exact.
 */
final class AxonTyping {

    private final CoreLimits limits;
    private final boolean digits;

    /** @param digits false where a synapse must be on one axon, because its spikes are drawn at random one by one */
    AxonTyping(CoreLimits limits, boolean digits) {
        this.limits = limits;
        this.digits = digits;
    }

    /** Types for the axons of the core, or null if none of the ways keeps within its axons. */
    TypedCore type(LayerInputs layer, CoreGroup group) {
        CoreWeights weights = new CoreWeights(layer, group);
        if (weights.size() > limits.axons()) {
            return null;
        }
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
        TypeTable byValue = byValue(group, weights);
        if (byValue != null && byValue.axons() <= limits.axons()) {
            return byValue.build();
        }
        if (!digits) {
            return null;
        }
        SlicedWeights sliced = new SlicedWeights(weights, group.size(), limits);
        return sliced.axons() <= limits.axons() ? sliced.build() : null;
    }

    /** Axons that the inputs of one neuron need at least, alone on a core. */
    int axonsOf(LayerInputs layer, int population, int neuron) {
        CoreGroup alone = CoreGroup.range(population, neuron, 1);
        CoreWeights weights = new CoreWeights(layer, alone);
        if (weights.values(0).length <= limits.axonTypes()) {
            return weights.size();
        }
        return digits ? new SlicedWeights(weights, 1, limits).axons() : Integer.MAX_VALUE;
    }

    /** Null if a neuron has more different weights than there are types. */
    private TypeTable byValue(CoreGroup group, CoreWeights weights) {
        int[][] values = new int[limits.axonTypes()][group.size()];
        for (int neuron = 0; neuron < group.size(); neuron++) {
            int[] different = weights.values(neuron);
            if (different.length > limits.axonTypes()) {
                return null;
            }
            for (int type = 0; type < different.length; type++) {
                values[type][neuron] = different[type];
            }
        }
        TypeTable table = new TypeTable(weights, values);
        table.splitAll();
        return table;
    }
}
