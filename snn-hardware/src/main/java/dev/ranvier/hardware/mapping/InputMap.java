package dev.ranvier.hardware.mapping;

import dev.ranvier.hardware.chip.ChipProgram;
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

    /** @throws IllegalArgumentException if rows or deliveries do not fit the program */
    void requireFit(ChipProgram program) {
        String who = "input of " + population + ": ";
        if (rowStart.length < 2
                || rowStart[0] != 0
                || rowStart[rowStart.length - 1] != core.length
                || axon.length != core.length
                || delayTicks.length != core.length) {
            throw new IllegalArgumentException(who + "rows must cover all deliveries, each with core, axon and delay");
        }
        for (int neuron = 1; neuron < rowStart.length; neuron++) {
            if (rowStart[neuron] < rowStart[neuron - 1]) {
                throw new IllegalArgumentException(
                        who + "the row of neuron " + (neuron - 1) + " ends before it begins");
            }
        }
        for (int i = 0; i < core.length; i++) {
            boolean known = core[i] >= 0 && core[i] < program.cores().size();
            if (!known || axon[i] < 0 || axon[i] >= program.cores().get(core[i]).axons()) {
                throw new IllegalArgumentException(who + "delivery " + i + " goes to axon " + axon[i]
                        + " of core number " + core[i] + ", which the program does not have");
            }
            if (delayTicks[i] < 0 || delayTicks[i] > program.limits().maxDelayTicks()) {
                throw new IllegalArgumentException(who + "delivery " + i + " has a delay of " + delayTicks[i]
                        + " ticks, allowed 0.." + program.limits().maxDelayTicks());
            }
        }
    }
}
