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
 * sums of integers are the same in any order, so the width of the machine's vectors changes nothing. Loaded by name
 * ({@link CoreKernels}); nothing else may refer to it.
 */
final class VectorCoreKernel implements CoreKernel {

    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Short> SHORTS =
            VectorSpecies.of(short.class, VectorShape.forBitSize(Math.max(64, INTS.vectorBitSize() / 2)));
    private static final int LANES = INTS.length();
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
            for (int lane = 0; lane < 64; lane += LANES) {
                int neuron = (group << 6) + lane;
                IntVector v = IntVector.fromArray(INTS, potential, neuron);
                int row = 0;
                for (int type = 0; type < typeEnd.length; type++) {
                    int end = typeEnd[type];
                    if (row == end) {
                        continue;
                    }
                    IntVector w = (IntVector) ShortVector.fromArray(SHORTS, weights[type], neuron)
                            .convertShape(VectorOperators.S2I, INTS, 0);
                    for (; row < end; row++) {
                        v = v.add(w, VectorMask.fromLong(INTS, crossbar[rows[row] + group] >>> lane));
                    }
                }
                v.intoArray(potential, neuron);
            }
        }
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
