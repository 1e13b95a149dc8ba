package dev.ranvier.hardware.chip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a {@link TnCase} does: from a run, or as a {@code tn-expected-1} file expects it.
 *
 * @param name name of the case
 * @param outputs {@code [tick]}, lines of the output port that got a spike, ascending
 * @param synapticEvents {@code [tick]}, active axon and crossbar bit, all cores
 * @param totalSpikes spikes of all neurons
 * @param totalHops |dx| + |dy| over all spikes
 * @param potentials V of each neuron in the order of the program, by tick and by core {@code "x,y"}; only some ticks
 */
public record TnRecord(
        String name,
        List<int[]> outputs,
        long[] synapticEvents,
        long totalSpikes,
        long totalHops,
        Map<Integer, Map<String, int[]>> potentials) {

    /** Number of ticks. */
    public int ticks() {
        return outputs.size();
    }

    /** Runs a case on a simulator at tick 0. */
    static TnRecord of(TnCase tnCase, Iterable<Integer> potentialTicks, ChipSimulator simulator) {
        ChipProgram program = tnCase.program();
        List<int[]> outputs = new ArrayList<>();
        long[] events = new long[tnCase.ticks()];
        Map<Integer, Map<String, int[]>> potentials = new TreeMap<>();
        potentialTicks.forEach(tick -> potentials.put(tick, Map.of()));
        int input = 0;
        long eventsBefore = 0;
        for (int tick = 0; tick < tnCase.ticks(); tick++) {
            for (; input < tnCase.inputTick().length && tnCase.inputTick()[input] == tick; input++) {
                simulator.inject(tick, tnCase.inputCore()[input], tnCase.inputAxon()[input]);
            }
            simulator.tick();
            outputs.add(simulator.outputs());
            long eventsNow = simulator.activity().synapticEvents();
            events[tick] = eventsNow - eventsBefore;
            eventsBefore = eventsNow;
            if (potentials.containsKey(tick)) {
                potentials.put(tick, potentials(simulator));
            }
        }
        ChipActivity activity = simulator.activity();
        return new TnRecord(program.name(), outputs, events, activity.spikes(), activity.hops(), potentials);
    }

    /**
     * Compares with what was expected; every kind of figure is compared, potentials where they are expected.
     *
     * @return one line for each tick and figure that differs; empty if all is equal
     */
    public List<String> differencesFrom(TnRecord expected) {
        List<String> differences = new ArrayList<>();
        if (ticks() != expected.ticks()) {
            differences.add("ran " + ticks() + " ticks, expected " + expected.ticks());
        }
        for (int tick = 0; tick < Math.min(ticks(), expected.ticks()); tick++) {
            if (!Arrays.equals(outputs.get(tick), expected.outputs.get(tick))) {
                differences.add("tick " + tick + ": outputs " + Arrays.toString(outputs.get(tick)) + ", expected "
                        + Arrays.toString(expected.outputs.get(tick)));
            }
            if (synapticEvents[tick] != expected.synapticEvents[tick]) {
                differences.add("tick " + tick + ": " + synapticEvents[tick] + " synaptic events, expected "
                        + expected.synapticEvents[tick]);
            }
        }
        if (totalSpikes != expected.totalSpikes) {
            differences.add(totalSpikes + " spikes, expected " + expected.totalSpikes);
        }
        if (totalHops != expected.totalHops) {
            differences.add(totalHops + " hops, expected " + expected.totalHops);
        }
        expected.potentials.forEach((tick, byCore) -> comparePotentials(tick, byCore, differences));
        return differences;
    }

    private void comparePotentials(int tick, Map<String, int[]> byCore, List<String> differences) {
        Map<String, int[]> own = potentials.getOrDefault(tick, Map.of());
        byCore.forEach((core, expected) -> {
            int[] found = own.get(core);
            if (found == null) {
                differences.add("tick " + tick + ": no potentials of core " + core);
            } else if (!Arrays.equals(found, expected)) {
                int first = Arrays.mismatch(found, expected);
                String values = first < Math.min(found.length, expected.length)
                        ? found[first] + ", expected " + expected[first]
                        : found.length + " neurons, expected " + expected.length;
                differences.add("tick " + tick + ": core " + core + ", neuron number " + first + ": " + values);
            }
        });
    }

    private static Map<String, int[]> potentials(ChipSimulator simulator) {
        Map<String, int[]> byCore = new TreeMap<>();
        List<CoreProgram> cores = simulator.program().cores();
        for (int core = 0; core < cores.size(); core++) {
            int[] values = new int[cores.get(core).neurons().size()];
            for (int neuron = 0; neuron < values.length; neuron++) {
                values[neuron] = simulator.potential(core, neuron);
            }
            byCore.put(cores.get(core).x() + "," + cores.get(core).y(), values);
        }
        return byCore;
    }
}
