package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.hardware.chip.Crossbar;

/**
 * The weights of one core with each input cut into digits, one axon a digit: bit-slicing. A neuron's weights are
 * divided by their greatest common divisor first, which its weights by type take back.
 */
final class SlicedWeights {

    private final CoreWeights weights;
    private final int[] divisor; // [neuron]
    private final WeightSlices slices; // null: no digits reach that far
    private final int[][] most; // [rank][type], axons of the input

    SlicedWeights(CoreWeights weights, int neurons, CoreLimits limits) {
        this.weights = weights;
        divisor = new int[neurons];
        int lowest = 0;
        int highest = 0;
        int largestDivisor = 1;
        for (int neuron = 0; neuron < neurons; neuron++) {
            divisor[neuron] = commonDivisor(neuron);
            largestDivisor = Math.max(largestDivisor, divisor[neuron]);
            for (int rank = 0; rank < weights.size(); rank++) {
                int units = weights.row(rank)[neuron] / divisor[neuron];
                lowest = Math.min(lowest, units);
                highest = Math.max(highest, units);
            }
        }
        slices = WeightSlices.covering(lowest, highest, limits.axonTypes(), limits.maxWeight() / largestDivisor);
        most = slices == null ? new int[0][] : new int[weights.size()][slices.value().length];
        int[] digits = new int[slices == null ? 0 : slices.value().length];
        for (int rank = 0; rank < most.length; rank++) {
            for (int neuron = 0; neuron < neurons; neuron++) {
                write(rank, neuron, digits);
                for (int type = 0; type < digits.length; type++) {
                    most[rank][type] = Math.max(most[rank][type], digits[type]);
                }
            }
        }
    }

    /** Number of axons; more than any core has if the weights cannot be sliced at all. */
    int axons() {
        if (slices == null) {
            return Integer.MAX_VALUE;
        }
        int axons = 0;
        for (int[] ofInput : most) {
            for (int ofType : ofInput) {
                axons += ofType;
            }
        }
        return axons;
    }

    TypedCore build() {
        int neurons = divisor.length;
        int axons = axons();
        int[] axonInput = new int[axons];
        byte[] axonType = new byte[Math.max(1, axons)];
        int[][] byType = new int[Math.max(1, slices.value().length)][neurons];
        for (int type = 0; type < slices.value().length; type++) {
            for (int neuron = 0; neuron < neurons; neuron++) {
                byType[type][neuron] = slices.value()[type] * divisor[neuron];
            }
        }
        Crossbar.Builder crossbar = new Crossbar.Builder(axonType.length, neurons);
        int[] digits = new int[slices.value().length];
        int first = 0;
        for (int rank = 0; rank < most.length; rank++) {
            for (int type = 0; type < digits.length; type++) {
                for (int copy = 0; copy < most[rank][type]; copy++) {
                    axonInput[first + copy] = weights.input(rank);
                    axonType[first + copy] = (byte) type;
                }
                for (int neuron = 0; neuron < neurons; neuron++) {
                    write(rank, neuron, digits);
                    for (int copy = 0; copy < digits[type]; copy++) {
                        crossbar.set(first + copy, neuron, true);
                    }
                }
                first += most[rank][type];
            }
        }
        return new TypedCore(axonInput, axonType, byType, crossbar.build());
    }

    private void write(int rank, int neuron, int[] digits) {
        slices.write(weights.row(rank)[neuron] / divisor[neuron], digits);
    }

    private int commonDivisor(int neuron) {
        int common = 0;
        for (int rank = 0; rank < weights.size(); rank++) {
            int other = Math.abs(weights.row(rank)[neuron]);
            while (other != 0) {
                int rest = common % other;
                common = other;
                other = rest;
            }
        }
        return Math.max(1, common);
    }
}
