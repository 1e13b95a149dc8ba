package dev.ranvier.hardware.mapping;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts what enters the neurons of one population. */
final class LayerCensus {

    private final int[] inputs; // [neuron]
    private final List<Set<Float>> weights = new ArrayList<>(); // [neuron], different ones
    private double largest;

    LayerCensus(int neurons) {
        inputs = new int[neurons];
        for (int neuron = 0; neuron < neurons; neuron++) {
            weights.add(new HashSet<>(4));
        }
    }

    void add(int neuron, float weight) {
        inputs[neuron]++;
        weights.get(neuron).add(weight);
        largest = Math.max(largest, Math.abs(weight));
    }

    /** Synapses of the neuron with the most; several from one neuron count each. */
    int mostInputs() {
        int most = 0;
        for (int of : inputs) {
            most = Math.max(most, of);
        }
        return most;
    }

    /** Different weights of the neuron with the most. */
    int mostWeights() {
        int most = 0;
        for (Set<Float> of : weights) {
            most = Math.max(most, of.size());
        }
        return most;
    }

    double largestWeight() {
        return largest;
    }
}
