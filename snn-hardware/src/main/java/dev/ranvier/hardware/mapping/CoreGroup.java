package dev.ranvier.hardware.mapping;

/**
 * Neurons that share a core: a range of one population.
 *
 * @param population index of the population in the network
 * @param first first neuron
 * @param size number of neurons, at least 1
 */
public record CoreGroup(int population, int first, int size) {}
