package dev.ranvier.core.engine.delivery;

import dev.ranvier.core.engine.kernel.RowKernels;
import dev.ranvier.core.network.Connectivity;

/**
 * Rows of a dense projection with its weights rounded to bytes: weight {@code scale[target] * b}, b from -127 to 127, the scale
 * such that the largest weight into a target is met exactly. The spikes of an instant are summed in whole numbers, which has
 * no rounding at all, and scaled once.
 */
final class ByteRows implements SynapseRows {

    private static final RowKernels KERNELS = RowKernels.best();
    private static final ThreadLocal<int[]> WORK = ThreadLocal.withInitial(() -> new int[0]);

    private final byte[] weights; // [source][target served here]
    private final float[] scale; // [target served here]
    private final int first; // of the targets that are served here
    private final int targets; // how many of them

    ByteRows(Connectivity.Dense dense, int first, int end) {
        this.first = first;
        targets = end - first;
        scale = new float[targets];
        weights = new byte[Math.multiplyExact(dense.sources(), targets)];
        for (int t = 0; t < targets; t++) {
            float largest = 0;
            for (int source = 0; source < dense.sources(); source++) {
                largest = Math.max(largest, Math.abs(dense.weights()[source * dense.targets() + first + t]));
            }
            scale[t] = largest / Byte.MAX_VALUE;
            for (int source = 0; source < dense.sources() && largest > 0; source++) {
                float weight = dense.weights()[source * dense.targets() + first + t];
                weights[source * targets + t] = (byte) Math.rint(weight / (double) largest * Byte.MAX_VALUE);
            }
        }
    }

    @Override
    public void add(int[] sources, int from, int to, double[] sums, int at) {
        int[] counts = count(sources, from, to);
        for (int t = 0; t < targets; t++) {
            sums[at + first + t] += (double) scale[t] * counts[t];
            counts[t] = 0;
        }
    }

    @Override
    public void add(int[] sources, int from, int to, float[] sums, int at) {
        int[] counts = count(sources, from, to);
        for (int t = 0; t < targets; t++) {
            sums[at + first + t] += scale[t] * counts[t];
            counts[t] = 0;
        }
    }

    @Override
    public void addScaled(int[] sources, double[] factors, int from, int to, double[] sums, int at) {
        for (int spike = from; spike < to; spike++) {
            int row = sources[spike] * targets;
            for (int t = 0; t < targets; t++) {
                sums[at + first + t] += factors[spike] * ((double) scale[t] * weights[row + t]);
            }
        }
    }

    @Override
    public void addScaled(int[] sources, double[] factors, int from, int to, float[] sums, int at) {
        for (int spike = from; spike < to; spike++) {
            int row = sources[spike] * targets;
            float factor = (float) factors[spike];
            for (int t = 0; t < targets; t++) {
                sums[at + first + t] += factor * (scale[t] * weights[row + t]);
            }
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

    /** Whole sums in an array of the calling thread, which has to be set back to 0. */
    private int[] count(int[] sources, int from, int to) {
        int[] counts = WORK.get();
        if (counts.length < targets) {
            counts = new int[targets];
            WORK.set(counts);
        }
        KERNELS.addRows(weights, targets, 0, sources, from, to, counts, 0, targets);
        return counts;
    }
}
