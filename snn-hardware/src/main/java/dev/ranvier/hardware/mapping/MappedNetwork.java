package dev.ranvier.hardware.mapping;

import dev.ranvier.hardware.chip.ChipProgram;
import java.util.List;

/**
 * A network on the chip. Line i of the program's output port is neuron i of the output population.
 *
 * @param program what is loaded into the chip
 * @param inputs for each source population, where its spikes are brought
 * @param neurons for each other population, where its neurons sit
 * @param output name of the output population
 * @param report what it takes
 */
public record MappedNetwork(
        ChipProgram program, List<InputMap> inputs, List<NeuronMap> neurons, String output, MappingReport report) {

    /** Takes copies of the lists. */
    public MappedNetwork {
        inputs = List.copyOf(inputs);
        neurons = List.copyOf(neurons);
    }

    /**
     * The deliveries of a source population.
     *
     * @throws IllegalArgumentException if there is no such source
     */
    public InputMap input(String population) {
        return inputs.stream()
                .filter(map -> map.population().equals(population))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no source population '" + population + "'; there are "
                        + inputs.stream().map(InputMap::population).toList()));
    }

    /**
     * Where a population sits.
     *
     * @throws IllegalArgumentException if there is no such population on the chip
     */
    public NeuronMap population(String population) {
        return neurons.stream()
                .filter(map -> map.population().equals(population))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no population '" + population + "' on the chip; there are "
                                + neurons.stream().map(NeuronMap::population).toList()));
    }
}
