package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.SpikeSource;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers every input that an axon can stand for: a neuron together with the delay of its spikes. Two delays of one
 * neuron are two inputs, for an axon is active in one tick for each spike.
 */
public final class InputIndex {

    private final List<Bank> banks = new ArrayList<>();
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
        for (Projection projection : network.projections()) {
            int population = network.indexOf(projection.source());
            int delay = delayTicks(network, projection);
            if (find(population, delay) == null) {
                int neurons = network.populations().get(population).size();
                boolean onChip = !(network.populations().get(population).model() instanceof SpikeSource);
                banks.add(new Bank(population, delay, size, neurons, onChip));
                size += neurons;
            }
        }
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
        for (Bank bank : banks) {
            if (bank.population() == population && bank.delayTicks() == delayTicks) {
                return bank;
            }
        }
        return null;
    }

    private Bank bankOf(int input) {
        for (Bank bank : banks) {
            if (input < bank.first() + bank.neurons()) {
                return bank;
            }
        }
        throw new IndexOutOfBoundsException("input " + input + " of " + size);
    }
}
