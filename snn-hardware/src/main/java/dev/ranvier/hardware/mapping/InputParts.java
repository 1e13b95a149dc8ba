package dev.ranvier.hardware.mapping;

import java.util.Arrays;

/**
 * Cuts the inputs of a layer into parts that fit a core. Where the neurons have much the same inputs the cuts are the
 * same for all, so that the parts of different neurons share axons; else each neuron's own inputs are cut evenly.
 */
final class InputParts {

    private static final double MORE_PARTS = 2; // so many times the parts are still better, if they are shared

    private final LayerInputs layer;
    private final int size;
    private final int[] cuts; // [part], first input of each common part; null if each neuron has its own

    /** @param size inputs of a part at most */
    InputParts(LayerInputs layer, int size) {
        this.layer = layer;
        this.size = size;
        int[] inputs = Arrays.stream(layer.input()).sorted().distinct().toArray();
        int common = number(inputs.length);
        if (common > MORE_PARTS * number(layer.mostFanIn())) {
            cuts = null;
            return;
        }
        cuts = new int[common];
        for (int part = 0; part < common; part++) {
            cuts[part] = inputs[(int) ((long) part * inputs.length / common)];
        }
    }

    private int number(int inputs) {
        return Math.max(1, (inputs + size - 1) / size);
    }

    /** {@code [part + 1]}, where the parts of a neuron begin in its row. */
    int[] of(int neuron) {
        int fanIn = layer.fanIn(neuron);
        int parts = cuts == null ? number(fanIn) : cuts.length;
        int[] from = new int[parts + 1];
        from[parts] = fanIn;
        int row = layer.rowStart()[neuron];
        for (int part = 1; part < parts; part++) {
            if (cuts == null) {
                from[part] = (int) ((long) part * fanIn / parts);
            } else {
                int found = Arrays.binarySearch(layer.input(), row, row + fanIn, cuts[part]);
                from[part] = (found >= 0 ? found : -found - 1) - row;
            }
        }
        return from;
    }
}
