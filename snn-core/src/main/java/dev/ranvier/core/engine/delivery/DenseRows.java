package dev.ranvier.core.engine.delivery;

import dev.ranvier.core.engine.kernel.RowKernels;
import dev.ranvier.core.network.Connectivity;

/**
 * Rows of a dense projection, or a range of their columns: the array of the description itself, widened as it is read where
 * the sums are in double precision.
 */
final class DenseRows implements SynapseRows {

    private static final RowKernels KERNELS = RowKernels.best();

    private final float[] weights; // [source][target], of the whole projection
    private final int stride; // targets of the whole projection
    private final int first; // of the targets that are served here
    private final int targets; // how many of them

    DenseRows(Connectivity.Dense dense, int first, int end) {
        weights = dense.weights();
        stride = dense.targets();
        this.first = first;
        targets = end - first;
    }

    @Override
    public void add(int[] sources, int from, int to, float[] sums, int at) {
        KERNELS.addRows(weights, stride, first, sources, from, to, sums, at + first, targets);
    }

    @Override
    public void add(int[] sources, int from, int to, double[] sums, int at) {
        KERNELS.addRows(weights, stride, first, sources, from, to, sums, at + first, targets);
    }

    @Override
    public void addScaled(int[] sources, double[] factors, int from, int to, double[] sums, int at) {
        KERNELS.addScaledRows(weights, stride, first, sources, factors, from, to, sums, at + first, targets);
    }

    @Override
    public void addScaled(int[] sources, double[] factors, int from, int to, float[] sums, int at) {
        KERNELS.addScaledRows(weights, stride, first, sources, factors, from, to, sums, at + first, targets);
    }

    @Override
    public void mark(int[] sources, int from, int to, TouchedNeurons touched) {
        touched.addAll();
    }

    @Override
    public long synapses(int[] sources, int from, int to) {
        return (long) (to - from) * targets;
    }
}
