package dev.ranvier.examples.simulation;

import dev.ranvier.core.network.Network;
import java.util.Arrays;

/**
 * Neurons whose potentials are recorded.
 *
 * @param population name of their population
 * @param neurons their indices
 */
public record Probe(String population, int[] neurons) {

    private static final int MOST = 1_000;

    /**
     * Reads {@code POP:0,5,10-12}.
     *
     * @throws IllegalArgumentException if it is written otherwise or names more than a thousand neurons
     */
    public static Probe parse(String text) {
        int colon = text.lastIndexOf(':');
        int[] neurons = new int[0];
        for (String part : text.substring(colon + 1).split(",", -1)) {
            String[] ends = part.strip().split("-", -1);
            if (colon < 1
                    || ends.length > 2
                    || !ends[0].matches("\\d{1,9}")
                    || !ends[ends.length - 1].matches("\\d{1,9}")) {
                throw new IllegalArgumentException("'" + text + "' names no neurons; write POPULATION:0,5,10-12");
            }
            int first = Integer.parseInt(ends[0]);
            int last = Integer.parseInt(ends[ends.length - 1]);
            int from = neurons.length;
            if (last < first || last - first >= MOST - from) {
                throw new IllegalArgumentException(
                        "'" + text + "' must name from 1 to " + MOST + " neurons, ranges from low to high");
            }
            neurons = Arrays.copyOf(neurons, from + last - first + 1);
            for (int i = from; i < neurons.length; i++) {
                neurons[i] = first + i - from;
            }
        }
        return new Probe(text.substring(0, colon), neurons);
    }

    /** @throws IllegalArgumentException if the network has no such population or neuron */
    void requireIn(Network network) {
        int size = network.population(population).size();
        for (int neuron : neurons) {
            if (neuron >= size) {
                throw new IllegalArgumentException(
                        "population " + population + " has neurons 0 to " + (size - 1) + ", got " + neuron);
            }
        }
    }

    /** Name of the files of this probe, without folder and ending. */
    String fileName() {
        return "potentials-" + population.replaceAll("[^A-Za-z0-9_.-]", "_");
    }
}
