package dev.ranvier.hardware.mapping;

import dev.ranvier.hardware.chip.ChipProgram;
import dev.ranvier.hardware.chip.ChipSimulator;

/**
 * Where the neurons of one population sit, and how late. What happens to a neuron in tick t of the network happens on
 * the chip in tick {@code t + latencyTicks}. A neuron that stands on its core several times is named by its first
 * place. Arrays are taken over, not copied, and must not be modified afterwards.
 *
 * @param population name of the population
 * @param core {@code [neuron]}, position of the core in the program
 * @param index {@code [neuron]}, place within that core
 * @param latencyTicks ticks that the population runs later than in the network, at least 0
 */
public record NeuronMap(String population, int[] core, int[] index, int latencyTicks) {

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
        if (latencyTicks < 0) {
            throw new IllegalArgumentException(
                    "neurons of " + population + ": a latency of " + latencyTicks + " ticks, allowed are 0 and more");
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
