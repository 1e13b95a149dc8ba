package dev.ranvier.hardware.mapping;

import dev.ranvier.hardware.chip.Crossbar;

/**
 * Axons, their types and the weights by type that realise the synapses of one core.
 *
 * @param axonInput {@code [axon]}, number of the input that drives it; empty on a splitter core
 * @param axonType {@code [axon]}
 * @param weights {@code [type][neuron]}
 * @param crossbar the bits; at least one axon even if no input has a synapse
 */
record TypedCore(int[] axonInput, byte[] axonType, int[][] weights, Crossbar crossbar) {

    /**
     * The core with other neurons, each of which is one of the old.
     *
     * @param old {@code [new neuron]}, which of the neurons it is like
     */
    TypedCore with(int[] old) {
        int[][] copied = new int[weights.length][old.length];
        Crossbar.Builder bits = new Crossbar.Builder(crossbar.axons(), old.length);
        for (int neuron = 0; neuron < old.length; neuron++) {
            for (int type = 0; type < weights.length; type++) {
                copied[type][neuron] = weights[type][old[neuron]];
            }
            for (int axon = 0; axon < crossbar.axons(); axon++) {
                if (crossbar.connected(axon, old[neuron])) {
                    bits.set(axon, neuron, true);
                }
            }
        }
        return new TypedCore(axonInput, axonType, copied, bits.build());
    }
}
