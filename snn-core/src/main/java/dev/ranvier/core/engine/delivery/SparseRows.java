package dev.ranvier.core.engine.delivery;

import dev.ranvier.core.network.Connectivity;

/** Rows of a sparse projection, in the arrays of its description. */
final class SparseRows implements SynapseRows {

    private final int[] rowStart; // [source + 1]
    private final int[] target; // [synapse]
    private final float[] weights; // [synapse]

    SparseRows(Connectivity.Sparse sparse) {
        rowStart = sparse.rowStart();
        target = sparse.target();
        weights = sparse.weights();
    }

    @Override
    public void add(int[] sources, int from, int to, double[] sums) {
        for (int spike = from; spike < to; spike++) {
            int end = rowStart[sources[spike] + 1];
            for (int synapse = rowStart[sources[spike]]; synapse < end; synapse++) {
                sums[target[synapse]] += weights[synapse];
            }
        }
    }

    @Override
    public void addScaled(int[] sources, double[] factors, int from, int to, double[] sums) {
        for (int spike = from; spike < to; spike++) {
            int end = rowStart[sources[spike] + 1];
            double factor = factors[spike];
            for (int synapse = rowStart[sources[spike]]; synapse < end; synapse++) {
                sums[target[synapse]] += factor * weights[synapse];
            }
        }
    }

    @Override
    public void mark(int[] sources, int from, int to, TouchedNeurons touched) {
        for (int spike = from; spike < to; spike++) {
            int end = rowStart[sources[spike] + 1];
            for (int synapse = rowStart[sources[spike]]; synapse < end; synapse++) {
                touched.add(target[synapse]);
            }
        }
    }

    @Override
    public long synapses(int[] sources, int from, int to) {
        long synapses = 0;
        for (int spike = from; spike < to; spike++) {
            synapses += rowStart[sources[spike] + 1] - rowStart[sources[spike]];
        }
        return synapses;
    }
}
