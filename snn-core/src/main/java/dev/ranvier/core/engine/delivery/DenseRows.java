package dev.ranvier.core.engine.delivery;

import dev.ranvier.core.network.Connectivity;

/**
 * Rows of a dense projection, widened to double and one array each: the compiler turns a loop over distinct arrays with a
 * common index into vector instructions, but neither one over a shared array with offsets nor one that widens floats (JDK
 * 17). Four rows go through in one pass, so that the sums are read and written once for four spikes.
 */
final class DenseRows implements SynapseRows {

    private final double[][] rows; // [source][target], weights
    private final int targets;

    DenseRows(Connectivity.Dense dense) {
        targets = dense.targets();
        rows = new double[dense.sources()][targets];
        for (int source = 0; source < rows.length; source++) {
            for (int target = 0; target < targets; target++) {
                rows[source][target] = dense.weights()[source * targets + target];
            }
        }
    }

    @Override
    public void add(int[] sources, int from, int to, double[] sums) {
        int spike = from;
        for (; spike + 4 <= to; spike += 4) {
            addFour(
                    rows[sources[spike]],
                    rows[sources[spike + 1]],
                    rows[sources[spike + 2]],
                    rows[sources[spike + 3]],
                    sums);
        }
        for (; spike < to; spike++) {
            addOne(rows[sources[spike]], sums);
        }
    }

    @Override
    public void addScaled(int[] sources, double[] factors, int from, int to, double[] sums) {
        int spike = from;
        for (; spike + 2 <= to; spike += 2) {
            addTwoScaled(rows[sources[spike]], factors[spike], rows[sources[spike + 1]], factors[spike + 1], sums);
        }
        if (spike < to) {
            addOneScaled(rows[sources[spike]], factors[spike], sums);
        }
    }

    @Override
    public void mark(int[] sources, int from, int to, TouchedNeurons touched) {
        touched.addAll();
    }

    @Override
    public long synapses(int[] sources, int from, int to) {
        return (long) (to - from) * targets;
    }

    private static void addOne(double[] row, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = sums[i] + row[i];
        }
    }

    private static void addFour(double[] a, double[] b, double[] c, double[] d, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = sums[i] + a[i] + b[i] + c[i] + d[i];
        }
    }

    private static void addOneScaled(double[] row, double factor, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = sums[i] + factor * row[i];
        }
    }

    private static void addTwoScaled(double[] a, double factorA, double[] b, double factorB, double[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = sums[i] + factorA * a[i] + factorB * b[i];
        }
    }
}
