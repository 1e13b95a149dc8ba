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
    private static final int FEWEST_COUNTED =
            6; // rows of a type; for fewer counting costs more than it saves. Not tuned.
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Short> SHORTS =
            VectorSpecies.of(short.class, VectorShape.forBitSize(Math.max(64, INTS.vectorBitSize() / 2)));
    private static final int LANES = INTS.length();
    private static final boolean MASKS = Runtime.version().feature() >= FIRST_WITH_FAST_MASKS;
    private static final IntVector LANE_BITS =
            IntVector.broadcast(INTS, 1).lanewise(VectorOperators.LSHL, laneNumbers());
    private static final IntVector TO_SIGN =
            IntVector.broadcast(INTS, Integer.SIZE - 1).sub(laneNumbers());
    private static final int MAX = IntegerNeuron.MAX_POTENTIAL;
    private static final int MIN = -IntegerNeuron.MAX_POTENTIAL - 1;

    @Override
    public String name() {
        return "vector-" + INTS.vectorBitSize();
    }

    @Override
    public void integrate(
            long[] crossbar, int groups, int[] rows, int[] typeEnd, short[][] weights, long[] planes, int[] potential) {
        for (int group = 0; group < groups; group++) {
            int from = 0;
            for (int type = 0; type < typeEnd.length; type++) {
                int to = typeEnd[type];
                if (to - from >= FEWEST_COUNTED) {
                    PlainKernel.count(crossbar, group, rows, from, to, planes);
                    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(to - from);
                    for (int neuron = group << 6; neuron < group + 1 << 6; neuron += 4 * LANES) {
                        add(planes, bits, true, weights[type], potential, neuron);
                    }
                } else if (to > from) {
                    for (int row = from; row < to; row++) {
                        planes[row - from] = crossbar[rows[row] + group];
                    }
                    for (int neuron = group << 6; neuron < group + 1 << 6; neuron += 4 * LANES) {
                        add(planes, to - from, false, weights[type], potential, neuron);
                    }
                }
                from = to;
            }
        }
    }

    /**
     * Adds the weights of 4 vectors of neurons where a word has their bits.
     *
     * @param words {@code [word]}. Not modified.
     * @param doubling whether each next word counts twice as much
     * @param potential {@code [neuron]}. Modified.
     */
    private static void add(long[] words, int count, boolean doubling, short[] weights, int[] potential, int neuron) {
        IntVector a = IntVector.fromArray(INTS, potential, neuron);
        IntVector b = IntVector.fromArray(INTS, potential, neuron + LANES);
        IntVector c = IntVector.fromArray(INTS, potential, neuron + 2 * LANES);
        IntVector d = IntVector.fromArray(INTS, potential, neuron + 3 * LANES);
        IntVector weightA = load(weights, neuron);
        IntVector weightB = load(weights, neuron + LANES);
        IntVector weightC = load(weights, neuron + 2 * LANES);
        IntVector weightD = load(weights, neuron + 3 * LANES);
        for (int word = 0; word < count; word++) {
            long bits = words[word] >>> neuron;
            a = added(a, weightA, bits);
            b = added(b, weightB, bits >>> LANES);
            c = added(c, weightC, bits >>> 2 * LANES);
            d = added(d, weightD, bits >>> 3 * LANES);
            if (doubling) {
                weightA = weightA.add(weightA);
                weightB = weightB.add(weightB);
                weightC = weightC.add(weightC);
                weightD = weightD.add(weightD);
            }
        }
        a.intoArray(potential, neuron);
        b.intoArray(potential, neuron + LANES);
        c.intoArray(potential, neuron + 2 * LANES);
        d.intoArray(potential, neuron + 3 * LANES);
    }

    /** Without fast masks each lane moves its bit to the sign, which becomes all ones or none. */
    private static IntVector added(IntVector sum, IntVector weight, long bits) {
        return MASKS
                ? sum.add(weight, VectorMask.fromLong(INTS, bits))
                : sum.add(spread(bits).and(weight));
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
            sweepBySign(rule, clamps, floors, leakAndThreshold, floor, potential, fired);
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

    /** The same without masks: a comparison is the sign of a difference, spread over the lane. */
    private static void sweepBySign(
            UniformRule rule,
            boolean clamps,
            boolean floors,
            int[] leakAndThreshold,
            int[] floor,
            int[] potential,
            long[] fired) {
        for (int group = 0; group < fired.length; group++) {
            long bits = 0;
            for (int half = 0; half < 64; half += Integer.SIZE) {
                IntVector firing = IntVector.zero(INTS);
                for (int lane = 0; lane < Integer.SIZE; lane += LANES) {
                    int neuron = (group << 6) + half + lane;
                    IntVector packed = IntVector.fromArray(INTS, leakAndThreshold, neuron);
                    IntVector leak = packed.lanewise(VectorOperators.ASHR, LEAK_SHIFT);
                    IntVector threshold = packed.and(THRESHOLD_MASK);
                    IntVector v = IntVector.fromArray(INTS, potential, neuron);
                    v = clamps ? v.max(MIN).min(MAX).add(leak).max(MIN).min(MAX) : v.add(leak);
                    IntVector spared = negative(v.sub(threshold));
                    IntVector kept = v;
                    if (floors) {
                        IntVector low = IntVector.fromArray(INTS, floor, neuron);
                        IntVector reset =
                                v.and(rule.floorKeeps()).add(rule.floorAdds()).add(low.mul(rule.floorTimes()));
                        kept = chosen(v, reset, negative(v.sub(low)));
                    }
                    IntVector spike =
                            v.and(rule.spikeKeeps()).add(rule.spikeAdds()).add(threshold.mul(rule.thresholdTimes()));
                    chosen(spike, kept, spared).intoArray(potential, neuron);
                    firing = firing.or(spared.not().and(LANE_BITS).lanewise(VectorOperators.LSHL, lane));
                }
                bits |= Integer.toUnsignedLong(firing.reduceLanes(VectorOperators.OR)) << half;
            }
            fired[group] = bits;
        }
    }

    /** All ones where a number is negative, else 0. */
    private static IntVector negative(IntVector numbers) {
        return numbers.lanewise(VectorOperators.ASHR, Integer.SIZE - 1);
    }

    /** The second where all bits of the choice are ones, the first where none is. */
    private static IntVector chosen(IntVector first, IntVector second, IntVector choice) {
        return first.lanewise(
                VectorOperators.XOR, first.lanewise(VectorOperators.XOR, second).and(choice));
    }
}
