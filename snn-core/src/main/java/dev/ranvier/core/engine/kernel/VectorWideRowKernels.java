package dev.ranvier.core.engine.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The loops of {@link VectorRowKernels} whose sums are in double precision; weights are widened as they are read. */
final class VectorWideRowKernels {

    private static final VectorSpecies<Double> WIDE = DoubleVector.SPECIES_PREFERRED;
    private static final int WIDE_LANES = WIDE.length();
    private static final VectorSpecies<Float> HALF =
            VectorSpecies.of(float.class, VectorShape.forBitSize(WIDE.vectorBitSize() / 2)); // as many lanes as WIDE
    private static final ScalarRowKernels REST = new ScalarRowKernels(); // for what does not fill a vector

    private VectorWideRowKernels() {}

    /** {@code sums += rows}; arrays as in {@link RowKernels}. The sums are modified. */
    static void pass(
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
        for (; i + 4 * WIDE_LANES <= length; i += 4 * WIDE_LANES) {
            addFour(weights, stride, first + i, sources, from, to, sums, at + i);
        }
        for (; i + WIDE_LANES <= length; i += WIDE_LANES) {
            addOne(weights, stride, first + i, sources, from, to, sums, at + i);
        }
        REST.addRows(weights, stride, first + i, sources, from, to, sums, at + i, length - i);
    }

    /** {@code sums += factor * row}; arrays as in {@link RowKernels}. The sums are modified. */
    static void passScaled(
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
        for (; i + 4 * WIDE_LANES <= length; i += 4 * WIDE_LANES) {
            addFour(weights, stride, first + i, sources, factors, from, to, sums, at + i);
        }
        for (; i + WIDE_LANES <= length; i += WIDE_LANES) {
            addOne(weights, stride, first + i, sources, factors, from, to, sums, at + i);
        }
        REST.addScaledRows(weights, stride, first + i, sources, factors, from, to, sums, at + i, length - i);
    }

    private static void addFour(
            float[] weights, int stride, int first, int[] sources, int from, int to, double[] sums, int at) {
        DoubleVector a = DoubleVector.fromArray(WIDE, sums, at);
        DoubleVector b = DoubleVector.fromArray(WIDE, sums, at + WIDE_LANES);
        DoubleVector c = DoubleVector.fromArray(WIDE, sums, at + 2 * WIDE_LANES);
        DoubleVector d = DoubleVector.fromArray(WIDE, sums, at + 3 * WIDE_LANES);
        for (int spike = from; spike < to; spike++) {
            int row = sources[spike] * stride + first;
            a = a.add(wide(weights, row));
            b = b.add(wide(weights, row + WIDE_LANES));
            c = c.add(wide(weights, row + 2 * WIDE_LANES));
            d = d.add(wide(weights, row + 3 * WIDE_LANES));
        }
        a.intoArray(sums, at);
        b.intoArray(sums, at + WIDE_LANES);
        c.intoArray(sums, at + 2 * WIDE_LANES);
        d.intoArray(sums, at + 3 * WIDE_LANES);
    }

    private static void addOne(
            float[] weights, int stride, int first, int[] sources, int from, int to, double[] sums, int at) {
        DoubleVector a = DoubleVector.fromArray(WIDE, sums, at);
        for (int spike = from; spike < to; spike++) {
            a = a.add(wide(weights, sources[spike] * stride + first));
        }
        a.intoArray(sums, at);
    }

    private static void addFour(
            float[] weights,
            int stride,
            int first,
            int[] sources,
            double[] factors,
            int from,
            int to,
            double[] sums,
            int at) {
        DoubleVector a = DoubleVector.fromArray(WIDE, sums, at);
        DoubleVector b = DoubleVector.fromArray(WIDE, sums, at + WIDE_LANES);
        DoubleVector c = DoubleVector.fromArray(WIDE, sums, at + 2 * WIDE_LANES);
        DoubleVector d = DoubleVector.fromArray(WIDE, sums, at + 3 * WIDE_LANES);
        for (int spike = from; spike < to; spike++) {
            int row = sources[spike] * stride + first;
            DoubleVector factor = DoubleVector.broadcast(WIDE, factors[spike]);
            a = a.add(wide(weights, row).mul(factor));
            b = b.add(wide(weights, row + WIDE_LANES).mul(factor));
            c = c.add(wide(weights, row + 2 * WIDE_LANES).mul(factor));
            d = d.add(wide(weights, row + 3 * WIDE_LANES).mul(factor));
        }
        a.intoArray(sums, at);
        b.intoArray(sums, at + WIDE_LANES);
        c.intoArray(sums, at + 2 * WIDE_LANES);
        d.intoArray(sums, at + 3 * WIDE_LANES);
    }

    private static void addOne(
            float[] weights,
            int stride,
            int first,
            int[] sources,
            double[] factors,
            int from,
            int to,
            double[] sums,
            int at) {
        DoubleVector a = DoubleVector.fromArray(WIDE, sums, at);
        for (int spike = from; spike < to; spike++) {
            a = a.add(wide(weights, sources[spike] * stride + first).mul(factors[spike]));
        }
        a.intoArray(sums, at);
    }

    private static DoubleVector wide(float[] weights, int from) {
        return (DoubleVector) FloatVector.fromArray(HALF, weights, from).convertShape(VectorOperators.F2D, WIDE, 0);
    }
}
