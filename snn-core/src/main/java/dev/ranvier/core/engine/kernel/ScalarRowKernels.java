package dev.ranvier.core.engine.kernel;

/**
 * Plain loops: what every Java runtime can do, and the reference for the others. Four sums at a time stay in registers while
 * all rows are added to them.
 */
final class ScalarRowKernels implements RowKernels {

    @Override
    public void addRows(
            float[] weights, int stride, int first, int[] sources, int from, int to, float[] sums, int at, int length) {
        int i = 0;
        for (; i + 4 <= length; i += 4) {
            addFour(weights, stride, first + i, sources, from, to, sums, at + i);
        }
        for (; i < length; i++) {
            addOne(weights, stride, first + i, sources, from, to, sums, at + i);
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
        int i = 0;
        for (; i + 4 <= length; i += 4) {
            addFour(weights, stride, first + i, sources, from, to, sums, at + i);
        }
        for (; i < length; i++) {
            addOne(weights, stride, first + i, sources, from, to, sums, at + i);
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
        int i = 0;
        for (; i + 4 <= length; i += 4) {
            addFourScaled(weights, stride, first + i, sources, factors, from, to, sums, at + i);
        }
        for (; i < length; i++) {
            addOneScaled(weights, stride, first + i, sources, factors, from, to, sums, at + i);
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
            float[] sums,
            int at,
            int length) {
        int i = 0;
        for (; i + 4 <= length; i += 4) {
            addFourScaled(weights, stride, first + i, sources, factors, from, to, sums, at + i);
        }
        for (; i < length; i++) {
            addOneScaled(weights, stride, first + i, sources, factors, from, to, sums, at + i);
        }
    }

    @Override
    public void addRows(
            byte[] weights, int stride, int first, int[] sources, int from, int to, int[] sums, int at, int length) {
        for (int spike = from; spike < to; spike++) {
            int row = sources[spike] * stride + first;
            for (int i = 0; i < length; i++) {
                sums[at + i] += weights[row + i];
            }
        }
    }

    private static void addFour(
            float[] weights, int stride, int first, int[] sources, int from, int to, float[] sums, int at) {
        float a = sums[at];
        float b = sums[at + 1];
        float c = sums[at + 2];
        float d = sums[at + 3];
        for (int spike = from; spike < to; spike++) {
            int row = sources[spike] * stride + first;
            a += weights[row];
            b += weights[row + 1];
            c += weights[row + 2];
            d += weights[row + 3];
        }
        sums[at] = a;
        sums[at + 1] = b;
        sums[at + 2] = c;
        sums[at + 3] = d;
    }

    private static void addOne(
            float[] weights, int stride, int first, int[] sources, int from, int to, float[] sums, int at) {
        float sum = sums[at];
        for (int spike = from; spike < to; spike++) {
            sum += weights[sources[spike] * stride + first];
        }
        sums[at] = sum;
    }

    private static void addFour(
            float[] weights, int stride, int first, int[] sources, int from, int to, double[] sums, int at) {
        double a = sums[at];
        double b = sums[at + 1];
        double c = sums[at + 2];
        double d = sums[at + 3];
        for (int spike = from; spike < to; spike++) {
            int row = sources[spike] * stride + first;
            a += weights[row];
            b += weights[row + 1];
            c += weights[row + 2];
            d += weights[row + 3];
        }
        sums[at] = a;
        sums[at + 1] = b;
        sums[at + 2] = c;
        sums[at + 3] = d;
    }

    private static void addOne(
            float[] weights, int stride, int first, int[] sources, int from, int to, double[] sums, int at) {
        double sum = sums[at];
        for (int spike = from; spike < to; spike++) {
            sum += weights[sources[spike] * stride + first];
        }
        sums[at] = sum;
    }

    private static void addFourScaled(
            float[] weights,
            int stride,
            int first,
            int[] sources,
            double[] factors,
            int from,
            int to,
            double[] sums,
            int at) {
        double a = sums[at];
        double b = sums[at + 1];
        double c = sums[at + 2];
        double d = sums[at + 3];
        for (int spike = from; spike < to; spike++) {
            int row = sources[spike] * stride + first;
            a += factors[spike] * weights[row];
            b += factors[spike] * weights[row + 1];
            c += factors[spike] * weights[row + 2];
            d += factors[spike] * weights[row + 3];
        }
        sums[at] = a;
        sums[at + 1] = b;
        sums[at + 2] = c;
        sums[at + 3] = d;
    }

    private static void addOneScaled(
            float[] weights,
            int stride,
            int first,
            int[] sources,
            double[] factors,
            int from,
            int to,
            double[] sums,
            int at) {
        double sum = sums[at];
        for (int spike = from; spike < to; spike++) {
            sum += factors[spike] * weights[sources[spike] * stride + first];
        }
        sums[at] = sum;
    }

    private static void addFourScaled(
            float[] weights,
            int stride,
            int first,
            int[] sources,
            double[] factors,
            int from,
            int to,
            float[] sums,
            int at) {
        float a = sums[at];
        float b = sums[at + 1];
        float c = sums[at + 2];
        float d = sums[at + 3];
        for (int spike = from; spike < to; spike++) {
            int row = sources[spike] * stride + first;
            float factor = (float) factors[spike];
            a += factor * weights[row];
            b += factor * weights[row + 1];
            c += factor * weights[row + 2];
            d += factor * weights[row + 3];
        }
        sums[at] = a;
        sums[at + 1] = b;
        sums[at + 2] = c;
        sums[at + 3] = d;
    }

    private static void addOneScaled(
            float[] weights,
            int stride,
            int first,
            int[] sources,
            double[] factors,
            int from,
            int to,
            float[] sums,
            int at) {
        float sum = sums[at];
        for (int spike = from; spike < to; spike++) {
            sum += (float) factors[spike] * weights[sources[spike] * stride + first];
        }
        sums[at] = sum;
    }
}
