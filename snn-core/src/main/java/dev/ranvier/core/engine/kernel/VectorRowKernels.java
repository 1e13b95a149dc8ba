package dev.ranvier.core.engine.kernel;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels on {@code jdk.incubator.vector}. A block of sums stays in registers while all rows are added to it, so that a
 * weight costs one load and one addition; what does not fill a vector is left to plain loops. Long rows, which do not stay
 * in the nearest cache, go through a few at a time, so that each is read as a stream. No lane is ever summed with another.
 *
 * <p>Each kind of vector that is carried through a loop comes in one width only: where the compiler of JDK 17 has seen two,
 * it keeps vectors in objects, which is a hundred times slower.
 */
final class VectorRowKernels implements RowKernels {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final VectorSpecies<Integer> WHOLE = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Byte> QUARTER =
            VectorSpecies.of(byte.class, VectorShape.forBitSize(WHOLE.vectorBitSize() / 4)); // as many lanes as WHOLE
    private static final int LONG_ROW = 256; // elements
    private static final int ROWS_AT_A_TIME = 16; // of long rows: as many streams as the processor fetches ahead for
    private static final ScalarRowKernels REST = new ScalarRowKernels(); // for what does not fill a vector

    @Override
    public void addRows(
            float[] weights, int stride, int first, int[] sources, int from, int to, float[] sums, int at, int length) {
        int atATime = rowsAtATime(length, to - from);
        for (int begin = from; begin < to; begin += atATime) {
            pass(weights, stride, first, sources, begin, Math.min(to, begin + atATime), sums, at, length);
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
        int atATime = rowsAtATime(length, to - from);
        for (int begin = from; begin < to; begin += atATime) {
            VectorWideRowKernels.pass(
                    weights, stride, first, sources, begin, Math.min(to, begin + atATime), sums, at, length);
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
        int atATime = rowsAtATime(length, to - from);
        for (int begin = from; begin < to; begin += atATime) {
            VectorWideRowKernels.passScaled(
                    weights, stride, first, sources, factors, begin, Math.min(to, begin + atATime), sums, at, length);
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
        int atATime = rowsAtATime(length, to - from);
        for (int begin = from; begin < to; begin += atATime) {
            passScaled(
                    weights, stride, first, sources, factors, begin, Math.min(to, begin + atATime), sums, at, length);
        }
    }

    @Override
    public void addRows(
            byte[] weights, int stride, int first, int[] sources, int from, int to, int[] sums, int at, int length) {
        int whole = length - length % (4 * LANES);
        int atATime = rowsAtATime(length, to - from);
        for (int begin = from; begin < to; begin += atATime) {
            int end = Math.min(to, begin + atATime);
            for (int i = 0; i < whole; i += 4 * LANES) {
                addFour(weights, stride, first + i, sources, begin, end, sums, at + i);
            }
        }
        REST.addRows(weights, stride, first + whole, sources, from, to, sums, at + whole, length - whole);
    }

    private static int rowsAtATime(int length, int rows) {
        return length >= LONG_ROW ? ROWS_AT_A_TIME : Math.max(1, rows);
    }

    private static void pass(
            float[] weights, int stride, int first, int[] sources, int from, int to, float[] sums, int at, int length) {
        int i = 0;
        for (; i + 4 * LANES <= length; i += 4 * LANES) {
            addFour(weights, stride, first + i, sources, from, to, sums, at + i);
        }
        if (i + 2 * LANES <= length) {
            addTwo(weights, stride, first + i, sources, from, to, sums, at + i);
            i += 2 * LANES;
        }
        if (i + LANES <= length) {
            addOne(weights, stride, first + i, sources, from, to, sums, at + i);
            i += LANES;
        }
        REST.addRows(weights, stride, first + i, sources, from, to, sums, at + i, length - i);
    }

    private static void passScaled(
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
        for (; i + 4 * LANES <= length; i += 4 * LANES) {
            addFour(weights, stride, first + i, sources, factors, from, to, sums, at + i);
        }
        for (; i + LANES <= length; i += LANES) {
            addOne(weights, stride, first + i, sources, factors, from, to, sums, at + i);
        }
        REST.addScaledRows(weights, stride, first + i, sources, factors, from, to, sums, at + i, length - i);
    }

    private static void addFour(
            float[] weights, int stride, int first, int[] sources, int from, int to, float[] sums, int at) {
        FloatVector a = FloatVector.fromArray(SPECIES, sums, at);
        FloatVector b = FloatVector.fromArray(SPECIES, sums, at + LANES);
        FloatVector c = FloatVector.fromArray(SPECIES, sums, at + 2 * LANES);
        FloatVector d = FloatVector.fromArray(SPECIES, sums, at + 3 * LANES);
        for (int spike = from; spike < to; spike++) {
            int row = sources[spike] * stride + first;
            a = a.add(FloatVector.fromArray(SPECIES, weights, row));
            b = b.add(FloatVector.fromArray(SPECIES, weights, row + LANES));
            c = c.add(FloatVector.fromArray(SPECIES, weights, row + 2 * LANES));
            d = d.add(FloatVector.fromArray(SPECIES, weights, row + 3 * LANES));
        }
        a.intoArray(sums, at);
        b.intoArray(sums, at + LANES);
        c.intoArray(sums, at + 2 * LANES);
        d.intoArray(sums, at + 3 * LANES);
    }

    private static void addTwo(
            float[] weights, int stride, int first, int[] sources, int from, int to, float[] sums, int at) {
        FloatVector a = FloatVector.fromArray(SPECIES, sums, at);
        FloatVector b = FloatVector.fromArray(SPECIES, sums, at + LANES);
        for (int spike = from; spike < to; spike++) {
            int row = sources[spike] * stride + first;
            a = a.add(FloatVector.fromArray(SPECIES, weights, row));
            b = b.add(FloatVector.fromArray(SPECIES, weights, row + LANES));
        }
        a.intoArray(sums, at);
        b.intoArray(sums, at + LANES);
    }

    private static void addOne(
            float[] weights, int stride, int first, int[] sources, int from, int to, float[] sums, int at) {
        FloatVector a = FloatVector.fromArray(SPECIES, sums, at);
        for (int spike = from; spike < to; spike++) {
            a = a.add(FloatVector.fromArray(SPECIES, weights, sources[spike] * stride + first));
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
            float[] sums,
            int at) {
        FloatVector a = FloatVector.fromArray(SPECIES, sums, at);
        FloatVector b = FloatVector.fromArray(SPECIES, sums, at + LANES);
        FloatVector c = FloatVector.fromArray(SPECIES, sums, at + 2 * LANES);
        FloatVector d = FloatVector.fromArray(SPECIES, sums, at + 3 * LANES);
        for (int spike = from; spike < to; spike++) {
            int row = sources[spike] * stride + first;
            FloatVector factor = FloatVector.broadcast(SPECIES, (float) factors[spike]);
            a = a.add(FloatVector.fromArray(SPECIES, weights, row).mul(factor));
            b = b.add(FloatVector.fromArray(SPECIES, weights, row + LANES).mul(factor));
            c = c.add(FloatVector.fromArray(SPECIES, weights, row + 2 * LANES).mul(factor));
            d = d.add(FloatVector.fromArray(SPECIES, weights, row + 3 * LANES).mul(factor));
        }
        a.intoArray(sums, at);
        b.intoArray(sums, at + LANES);
        c.intoArray(sums, at + 2 * LANES);
        d.intoArray(sums, at + 3 * LANES);
    }

    private static void addOne(
            float[] weights,
            int stride,
            int first,
            int[] sources,
            double[] factors,
            int from,
            int to,
            float[] sums,
            int at) {
        FloatVector a = FloatVector.fromArray(SPECIES, sums, at);
        for (int spike = from; spike < to; spike++) {
            int row = sources[spike] * stride + first;
            a = a.add(FloatVector.fromArray(SPECIES, weights, row).mul((float) factors[spike]));
        }
        a.intoArray(sums, at);
    }

    private static void addFour(
            byte[] weights, int stride, int first, int[] sources, int from, int to, int[] sums, int at) {
        IntVector a = IntVector.fromArray(WHOLE, sums, at);
        IntVector b = IntVector.fromArray(WHOLE, sums, at + LANES);
        IntVector c = IntVector.fromArray(WHOLE, sums, at + 2 * LANES);
        IntVector d = IntVector.fromArray(WHOLE, sums, at + 3 * LANES);
        for (int spike = from; spike < to; spike++) {
            int row = sources[spike] * stride + first;
            a = a.add(whole(weights, row));
            b = b.add(whole(weights, row + LANES));
            c = c.add(whole(weights, row + 2 * LANES));
            d = d.add(whole(weights, row + 3 * LANES));
        }
        a.intoArray(sums, at);
        b.intoArray(sums, at + LANES);
        c.intoArray(sums, at + 2 * LANES);
        d.intoArray(sums, at + 3 * LANES);
    }

    private static IntVector whole(byte[] weights, int from) {
        return (IntVector) ByteVector.fromArray(QUARTER, weights, from).convertShape(VectorOperators.B2I, WHOLE, 0);
    }
}
