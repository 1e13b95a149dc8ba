package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.CoreLimits;

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

    /** Number of inputs of a neuron. */
    public int fanIn(int neuron) {
        return rowStart[neuron + 1] - rowStart[neuron];
    }

    /** Number of inputs of the neuron with the most. */
    public int mostFanIn() {
        int most = 0;
        for (int neuron = 0; neuron < neurons(); neuron++) {
            most = Math.max(most, fanIn(neuron));
        }
        return most;
    }

    /** True if a neuron's inputs have more different weights than that. */
    boolean hasMoreWeightsThan(int neuron, int number) {
        int[] seen = new int[number];
        int different = 0;
        for (int i = rowStart[neuron]; i < rowStart[neuron + 1]; i++) {
            boolean known = false;
            for (int k = 0; k < different; k++) {
                known |= seen[k] == weight[i];
            }
            if (!known && different == number) {
                return true;
            }
            if (!known) {
                seen[different++] = weight[i];
            }
        }
        return false;
    }

    /** @throws MappingException if the neuron has more inputs than a core has axons */
    public void requireFanIn(int neuron, CoreLimits limits) {
        if (fanIn(neuron) > limits.axons()) {
            throw new MappingException(
                    population,
                    neuron,
                    MappingException.Limit.AXONS,
                    fanIn(neuron),
                    limits.axons(),
                    "neuron " + neuron + " of population " + population + " has " + fanIn(neuron)
                            + " inputs, a core has " + limits.axons() + " axons",
                    "train the layer in blocks (patches) of at most that many inputs, or let its fan-in be split into"
                            + " partial sums");
        }
    }
}
