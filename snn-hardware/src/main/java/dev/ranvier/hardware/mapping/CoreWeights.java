package dev.ranvier.hardware.mapping;

import java.util.Arrays;

/** The weights of one core as a table, inputs by neurons; an input is known by its rank among the core's inputs. */
final class CoreWeights {

    private final int[] inputs; // [rank], numbers in the index, ascending
    private final int[][] table; // [rank][neuron], 0: no synapse

    CoreWeights(LayerInputs layer, CoreGroup group) {
        int from = layer.rowStart()[group.first()];
        int to = layer.rowStart()[group.first() + group.size()];
        inputs = Arrays.stream(layer.input(), from, to).sorted().distinct().toArray();
        table = new int[inputs.length][group.size()];
        for (int neuron = 0; neuron < group.size(); neuron++) {
            int row = group.first() + neuron;
            for (int i = layer.rowStart()[row]; i < layer.rowStart()[row + 1]; i++) {
                table[Arrays.binarySearch(inputs, layer.input()[i])][neuron] = layer.weight()[i];
            }
        }
    }

    /** Number of inputs. */
    int size() {
        return inputs.length;
    }

    /** Number of an input in the index. */
    int input(int rank) {
        return inputs[rank];
    }

    /** {@code [neuron]}, the weights of an input. Not to be modified. */
    int[] row(int rank) {
        return table[rank];
    }

    /** {@code [rank]}, synapses of each input. */
    int[] synapses() {
        return Arrays.stream(table)
                .mapToInt(row -> (int) Arrays.stream(row).filter(w -> w != 0).count())
                .toArray();
    }

    /**
     * {@code [rank][rank]}, true if two inputs reach one neuron with different weights, so that their types must
     * differ.
     */
    boolean[][] conflicts() {
        boolean[][] conflicts = new boolean[size()][size()];
        for (int a = 0; a < size(); a++) {
            for (int b = a + 1; b < size(); b++) {
                conflicts[a][b] = conflict(table[a], table[b]);
                conflicts[b][a] = conflicts[a][b];
            }
        }
        return conflicts;
    }

    /** The different weights of one neuron, falling. */
    int[] values(int neuron) {
        int[] rising = Arrays.stream(table)
                .mapToInt(row -> row[neuron])
                .filter(w -> w != 0)
                .distinct()
                .sorted()
                .toArray();
        int[] falling = new int[rising.length];
        Arrays.setAll(falling, i -> rising[rising.length - 1 - i]);
        return falling;
    }

    private static boolean conflict(int[] a, int[] b) {
        for (int neuron = 0; neuron < a.length; neuron++) {
            if (a[neuron] != b[neuron] && a[neuron] != 0 && b[neuron] != 0) {
                return true;
            }
        }
        return false;
    }
}
