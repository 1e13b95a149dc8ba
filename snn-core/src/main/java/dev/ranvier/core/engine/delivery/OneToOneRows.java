package dev.ranvier.core.engine.delivery;

import dev.ranvier.core.network.Connectivity;

/** Rows of one synapse each: neuron i reaches neuron i. */
final class OneToOneRows implements SynapseRows {

    private final double weight;

    OneToOneRows(Connectivity.OneToOne oneToOne) {
        weight = oneToOne.weight();
    }

    @Override
    public void add(int[] sources, int from, int to, double[] sums) {
        for (int spike = from; spike < to; spike++) {
            sums[sources[spike]] += weight;
        }
    }

    @Override
    public void addScaled(int[] sources, double[] factors, int from, int to, double[] sums) {
        for (int spike = from; spike < to; spike++) {
            sums[sources[spike]] += factors[spike] * weight;
        }
    }

    @Override
    public void mark(int[] sources, int from, int to, TouchedNeurons touched) {
        for (int spike = from; spike < to; spike++) {
            touched.add(sources[spike]);
        }
    }

    @Override
    public long synapses(int[] sources, int from, int to) {
        return to - from;
    }
}
