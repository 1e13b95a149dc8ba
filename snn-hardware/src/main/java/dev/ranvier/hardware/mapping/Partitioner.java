package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.CoreLimits;
import java.util.List;

/** Decides which neurons share a core. */
@FunctionalInterface
public interface Partitioner {

    /**
     * Splits a population into ranges, in order and without gaps, each with at most as many neurons and as many
     * distinct inputs as a core has neurons and axons.
     *
     * @param population index of the population in the network
     * @param layer its inputs
     * @throws MappingException if a single neuron has more inputs than a core has axons
     */
    List<CoreGroup> partition(int population, LayerInputs layer, CoreLimits limits);
}
