package dev.ranvier.hardware.mapping;

import java.util.ArrayList;
import java.util.List;

/** Cores with the neurons on them and the types of their axons. */
final class TypedCores {

    private final List<CoreGroup> groups = new ArrayList<>(); // [core], who is on it
    private final List<TypedCore> typed = new ArrayList<>(); // [core], axons, weights by type, crossbar
    private boolean halved;

    /** {@code [core]}, who is on it. */
    List<CoreGroup> groups() {
        return groups;
    }

    /** {@code [core]}, axons, weights by type, crossbar. */
    List<TypedCore> typed() {
        return typed;
    }

    /** True if a group had to be halved. */
    boolean halved() {
        return halved;
    }

    /**
     * Adds the cores of one population. A group whose weights do not keep within a core's axons is halved until they
     * do.
     *
     * @throws MappingException if a neuron alone does not
     */
    void add(LayerInputs layer, List<CoreGroup> partition, AxonTyping typing, int axons) {
        for (CoreGroup group : partition) {
            add(layer, group, typing, axons);
        }
    }

    void addAll(TypedCores others) {
        groups.addAll(others.groups);
        typed.addAll(others.typed);
    }

    private void add(LayerInputs layer, CoreGroup group, AxonTyping typing, int axons) {
        TypedCore core = typing.type(layer, group);
        if (core != null) {
            groups.add(group);
            typed.add(core);
        } else if (group.size() > 1) {
            halved = true;
            add(layer, group.part(0, group.size() / 2), typing, axons);
            add(layer, group.part(group.size() / 2, group.size()), typing, axons);
        } else {
            throw outOfAxons(layer, group, typing, axons);
        }
    }

    private static MappingException outOfAxons(LayerInputs layer, CoreGroup group, AxonTyping typing, int axons) {
        int neuron = group.first();
        int inputs = layer.rowStart()[neuron + 1] - layer.rowStart()[neuron];
        int needed = typing.axonsOf(layer, group.population(), neuron);
        String weights = needed == Integer.MAX_VALUE
                ? "have too many different weights for the axon types"
                : "take " + needed + " axons with its weights in digits";
        return new MappingException(
                layer.population(),
                neuron,
                MappingException.Limit.AXONS,
                needed,
                axons,
                "neuron " + neuron + " of population " + layer.population() + " has " + inputs + " inputs, which "
                        + weights + ", a core has " + axons + " axons",
                "quantise the layer to fewer values, e.g. to -1, 0, 1, or split its fan-in");
    }
}
