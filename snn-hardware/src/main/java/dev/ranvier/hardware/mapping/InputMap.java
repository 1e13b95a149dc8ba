package dev.ranvier.hardware.mapping;

import dev.ranvier.hardware.chip.ChipSimulator;

/**
 * Which axons the spikes of one source population are brought to. Arrays are taken over, not copied, and must not be
 * modified afterwards.
 *
 * @param population name of the source population
 * @param rowStart {@code [neuron + 1]}, where each source neuron's deliveries begin
 * @param core {@code [delivery]}, position of the core in the program
 * @param axon {@code [delivery]}
 * @param delayTicks {@code [delivery]}, ticks from the spike to the active axon
 */
public record InputMap(String population, int[] rowStart, int[] core, int[] axon, int[] delayTicks) {

    /** Number of source neurons. */
    public int neurons() {
        return rowStart.length - 1;
    }

    /** Number of axons that a spike of the neuron is brought to. */
    public int deliveries(int neuron) {
        return rowStart[neuron + 1] - rowStart[neuron];
    }

    /** Brings a spike of the given tick, which must be the simulator's next one, to all its axons. */
    public void deliver(int neuron, long tick, ChipSimulator simulator) {
        for (int i = rowStart[neuron]; i < rowStart[neuron + 1]; i++) {
            simulator.inject(tick + delayTicks[i], core[i], axon[i]);
        }
    }
}
