package dev.ranvier.core.engine.kernel;

/** Plain loops: what every Java runtime can do, and the reference for the others. */
final class ScalarRowKernels implements RowKernels {

    @Override
    public void addRows(
            float[] weights,
            int stride,
            int first,
            int[] sources,
            int from,
            int to,
            float[] sums,
            int at,
            int length) {
        int spike = from;
        for (; spike + 2 <= to; spike += 2) {
            int a = sources[spike] * stride + first;
            int b = sources[spike + 1] * stride + first;
            for (int i = 0; i < length; i++) {
                sums[at + i] = sums[at + i] + weights[a + i] + weights[b + i];
            }
        }
        if (spike < to) {
            int row = sources[spike] * stride + first;
            for (int i = 0; i < length; i++) {
                sums[at + i] += weights[row + i];
            }
        }
    }

    @Override
    public void addRows(
            float[] weights,
            int stride,
            int first,
            int[] sources,
            int from,
            int to,
            double[] sums,
            int at,
            int length) {
        int spike = from;
        for (; spike + 2 <= to; spike += 2) {
            int a = sources[spike] * stride + first;
            int b = sources[spike + 1] * stride + first;
            for (int i = 0; i < length; i++) {
                sums[at + i] = sums[at + i] + weights[a + i] + weights[b + i];
            }
        }
        if (spike < to) {
            int row = sources[spike] * stride + first;
            for (int i = 0; i < length; i++) {
                sums[at + i] += weights[row + i];
            }
        }
    }

    @Override
    public void addScaledRows(
            float[] weights,
            int stride,
            int first,
            int[] sources,
            double[] factors,
            int from,
            int to,
            double[] sums,
            int at,
            int length) {
        for (int spike = from; spike < to; spike++) {
            int row = sources[spike] * stride + first;
            double factor = factors[spike];
            for (int i = 0; i < length; i++) {
                sums[at + i] += factor * weights[row + i];
            }
        }
    }
}
