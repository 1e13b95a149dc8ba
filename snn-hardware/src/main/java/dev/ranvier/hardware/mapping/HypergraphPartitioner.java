package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.CoreLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Puts neurons together that share inputs. Each input is a hyperedge over the neurons that it reaches; it costs an
 * axon on every core on which it has one (Ronzani and Silvano 2026, arXiv:2601.16118), so a core grows by the neuron
 * that needs the fewest inputs it has not got yet, the one that came into question first among equals, until nothing
 * more fits. Where that does not save cores or axons, the partition in runs ({@link BlockPartitioner}) is kept.
 */
public final class HypergraphPartitioner implements Partitioner {

    @Override
    public List<CoreGroup> partition(int population, LayerInputs layer, CoreLimits limits) {
        List<CoreGroup> runs = new BlockPartitioner().partition(population, layer, limits);
        List<CoreGroup> grown = new Growth(population, layer, limits).groups();
        return cost(layer, grown, limits) < cost(layer, runs, limits) ? grown : runs;
    }

    /** Cores, and the share of a core that splitters take for inputs from the chip on more than one of them. */
    private static double cost(LayerInputs layer, List<CoreGroup> groups, CoreLimits limits) {
        int[] cores = new int[layer.index().size()]; // [input], cores that it is on
        int[] last = new int[cores.length]; // [input], number of the last of them, from 1
        for (int group = 0; group < groups.size(); group++) {
            for (int neuron : groups.get(group).neurons()) {
                for (int i = layer.rowStart()[neuron]; i < layer.rowStart()[neuron + 1]; i++) {
                    int input = layer.input()[i];
                    cores[input] += last[input] == group + 1 ? 0 : 1;
                    last[input] = group + 1;
                }
            }
        }
        long splitters = 0;
        for (int input = 0; input < cores.length; input++) {
            splitters += cores[input] > 1 && layer.index().onChip(input) ? cores[input] : 0;
        }
        return groups.size() + (double) splitters / limits.neurons();
    }

    /** Cores that grow one after the other. */
    private static final class Growth {

        private static final int NONE = -1;

        private final int population;
        private final LayerInputs layer;
        private final CoreLimits limits;
        private final int[] userStart; // [input + 1]
        private final int[] users; // [synapse], neurons by input
        private final boolean[] taken; // [neuron]
        private final int[] shared; // [neuron], its inputs that the core at hand has
        private final int[] usedBy; // [input], number of the core that it was last added to, from 1
        private final int[] head; // [missing inputs], first candidate
        private final int[] tail; // [missing inputs], last candidate
        private final int[] next; // [neuron], candidates with as many missing inputs
        private final int[] previous; // [neuron]
        private final int[] touched; // the first touchedCount share an input with the core at hand or did
        private int touchedCount;
        private final List<CoreGroup> groups = new ArrayList<>();
        private int fewest; // no candidate misses fewer inputs

        Growth(int population, LayerInputs layer, CoreLimits limits) {
            this.population = population;
            this.layer = layer;
            this.limits = limits;
            int neurons = layer.neurons();
            taken = new boolean[neurons];
            shared = new int[neurons];
            next = new int[neurons];
            previous = new int[neurons];
            touched = new int[neurons];
            usedBy = new int[layer.index().size()];
            head = new int[limits.axons() + 1];
            tail = new int[limits.axons() + 1];
            userStart = new int[layer.index().size() + 1];
            for (int input : layer.input()) {
                userStart[input + 1]++;
            }
            for (int input = 1; input < userStart.length; input++) {
                userStart[input] += userStart[input - 1];
            }
            users = new int[layer.input().length];
            int[] free = userStart.clone();
            for (int neuron = 0; neuron < neurons; neuron++) {
                for (int i = layer.rowStart()[neuron]; i < layer.rowStart()[neuron + 1]; i++) {
                    users[free[layer.input()[i]]++] = neuron;
                }
            }
        }

        List<CoreGroup> groups() {
            int[] members = new int[limits.neurons()];
            for (int seed = 0; seed < layer.neurons(); ) {
                int size = grow(seed, members);
                int[] neurons = Arrays.copyOf(members, size);
                Arrays.sort(neurons);
                groups.add(new CoreGroup(population, neurons));
                while (seed < layer.neurons() && taken[seed]) {
                    seed++;
                }
            }
            return groups;
        }

        /** Fills one core from its first neuron on; returns the number of neurons. {@code members}: Modified. */
        private int grow(int seed, int[] members) {
            Arrays.fill(head, NONE);
            Arrays.fill(tail, NONE);
            while (touchedCount > 0) {
                shared[touched[--touchedCount]] = 0;
            }
            fewest = 0;
            int size = 0;
            int axons = 0;
            int lowest = seed; // every neuron before is taken
            for (int neuron = seed; neuron != NONE && size < limits.neurons(); ) {
                int missing = layer.fanIn(neuron) - shared[neuron];
                if (axons + missing > limits.axons()) {
                    return size;
                }
                take(neuron);
                members[size++] = neuron;
                axons += missing;
                neuron = candidate();
                if (neuron == NONE) { // nothing shares an input with the core; fill it up with what is next
                    while (lowest < taken.length && taken[lowest]) {
                        lowest++;
                    }
                    neuron = lowest < taken.length ? lowest : NONE;
                }
            }
            return size;
        }

        private void take(int neuron) {
            if (shared[neuron] > 0) {
                remove(neuron);
            }
            taken[neuron] = true;
            for (int i = layer.rowStart()[neuron]; i < layer.rowStart()[neuron + 1]; i++) {
                int input = layer.input()[i];
                if (usedBy[input] != groups.size() + 1) {
                    usedBy[input] = groups.size() + 1;
                    for (int user = userStart[input]; user < userStart[input + 1]; user++) {
                        if (!taken[users[user]]) {
                            share(users[user]);
                        }
                    }
                }
            }
        }

        private void share(int neuron) {
            if (shared[neuron] > 0) {
                remove(neuron);
            } else {
                touched[touchedCount++] = neuron;
            }
            shared[neuron]++;
            int missing = layer.fanIn(neuron) - shared[neuron];
            next[neuron] = NONE;
            previous[neuron] = tail[missing];
            if (tail[missing] == NONE) {
                head[missing] = neuron;
            } else {
                next[tail[missing]] = neuron;
            }
            tail[missing] = neuron;
            fewest = Math.min(fewest, missing);
        }

        private void remove(int neuron) {
            int missing = layer.fanIn(neuron) - shared[neuron];
            if (previous[neuron] == NONE) {
                head[missing] = next[neuron];
            } else {
                next[previous[neuron]] = next[neuron];
            }
            if (next[neuron] == NONE) {
                tail[missing] = previous[neuron];
            } else {
                previous[next[neuron]] = previous[neuron];
            }
        }

        private int candidate() {
            while (fewest < head.length && head[fewest] == NONE) {
                fewest++;
            }
            if (fewest == head.length) {
                fewest = 0;
                return NONE;
            }
            return head[fewest];
        }
    }
}
