package dev.ranvier.hardware.mapping;

import dev.ranvier.hardware.chip.Crossbar;

/**
 * Axons, their types and the weights by type that realise the synapses of one core.
 *
 * @param axonInput {@code [axon]}, number of the input that drives it
 * @param axonType {@code [axon]}
 * @param weights {@code [type][neuron]}
 * @param crossbar the bits; at least one axon even if no input has a synapse
 */
record TypedCore(int[] axonInput, byte[] axonType, int[][] weights, Crossbar crossbar) {}
