package dev.ranvier.core.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels on {@code jdk.incubator.vector}. No lane is ever summed
 * with another, so the bits do not depend on the width of the machine's vectors.
 */
final class VectorKernels implements Kernels {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final IntVector LANE_NUMBERS =
            IntVector.zero(IntVector.SPECIES_PREFERRED).addIndex(1);
    private static final int ALL_LANES = (int) ((1L << LANES) - 1);
    private static final ScalarKernels REST = new ScalarKernels(); // for what does not fill a vector

    @Override
    public String name() {
        return "vector-" + SPECIES.vectorBitSize();
    }

    @Override
    public int jump(
            float[] v,
            float[] base,
            float[] threshold,
            float decay,
            float[] sums,
            int at,
            int[] fired,
            int count,
            int from,
            int to) {
        int listed = count;
        int whole = from + SPECIES.loopBound(to - from);
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int i = from; i < whole; i += LANES) {
            FloatVector next = load(v, i).mul(decay).add(load(base, i)).add(load(sums, at + i));
            next.intoArray(v, i);
            zero.intoArray(sums, at + i);
            int reached = reached(next, threshold, i);
            while (reached != 0) {
                fired[listed++] = i + Integer.numberOfTrailingZeros(reached);
                reached &= reached - 1;
            }
        }
        return REST.jump(v, base, threshold, decay, sums, at, fired, listed, whole, to);
    }

    @Override
    public int oneCurrent(
            float[] v,
            float[] current,
            float[] base,
            float[] threshold,
            float decay,
            float gain,
            float currentDecay,
            float[] sums,
            int at,
            int[] fired,
            int count,
            int from,
            int to) {
        int listed = count;
        int whole = from + SPECIES.loopBound(to - from);
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int i = from; i < whole; i += LANES) {
            FloatVector before = load(current, i);
            FloatVector next = load(v, i).mul(decay).add(load(base, i)).add(before.mul(gain));
            next.intoArray(v, i);
            before.mul(currentDecay).add(load(sums, at + i)).intoArray(current, i);
            zero.intoArray(sums, at + i);
            if (reaches(next, threshold, i)) {
                listed = list(v, threshold, i, fired, listed);
            }
        }
        return REST.oneCurrent(
                v, current, base, threshold, decay, gain, currentDecay, sums, at, fired, listed, whole, to);
    }

    @Override
    public int twoCurrents(
            float[] v,
            float[] a,
            float[] b,
            float[] base,
            float[] threshold,
            float[] factors,
            float[] sumsA,
            float[] sumsB,
            int at,
            int[] fired,
            int count,
            int from,
            int to) {
        int listed = count;
        int whole = from + SPECIES.loopBound(to - from);
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int i = from; i < whole; i += LANES) {
            FloatVector beforeA = load(a, i);
            FloatVector beforeB = load(b, i);
            FloatVector next = load(v, i)
                    .mul(factors[0])
                    .add(load(base, i))
                    .add(beforeA.mul(factors[1]))
                    .add(beforeB.mul(factors[3]));
            next.intoArray(v, i);
            beforeA.mul(factors[2]).add(load(sumsA, at + i)).intoArray(a, i);
            beforeB.mul(factors[4]).add(load(sumsB, at + i)).intoArray(b, i);
            zero.intoArray(sumsA, at + i);
            zero.intoArray(sumsB, at + i);
            if (reaches(next, threshold, i)) {
                listed = list(v, threshold, i, fired, listed);
            }
        }
        return REST.twoCurrents(v, a, b, base, threshold, factors, sumsA, sumsB, at, fired, listed, whole, to);
    }

    private static FloatVector load(float[] array, int from) {
        return FloatVector.fromArray(SPECIES, array, from);
    }

    /**
     * A bit for each lane at or above its threshold: those whose difference has no sign. Where many neurons fire this is
     * faster than a mask, which JDK 17 keeps in an array.
     */
    private static int reached(FloatVector v, float[] threshold, int from) {
        IntVector below = v.sub(load(threshold, from))
                .reinterpretAsInts()
                .lanewise(VectorOperators.LSHR, Integer.SIZE - 1)
                .lanewise(VectorOperators.LSHL, LANE_NUMBERS);
        return ~below.reduceLanes(VectorOperators.OR) & ALL_LANES;
    }

    private static boolean reaches(FloatVector v, float[] threshold, int from) {
        return v.compare(VectorOperators.GE, load(threshold, from)).anyTrue();
    }

    private static int list(float[] v, float[] threshold, int from, int[] fired, int count) {
        int listed = count;
        for (int i = from; i < from + LANES; i++) {
            if (v[i] >= threshold[i]) {
                fired[listed++] = i;
            }
        }
        return listed;
    }
}
