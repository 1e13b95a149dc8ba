package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.Network;
import java.util.Arrays;
import java.util.List;

/**
 * Where the spikes of each neuron are needed: ends, each an axon of a core with the delay of its projection. Senders
 * are the neurons of all populations, sources too.
 */
final class Reach {

    private final InputIndex index;
    private final int[] first; // [population + 1], number of its first sender
    private final int[] rowStart; // [sender + 1], where its ends begin
    private final int[] core; // [end]
    private final int[] axon; // [end]
    private final int[] input; // [end], number in the index

    Reach(Network network, InputIndex index, List<TypedCore> cores) {
        this.index = index;
        first = new int[network.populations().size() + 1];
        for (int population = 0; population + 1 < first.length; population++) {
            first[population + 1] =
                    first[population] + network.populations().get(population).size();
        }
        rowStart = new int[first[first.length - 1] + 1];
        for (TypedCore typed : cores) {
            for (int of : typed.axonInput()) {
                rowStart[sender(of) + 1]++;
            }
        }
        for (int sender = 1; sender < rowStart.length; sender++) {
            rowStart[sender] += rowStart[sender - 1];
        }
        int[] next = Arrays.copyOf(rowStart, rowStart.length - 1);
        core = new int[rowStart[rowStart.length - 1]];
        axon = new int[core.length];
        input = new int[core.length];
        for (int c = 0; c < cores.size(); c++) {
            int[] axonInput = cores.get(c).axonInput();
            for (int a = 0; a < axonInput.length; a++) {
                int end = next[sender(axonInput[a])]++;
                core[end] = c;
                axon[end] = a;
                input[end] = axonInput[a];
            }
        }
    }

    private int sender(int ofInput) {
        return first[index.population(ofInput)] + index.neuron(ofInput);
    }

    /** First end of a neuron. */
    int from(int population, int neuron) {
        return rowStart[first[population] + neuron];
    }

    /** Number of ends of a neuron. */
    int ends(int population, int neuron) {
        return rowStart[first[population] + neuron + 1] - from(population, neuron);
    }

    int core(int end) {
        return core[end];
    }

    int axon(int end) {
        return axon[end];
    }

    /** Ticks from the spike to the active axon, as the network has it. */
    int delayTicks(int end) {
        return index.delayTicks(input[end]);
    }
}
