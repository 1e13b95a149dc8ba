package dev.ranvier.hardware.mapping;

import java.util.Arrays;

/**
 * Neurons of one population that share a core. A neuron may stand in it more than once: copies, which do the same and
 * send to different targets. The array is taken over, not copied, and must not be modified afterwards.
 *
 * @param population index of the population in the network
 * @param neurons {@code [place]}, neurons of that population, at least one
 */
public record CoreGroup(int population, int[] neurons) {

    /** A range of neurons. */
    public static CoreGroup range(int population, int first, int size) {
        int[] neurons = new int[size];
        Arrays.setAll(neurons, place -> first + place);
        return new CoreGroup(population, neurons);
    }

    /** Number of places taken on the core. */
    public int size() {
        return neurons.length;
    }

    /** The first of its neurons. */
    public int first() {
        return neurons[0];
    }

    /** The places {@code from} to {@code to}, exclusive, as a group of their own. */
    CoreGroup part(int from, int to) {
        return new CoreGroup(population, Arrays.copyOfRange(neurons, from, to));
    }

    /** "neurons 3..17", or "neurons 3, 9, ... (12 in all)" where they do not follow each other. */
    String words() {
        int last = neurons[neurons.length - 1];
        if (neurons.length == 1) {
            return "neuron " + first();
        }
        return last - first() == neurons.length - 1
                ? "neurons " + first() + ".." + last
                : "neurons " + first() + ", " + neurons[1] + ", ... (" + neurons.length + " in all)";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CoreGroup that && population == that.population && Arrays.equals(neurons, that.neurons);
    }

    @Override
    public int hashCode() {
        return 31 * population + Arrays.hashCode(neurons);
    }

    @Override
    public String toString() {
        return words() + " of population number " + population;
    }
}
