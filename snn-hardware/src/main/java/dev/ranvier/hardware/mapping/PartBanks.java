package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.Connectivity;

/** The neurons of all banks of one population, numbered part by part, so that those that share inputs are together. */
final class PartBanks {

    private final LayerInputs layer;
    private final PartialSums[] sums; // [neuron]
    private final int[][][] first; // [neuron][part][sign], number of the bank's first neuron
    private final int size;

    PartBanks(LayerInputs layer, PartialSums[] sums) {
        this.layer = layer;
        this.sums = sums;
        first = new int[sums.length][][];
        int parts = 0;
        for (int neuron = 0; neuron < sums.length; neuron++) {
            first[neuron] = new int[sums[neuron].parts()][2];
            parts = Math.max(parts, sums[neuron].parts());
        }
        int next = 0;
        for (int part = 0; part < parts; part++) {
            for (int neuron = 0; neuron < sums.length; neuron++) {
                for (int sign = 0; sign < 2 && part < sums[neuron].parts(); sign++) {
                    first[neuron][part][sign] = next;
                    next += sums[neuron].levels(part, sign);
                }
            }
        }
        size = next;
    }

    /** Number of neurons. */
    int size() {
        return size;
    }

    /** {@code [neuron of a bank]}, the sum that fires it. */
    double[] firingSums() {
        double[] firingSums = new double[size];
        forEach((neuron, part, sign, number, level) -> firingSums[number] = sums[neuron].firingSum(level));
        return firingSums;
    }

    /** Takes an input (number in the index) of a neuron of a bank. */
    @FunctionalInterface
    interface Visitor {
        void input(int input, int number, int weight);
    }

    void forEachInput(Visitor visitor) {
        forEach((neuron, part, sign, number, level) -> {
            int row = layer.rowStart()[neuron];
            for (int i = row + sums[neuron].from(part); i < row + sums[neuron].from(part + 1); i++) {
                int steps = layer.weight()[i] / sums[neuron].unit();
                visitor.input(layer.input()[i], number, sign == 0 ? steps : -steps);
            }
        });
    }

    /** What the banks add to the neurons that they belong to. */
    Connectivity outgoing() {
        SynapseList list = new SynapseList(size, sums.length);
        forEach((neuron, part, sign, number, level) -> {
            int weight = sums[neuron].spacing() * sums[neuron].unit();
            list.add(number, neuron, sign == 0 ? weight : -weight);
        });
        return list.build();
    }

    @FunctionalInterface
    private interface Each {
        void neuron(int neuron, int part, int sign, int number, int level);
    }

    private void forEach(Each each) {
        for (int neuron = 0; neuron < sums.length; neuron++) {
            for (int part = 0; part < sums[neuron].parts(); part++) {
                for (int sign = 0; sign < 2; sign++) {
                    for (int level = 0; level < sums[neuron].levels(part, sign); level++) {
                        each.neuron(neuron, part, sign, first[neuron][part][sign] + level, level);
                    }
                }
            }
        }
    }
}
