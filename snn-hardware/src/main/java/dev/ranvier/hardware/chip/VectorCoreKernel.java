package dev.ranvier.hardware.chip;

import dev.ranvier.core.network.IntegerNeuron;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel on {@code jdk.incubator.vector}. A word of the crossbar is the mask under which a row's weights are added;
 * sums of integers are the same in any order, so the width of the machine's vectors, of at most 16 numbers, changes
 * nothing. Loaded by name
 * ({@link CoreKernels}); nothing else may refer to it.
 */
final class VectorCoreKernel implements CoreKernel {

    private static final int FIRST_WITH_FAST_MASKS = 19; // before, a mask from bits costs more than it saves
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Short> SHORTS =
            VectorSpecies.of(short.class, VectorShape.forBitSize(Math.max(64, INTS.vectorBitSize() / 2)));
    private static final int LANES = INTS.length();
    private static final boolean MASKS = Runtime.version().feature() >= FIRST_WITH_FAST_MASKS;
    private static final IntVector TO_SIGN = IntVector.broadcast(INTS, Integer.SIZE - 1).sub(laneNumbers());
    private static final int MAX = IntegerNeuron.MAX_POTENTIAL;
    private static final int MIN = -IntegerNeuron.MAX_POTENTIAL - 1;

    /** Without fast masks, the loops that the compiler turns into vector code by itself are better. */
    private final CoreKernel plain = new PlainKernel();

    @Override
    public String name() {
        return "vector-" + INTS.vectorBitSize();
    }

    @Override
    public void integrate(
            long[] crossbar, int groups, int[] rows, int[] typeEnd, short[][] weights, long[] planes, int[] potential) {
        for (int group = 0; group < groups; group++) {
            for (int neuron = group << 6; neuron < group + 1 << 6; neuron += 4 * LANES) {
                if (MASKS) {
                    addFour(crossbar, group, rows, typeEnd, weights, potential, neuron);
                } else {
                    addFourBySign(crossbar, group, rows, typeEnd, weights, potential, neuron);
                }
            }
        }
    }

    /** Four vectors of potentials stay in registers while all rows go by. */
    private static void addFour(
            long[] crossbar, int group, int[] rows, int[] typeEnd, short[][] weights, int[] potential, int neuron) {
        IntVector a = IntVector.fromArray(INTS, potential, neuron);
        IntVector b = IntVector.fromArray(INTS, potential, neuron + LANES);
        IntVector c = IntVector.fromArray(INTS, potential, neuron + 2 * LANES);
        IntVector d = IntVector.fromArray(INTS, potential, neuron + 3 * LANES);
        int row = 0;
        for (int type = 0; type < typeEnd.length; type++) {
            int end = typeEnd[type];
            if (row == end) {
                continue;
            }
            short[] ofType = weights[type];
            IntVector weightA = load(ofType, neuron);
            IntVector weightB = load(ofType, neuron + LANES);
            IntVector weightC = load(ofType, neuron + 2 * LANES);
            IntVector weightD = load(ofType, neuron + 3 * LANES);
            for (; row < end; row++) {
                long bits = crossbar[rows[row] + group] >>> neuron;
                a = a.add(weightA, VectorMask.fromLong(INTS, bits));
                b = b.add(weightB, VectorMask.fromLong(INTS, bits >>> LANES));
                c = c.add(weightC, VectorMask.fromLong(INTS, bits >>> 2 * LANES));
                d = d.add(weightD, VectorMask.fromLong(INTS, bits >>> 3 * LANES));
            }
        }
        a.intoArray(potential, neuron);
        b.intoArray(potential, neuron + LANES);
        c.intoArray(potential, neuron + 2 * LANES);
        d.intoArray(potential, neuron + 3 * LANES);
    }

    /** The same without masks: each lane moves its bit to the sign, which becomes all ones or none. */
    private static void addFourBySign(
            long[] crossbar, int group, int[] rows, int[] typeEnd, short[][] weights, int[] potential, int neuron) {
        IntVector a = IntVector.fromArray(INTS, potential, neuron);
        IntVector b = IntVector.fromArray(INTS, potential, neuron + LANES);
        IntVector c = IntVector.fromArray(INTS, potential, neuron + 2 * LANES);
        IntVector d = IntVector.fromArray(INTS, potential, neuron + 3 * LANES);
        int row = 0;
        for (int type = 0; type < typeEnd.length; type++) {
            int end = typeEnd[type];
            if (row == end) {
                continue;
            }
            short[] ofType = weights[type];
            IntVector weightA = load(ofType, neuron);
            IntVector weightB = load(ofType, neuron + LANES);
            IntVector weightC = load(ofType, neuron + 2 * LANES);
            IntVector weightD = load(ofType, neuron + 3 * LANES);
            for (; row < end; row++) {
                long bits = crossbar[rows[row] + group] >>> neuron;
                a = a.add(spread(bits).and(weightA));
                b = b.add(spread(bits >>> LANES).and(weightB));
                c = c.add(spread(bits >>> 2 * LANES).and(weightC));
                d = d.add(spread(bits >>> 3 * LANES).and(weightD));
            }
        }
        a.intoArray(potential, neuron);
        b.intoArray(potential, neuron + LANES);
        c.intoArray(potential, neuron + 2 * LANES);
        d.intoArray(potential, neuron + 3 * LANES);
    }

    /** Lane i: all ones if bit i is set, else 0. */
    private static IntVector spread(long bits) {
        return IntVector.broadcast(INTS, (int) bits)
                .lanewise(VectorOperators.LSHL, TO_SIGN)
                .lanewise(VectorOperators.ASHR, Integer.SIZE - 1);
    }

    private static IntVector laneNumbers() {
        return IntVector.zero(INTS).addIndex(1);
    }

    private static IntVector load(short[] weights, int neuron) {
        return (IntVector) ShortVector.fromArray(SHORTS, weights, neuron).convertShape(VectorOperators.S2I, INTS, 0);
    }

    @Override
    public void sweep(
            UniformRule rule,
            boolean clamps,
            boolean floors,
            int[] leakAndThreshold,
            int[] floor,
            int[] scratch,
            int[] potential,
            long[] fired) {
        if (!MASKS) {
            plain.sweep(rule, clamps, floors, leakAndThreshold, floor, scratch, potential, fired);
            return;
        }
        for (int group = 0; group < fired.length; group++) {
            long bits = 0;
            for (int lane = 0; lane < 64; lane += LANES) {
                int neuron = (group << 6) + lane;
                IntVector packed = IntVector.fromArray(INTS, leakAndThreshold, neuron);
                IntVector leak = packed.lanewise(VectorOperators.ASHR, LEAK_SHIFT);
                IntVector threshold = packed.and(THRESHOLD_MASK);
                IntVector v = IntVector.fromArray(INTS, potential, neuron);
                v = clamps ? v.max(MIN).min(MAX).add(leak).max(MIN).min(MAX) : v.add(leak);
                VectorMask<Integer> fires = v.compare(VectorOperators.GE, threshold);
                IntVector kept = v;
                if (floors) {
                    IntVector low = IntVector.fromArray(INTS, floor, neuron);
                    IntVector reset =
                            v.and(rule.floorKeeps()).add(rule.floorAdds()).add(low.mul(rule.floorTimes()));
                    kept = v.blend(reset, v.compare(VectorOperators.LT, low));
                }
                IntVector spike =
                        v.and(rule.spikeKeeps()).add(rule.spikeAdds()).add(threshold.mul(rule.thresholdTimes()));
                kept.blend(spike, fires).intoArray(potential, neuron);
                bits |= fires.toLong() << lane;
            }
            fired[group] = bits;
        }
    }
}
