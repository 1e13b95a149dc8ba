package dev.ranvier.hardware.mapping;

import dev.ranvier.hardware.chip.ChipSimulator;

/**
 * Where the neurons of one population sit. Arrays are taken over, not copied, and must not be modified afterwards.
 *
 * @param population name of the population
 * @param core {@code [neuron]}, position of the core in the program
 * @param index {@code [neuron]}, place within that core
 */
public record NeuronMap(String population, int[] core, int[] index) {

    /** Number of neurons. */
    public int neurons() {
        return core.length;
    }

    /**
     * Reads the potentials of the population.
     *
     * @param into {@code [neuron]}. Modified.
     */
    public void potentials(ChipSimulator simulator, double[] into) {
        for (int neuron = 0; neuron < core.length; neuron++) {
            into[neuron] = simulator.potential(core[neuron], index[neuron]);
        }
    }
}
