package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.Connectivity;
import java.util.Arrays;

/** Collects synapses in any order and makes sparse connectivity of them. */
final class SynapseList {

    private final int sources;
    private final int targets;
    private int[] source = new int[256];
    private int[] target = new int[256];
    private float[] weight = new float[256];
    private int size;

    SynapseList(int sources, int targets) {
        this.sources = sources;
        this.targets = targets;
    }

    void add(int from, int to, double value) {
        if (size == source.length) {
            source = Arrays.copyOf(source, 2 * size);
            target = Arrays.copyOf(target, 2 * size);
            weight = Arrays.copyOf(weight, 2 * size);
        }
        source[size] = from;
        target[size] = to;
        weight[size++] = (float) value;
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** The synapses by source; those of one source as they were added. */
    Connectivity.Sparse build() {
        int[] rowStart = new int[sources + 1];
        for (int i = 0; i < size; i++) {
            rowStart[source[i] + 1]++;
        }
        for (int row = 1; row < rowStart.length; row++) {
            rowStart[row] += rowStart[row - 1];
        }
        int[] next = rowStart.clone();
        int[] targetOf = new int[size];
        float[] weights = new float[size];
        for (int i = 0; i < size; i++) {
            int at = next[source[i]]++;
            targetOf[at] = target[i];
            weights[at] = weight[i];
        }
        return new Connectivity.Sparse(targets, rowStart, targetOf, weights);
    }
}
