package dev.ranvier.core.engine.delivery;

import dev.ranvier.core.network.Connectivity;

/** Rows of one synapse each: neuron i reaches neuron i, if it is one of those that are served here. */
final class OneToOneRows implements SynapseRows {

    private final float weight;
    private final int first;
    private final int end;

    OneToOneRows(Connectivity.OneToOne oneToOne, int first, int end) {
        weight = oneToOne.weight();
        this.first = first;
        this.end = end;
    }

    @Override
    public void add(int[] sources, int from, int to, double[] sums, int at) {
        for (int spike = from; spike < to; spike++) {
            if (serves(sources[spike])) {
                sums[at + sources[spike]] += weight;
            }
        }
    }

    @Override
    public void add(int[] sources, int from, int to, float[] sums, int at) {
        for (int spike = from; spike < to; spike++) {
            if (serves(sources[spike])) {
                sums[at + sources[spike]] += weight;
            }
        }
    }

    @Override
    public void addScaled(int[] sources, double[] factors, int from, int to, double[] sums, int at) {
        for (int spike = from; spike < to; spike++) {
            if (serves(sources[spike])) {
                sums[at + sources[spike]] += factors[spike] * weight;
            }
        }
    }

    @Override
    public void addScaled(int[] sources, double[] factors, int from, int to, float[] sums, int at) {
        for (int spike = from; spike < to; spike++) {
            if (serves(sources[spike])) {
                sums[at + sources[spike]] += (float) factors[spike] * weight;
            }
        }
    }

    @Override
    public void mark(int[] sources, int from, int to, TouchedNeurons touched) {
        for (int spike = from; spike < to; spike++) {
            if (serves(sources[spike])) {
                touched.add(sources[spike]);
            }
        }
    }

    @Override
    public long synapses(int[] sources, int from, int to) {
        long synapses = 0;
        for (int spike = from; spike < to; spike++) {
            synapses += serves(sources[spike]) ? 1 : 0;
        }
        return synapses;
    }

    private boolean serves(int neuron) {
        return neuron >= first && neuron < end;
    }
}
