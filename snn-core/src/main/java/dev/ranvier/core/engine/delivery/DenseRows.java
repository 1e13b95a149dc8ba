package dev.ranvier.core.engine.delivery;

import dev.ranvier.core.engine.kernel.Kernels;
import dev.ranvier.core.network.Connectivity;

/**
 * Rows of a dense projection, or a range of their columns. In single precision they are the array of the description
 * itself. In double precision they are widened, one array each, when they are first asked for: the compiler turns a loop over
 * distinct arrays with a common index into vector instructions, but neither one over a shared array with offsets nor one
 * that widens floats (JDK 17). Four rows go through in one pass, so that the sums are read and written once for four spikes.
 */
final class DenseRows implements SynapseRows {

    private static final Kernels KERNELS = Kernels.best();

    private final float[] weights; // [source][target], of the whole projection
    private final int stride; // targets of the whole projection
    private final int first; // of the targets that are served here
    private final int targets; // how many of them
    private volatile double[][] wide; // [source][target served here]; null until asked for

    DenseRows(Connectivity.Dense dense, int first, int end) {
        weights = dense.weights();
        stride = dense.targets();
        this.first = first;
        targets = end - first;
    }

    @Override
    public void add(int[] sources, int from, int to, float[] sums, int at) {
        int spike = from;
        for (; spike + 4 <= to; spike += 4) {
            KERNELS.addFourRows(
                    weights,
                    row(sources[spike]),
                    row(sources[spike + 1]),
                    row(sources[spike + 2]),
                    row(sources[spike + 3]),
                    sums,
                    at + first,
                    targets);
        }
        for (; spike < to; spike++) {
            KERNELS.addRow(weights, row(sources[spike]), sums, at + first, targets);
        }
    }

    @Override
    public void add(int[] sources, int from, int to, double[] sums, int at) {
        double[][] rows = wide();
        int spike = from;
        for (; spike + 4 <= to; spike += 4) {
            addFour(
                    rows[sources[spike]],
                    rows[sources[spike + 1]],
                    rows[sources[spike + 2]],
                    rows[sources[spike + 3]],
                    sums,
                    at + first);
        }
        for (; spike < to; spike++) {
            addOne(rows[sources[spike]], sums, at + first);
        }
    }

    @Override
    public void addScaled(int[] sources, double[] factors, int from, int to, double[] sums, int at) {
        double[][] rows = wide();
        int spike = from;
        for (; spike + 2 <= to; spike += 2) {
            addTwoScaled(
                    rows[sources[spike]],
                    factors[spike],
                    rows[sources[spike + 1]],
                    factors[spike + 1],
                    sums,
                    at + first);
        }
        if (spike < to) {
            addOneScaled(rows[sources[spike]], factors[spike], sums, at + first);
        }
    }

    @Override
    public void addScaled(int[] sources, double[] factors, int from, int to, float[] sums, int at) {
        int spike = from;
        for (; spike + 2 <= to; spike += 2) {
            KERNELS.addTwoScaledRows(
                    weights,
                    row(sources[spike]),
                    (float) factors[spike],
                    row(sources[spike + 1]),
                    (float) factors[spike + 1],
                    sums,
                    at + first,
                    targets);
        }
        if (spike < to) {
            KERNELS.addScaledRow(weights, row(sources[spike]), (float) factors[spike], sums, at + first, targets);
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

    private int row(int source) {
        return source * stride + first;
    }

    private double[][] wide() {
        double[][] rows = wide;
        return rows == null ? widen() : rows;
    }

    /** Engines on other threads may ask at the same time; one of them does it. */
    private synchronized double[][] widen() {
        if (wide == null) {
            double[][] rows = new double[weights.length / stride][targets];
            for (int source = 0; source < rows.length; source++) {
                for (int target = 0; target < targets; target++) {
                    rows[source][target] = weights[row(source) + target];
                }
            }
            wide = rows;
        }
        return wide;
    }

    private static void addOne(double[] row, double[] sums, int at) {
        if (at == 0) {
            for (int i = 0; i < row.length; i++) {
                sums[i] = sums[i] + row[i];
            }
        } else {
            for (int i = 0; i < row.length; i++) {
                sums[at + i] = sums[at + i] + row[i];
            }
        }
    }

    private static void addFour(double[] a, double[] b, double[] c, double[] d, double[] sums, int at) {
        if (at == 0) {
            for (int i = 0; i < a.length; i++) {
                sums[i] = sums[i] + a[i] + b[i] + c[i] + d[i];
            }
        } else {
            for (int i = 0; i < a.length; i++) {
                sums[at + i] = sums[at + i] + a[i] + b[i] + c[i] + d[i];
            }
        }
    }

    private static void addOneScaled(double[] row, double factor, double[] sums, int at) {
        for (int i = 0; i < row.length; i++) {
            sums[at + i] = sums[at + i] + factor * row[i];
        }
    }

    private static void addTwoScaled(double[] a, double factorA, double[] b, double factorB, double[] sums, int at) {
        for (int i = 0; i < a.length; i++) {
            sums[at + i] = sums[at + i] + factorA * a[i] + factorB * b[i];
        }
    }
}
