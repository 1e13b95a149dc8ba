package dev.ranvier.core.spike;

/**
 * What was recorded of one population.
 *
 * @param name its name in the network
 * @param neurons its size, silent neurons included
 * @param spikes its spikes
 */
public record RecordedPopulation(String name, int neurons, SpikeBatch spikes) {

    /** @throws IllegalArgumentException if a spike is of a neuron that the population does not have */
    public RecordedPopulation {
        if (spikes.maxNeuron() >= neurons) {
            throw new IllegalArgumentException("population " + name + " has " + neurons
                    + " neurons, but a spike is of neuron " + spikes.maxNeuron());
        }
    }
}
