package dev.ranvier.hardware.mapping;

import java.util.Arrays;

/** The weights of one core as a table, inputs by neurons; an input is known by its rank among the core's inputs. */
final class CoreWeights {

    private static final int MAX_CLASSES = 16;

    private final int[] inputs; // [rank], numbers in the index, ascending
    private final int[][] table; // [rank][neuron], 0: no synapse

    CoreWeights(LayerInputs layer, CoreGroup group) {
        int[] found = new int[64];
        int size = 0;
        for (int neuron : group.neurons()) {
            int from = layer.rowStart()[neuron];
            int length = layer.rowStart()[neuron + 1] - from;
            found = size + length > found.length ? Arrays.copyOf(found, 2 * (size + length)) : found;
            System.arraycopy(layer.input(), from, found, size, length);
            size += length;
        }
        inputs = distinct(found, size);
        table = new int[inputs.length][group.size()];
        for (int place = 0; place < group.size(); place++) {
            int neuron = group.neurons()[place];
            for (int i = layer.rowStart()[neuron]; i < layer.rowStart()[neuron + 1]; i++) {
                table[Arrays.binarySearch(inputs, layer.input()[i])][place] = layer.weight()[i];
            }
        }
    }

    private static int[] distinct(int[] values, int size) {
        Arrays.sort(values, 0, size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i == 0 || values[i] != values[i - 1]) {
                values[kept++] = values[i];
            }
        }
        return Arrays.copyOf(values, kept);
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
        int[] synapses = new int[table.length];
        for (int rank = 0; rank < table.length; rank++) {
            for (int weight : table[rank]) {
                synapses[rank] += weight != 0 ? 1 : 0;
            }
        }
        return synapses;
    }

    /**
     * {@code [rank][rank]}, true if two inputs reach one neuron with different weights, so that their types must
     * differ.
     */
    boolean[][] conflicts() {
        long[][][] classes = classes();
        boolean[][] conflicts = new boolean[size()][size()];
        for (int a = 0; a < size(); a++) {
            for (int b = a + 1; b < size(); b++) {
                conflicts[a][b] = classes == null ? conflict(table[a], table[b]) : conflict(classes[a], classes[b]);
                conflicts[b][a] = conflicts[a][b];
            }
        }
        return conflicts;
    }

    /** The different weights of one neuron, falling. */
    int[] values(int neuron) {
        int[] column = new int[table.length];
        int size = 0;
        for (int[] row : table) {
            if (row[neuron] != 0) {
                column[size++] = row[neuron];
            }
        }
        int[] rising = distinct(column, size);
        int[] falling = new int[rising.length];
        Arrays.setAll(falling, i -> rising[rising.length - 1 - i]);
        return falling;
    }

    /**
     * {@code [rank][class][word]}, bit j set if the input's weight at neuron j is the neuron's value number class;
     * null if a neuron has too many different weights for that to pay.
     */
    private long[][][] classes() {
        int neurons = table.length == 0 ? 0 : table[0].length;
        int[][] values = new int[neurons][];
        int most = 0;
        for (int neuron = 0; neuron < neurons; neuron++) {
            values[neuron] = values(neuron);
            most = Math.max(most, values[neuron].length);
        }
        if (most > MAX_CLASSES) {
            return null;
        }
        long[][][] classes = new long[table.length][most][(neurons + 63) >> 6];
        for (int rank = 0; rank < table.length; rank++) {
            for (int neuron = 0; neuron < neurons; neuron++) {
                for (int k = 0; table[rank][neuron] != 0 && k < values[neuron].length; k++) {
                    if (values[neuron][k] == table[rank][neuron]) {
                        classes[rank][k][neuron >> 6] |= 1L << neuron;
                    }
                }
            }
        }
        return classes;
    }

    private static boolean conflict(long[][] a, long[][] b) {
        int words = a.length == 0 ? 0 : a[0].length;
        for (int word = 0; word < words; word++) {
            long anyA = 0;
            long anyB = 0;
            long same = 0;
            for (int k = 0; k < a.length; k++) {
                anyA |= a[k][word];
                anyB |= b[k][word];
                same |= a[k][word] & b[k][word];
            }
            if ((anyA & anyB & ~same) != 0) {
                return true;
            }
        }
        return false;
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
