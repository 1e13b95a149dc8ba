package dev.ranvier.hardware.mapping;

import dev.ranvier.hardware.chip.ChipProgram;
import java.util.List;

/**
 * A network on the chip. Line i of the program's output port is neuron i of the output population. Where splitters
 * make a way longer than the network has it, what follows runs later: each population by its own latency, the output
 * port by {@code outputLatencyTicks}; relative to that the chip does what the network does, tick by tick.
 *
 * @param program what is loaded into the chip
 * @param inputs for each source population, where its spikes are brought
 * @param neurons for each other population, where its neurons sit
 * @param output name of the output population
 * @param outputLatencyTicks a spike that an output neuron fires in tick t of the network reaches the port in
 *     tick {@code t + outputLatencyTicks} of the chip
 * @param report what it takes
 */
public record MappedNetwork(
        ChipProgram program,
        List<InputMap> inputs,
        List<NeuronMap> neurons,
        String output,
        int outputLatencyTicks,
        MappingReport report) {

    /** @throws IllegalArgumentException naming the population whose wiring does not fit the program */
    public MappedNetwork {
        inputs = List.copyOf(inputs);
        neurons = List.copyOf(neurons);
        for (InputMap map : inputs) {
            map.requireFit(program);
        }
        int lines = 0;
        for (NeuronMap map : neurons) {
            map.requireFit(program);
            if (map.population().equals(output)) {
                lines += map.neurons();
                if (outputLatencyTicks < map.latencyTicks()) {
                    throw new IllegalArgumentException("the output port gets spikes " + outputLatencyTicks
                            + " ticks late, before the output population fires them, " + map.latencyTicks()
                            + " ticks late");
                }
            }
        }
        if (lines != program.outputPort().lines()) {
            throw new IllegalArgumentException(
                    "the output population '" + output + "' has " + lines + " neurons on the chip, the output port "
                            + program.outputPort().lines() + " lines");
        }
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
