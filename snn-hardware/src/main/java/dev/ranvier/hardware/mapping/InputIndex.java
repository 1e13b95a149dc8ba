package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.SpikeSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers every input that an axon can stand for: a neuron together with the delay of its spikes. Two delays of one
 * neuron are two inputs, for an axon is active in one tick for each spike.
 */
public final class InputIndex {

    private final List<Bank> banks = new ArrayList<>();
    private final Map<Long, Bank> bankOf = new HashMap<>(); // by population and delay
    private final int[] first; // [bank], ascending
    private int size;

    /**
     * The neurons of one population with one delay.
     *
     * @param population index in the network
     * @param delayTicks delay
     * @param first number of its first neuron's input
     * @param neurons number of neurons
     * @param onChip true unless the population is a spike source
     */
    private record Bank(int population, int delayTicks, int first, int neurons, boolean onChip) {}

    InputIndex(Network network) {
        Map<String, Integer> numbers = new HashMap<>();
        for (int population = 0; population < network.populations().size(); population++) {
            numbers.put(network.populations().get(population).name(), population);
        }
        for (Projection projection : network.projections()) {
            int population = numbers.get(projection.source());
            int delay = delayTicks(network, projection);
            if (find(population, delay) == null) {
                int neurons = network.populations().get(population).size();
                boolean onChip = !(network.populations().get(population).model() instanceof SpikeSource);
                Bank bank = new Bank(population, delay, size, neurons, onChip);
                banks.add(bank);
                bankOf.put(key(population, delay), bank);
                size += neurons;
            }
        }
        first = banks.stream().mapToInt(Bank::first).toArray();
    }

    static int delayTicks(Network network, Projection projection) {
        return (int) Math.rint(projection.delayMs() / network.timeBase().stepMs());
    }

    /** Number of inputs. */
    public int size() {
        return size;
    }

    /** True if the input is a neuron on the chip, false if it comes from outside. */
    public boolean onChip(int input) {
        return bankOf(input).onChip();
    }

    /** Index of the population that the input belongs to. */
    public int population(int input) {
        return bankOf(input).population();
    }

    /** The neuron of that population. */
    public int neuron(int input) {
        return input - bankOf(input).first();
    }

    /** The delay of the input's spikes. */
    public int delayTicks(int input) {
        return bankOf(input).delayTicks();
    }

    /** Number of the first input of a population with a delay. */
    int first(int population, int delayTicks) {
        return find(population, delayTicks).first();
    }

    private Bank find(int population, int delayTicks) {
        return bankOf.get(key(population, delayTicks));
    }

    private static long key(int population, int delayTicks) {
        return (long) population << 32 | delayTicks;
    }

    private Bank bankOf(int input) {
        int found = Arrays.binarySearch(first, input);
        return banks.get(found >= 0 ? found : -found - 2);
    }
}
