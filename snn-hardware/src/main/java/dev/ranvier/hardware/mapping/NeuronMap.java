package dev.ranvier.hardware.mapping;

import dev.ranvier.hardware.chip.ChipProgram;
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

    /** @throws IllegalArgumentException if a neuron has no place in the program */
    void requireFit(ChipProgram program) {
        if (core.length != index.length) {
            throw new IllegalArgumentException(
                    "neurons of " + population + ": " + core.length + " cores but " + index.length + " places");
        }
        for (int neuron = 0; neuron < core.length; neuron++) {
            boolean known = core[neuron] >= 0 && core[neuron] < program.cores().size();
            if (!known
                    || index[neuron] < 0
                    || index[neuron]
                            >= program.cores().get(core[neuron]).neurons().size()) {
                throw new IllegalArgumentException("neuron " + neuron + " of " + population + " is put at place "
                        + index[neuron] + " of core number " + core[neuron] + ", which the program does not have");
            }
        }
    }
}
