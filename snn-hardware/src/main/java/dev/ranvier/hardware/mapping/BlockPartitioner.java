package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.CoreLimits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fills core after core with neurons in their order. Neurons are taken in runs that are kept together where that is
 * possible: first runs that share no input with their neighbours (the blocks of a patch network); a run too large for
 * a core is cut into runs that share no neuron on the chip, because such a neuron can reach one core only, while
 * outside input may go to several; what is still too large is taken neuron by neuron. A run that does not fit into
 * the core at hand opens the next.
 */
public final class BlockPartitioner implements Partitioner {

    private enum Cut {
        SHARING_NO_INPUT,
        SHARING_NO_NEURON,
        EVERYWHERE
    }

    @Override
    public List<CoreGroup> partition(int population, LayerInputs layer, CoreLimits limits) {
        return new Filling(population, layer, limits).fill();
    }

    private static final class Filling {

        private final int population;
        private final LayerInputs layer;
        private final CoreLimits limits;
        private final List<CoreGroup> groups = new ArrayList<>();
        private final int[] usedBy; // [input], number of the core that it was last counted for, from 1
        private final int[] seenBy; // [input], number of the count that saw it last
        private int counts;
        private int first; // of the core at hand
        private int size; // of the core at hand
        private int axons; // of the core at hand

        Filling(int population, LayerInputs layer, CoreLimits limits) {
            this.population = population;
            this.layer = layer;
            this.limits = limits;
            usedBy = new int[layer.index().size()];
            seenBy = new int[layer.index().size()];
        }

        List<CoreGroup> fill() {
            take(0, layer.neurons(), Cut.SHARING_NO_INPUT);
            close();
            return groups;
        }

        private void take(int from, int to, Cut cut) {
            for (int start = from; start < to; ) {
                int end = endOfRun(start, to, cut);
                takeRun(start, end, cut);
                start = end;
            }
        }

        private void takeRun(int from, int to, Cut cut) {
            int added = inputsBeyond(from, to, true);
            if (size + to - from <= limits.neurons() && axons + added <= limits.axons()) {
                add(from, to, added);
                return;
            }
            int alone = inputsBeyond(from, to, false);
            if (to - from <= limits.neurons() && alone <= limits.axons()) {
                close();
                add(from, to, alone);
            } else if (cut == Cut.EVERYWHERE) {
                layer.requireFanIn(from, limits);
            } else {
                take(from, to, Cut.values()[cut.ordinal() + 1]);
            }
        }

        private void add(int from, int to, int added) {
            if (size == 0) {
                first = from;
            }
            for (int i = layer.rowStart()[from]; i < layer.rowStart()[to]; i++) {
                usedBy[layer.input()[i]] = groups.size() + 1;
            }
            size += to - from;
            axons += added;
        }

        private void close() {
            if (size > 0) {
                groups.add(CoreGroup.range(population, first, size));
            }
            size = 0;
            axons = 0;
        }

        /** Number of distinct inputs of the run, those that the core at hand has already left out if so asked. */
        private int inputsBeyond(int from, int to, boolean coreAtHand) {
            counts++;
            int distinct = 0;
            for (int i = layer.rowStart()[from]; i < layer.rowStart()[to]; i++) {
                int input = layer.input()[i];
                if (seenBy[input] != counts && !(coreAtHand && usedBy[input] == groups.size() + 1)) {
                    distinct++;
                }
                seenBy[input] = counts;
            }
            return distinct;
        }

        private int endOfRun(int from, int to, Cut cut) {
            if (cut == Cut.EVERYWHERE) {
                return from + 1;
            }
            int end = from + 1;
            for (int neuron = from; neuron < end; neuron++) {
                for (int i = layer.rowStart()[neuron]; i < layer.rowStart()[neuron + 1]; i++) {
                    int input = layer.input()[i];
                    if (cut == Cut.SHARING_NO_INPUT || layer.index().onChip(input)) {
                        end = Math.max(end, Math.min(to, lastUse()[input] + 1));
                    }
                }
            }
            return end;
        }

        private int[] lastUse; // [input], last neuron of the population that it reaches

        private int[] lastUse() {
            if (lastUse == null) {
                lastUse = new int[layer.index().size()];
                Arrays.fill(lastUse, -1);
                for (int neuron = 0; neuron < layer.neurons(); neuron++) {
                    for (int i = layer.rowStart()[neuron]; i < layer.rowStart()[neuron + 1]; i++) {
                        lastUse[layer.input()[i]] = neuron;
                    }
                }
            }
            return lastUse;
        }
    }
}
