package dev.ranvier.hardware.mapping;

/**
 * What reaches each neuron of one population: inputs with nonzero weight, each once, ascending. Arrays are taken
 * over, not copied, and must not be modified afterwards.
 *
 * @param population name of the population
 * @param rowStart {@code [neuron + 1]}, where each neuron's inputs begin
 * @param input {@code [synapse]}, number of the input in the index
 * @param weight {@code [synapse]}, not 0
 * @param index what the numbers stand for
 */
public record LayerInputs(String population, int[] rowStart, int[] input, int[] weight, InputIndex index) {

    /** Number of neurons. */
    public int neurons() {
        return rowStart.length - 1;
    }
}
