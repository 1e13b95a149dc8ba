package dev.ranvier.hardware.chip;

import dev.ranvier.core.network.IntegerNeuron;
import java.util.Arrays;

/**
 * The kernel in plain Java. Spikes on axons of one type are first counted, for 64 neurons at once, by adders over whole
 * words of bits (a carry-save adder over four rows, then ripple carry), so that the weights of a neuron are added once for
 * each bit of a count, not once for each spike. The sweep is made of short loops over arrays with a common index and
 * without branches: the compiler of JDK 17 turns these into vector instructions, but not one long loop.
 */
final class PlainKernel implements CoreKernel {

    private static final int MAX = IntegerNeuron.MAX_POTENTIAL;
    private static final int MIN = -IntegerNeuron.MAX_POTENTIAL - 1;

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public void integrate(
            long[] crossbar, int groups, int[] rows, int[] typeEnd, short[][] weights, long[] planes, int[] potential) {
        int from = 0;
        for (int type = 0; type < typeEnd.length; type++) {
            int to = typeEnd[type];
            if (to > from) {
                for (int group = 0; group < groups; group++) {
                    add(crossbar, group, rows, from, to, weights[type], planes, potential);
                }
            }
            from = to;
        }
    }

    private static void add(
            long[] crossbar, int group, int[] rows, int from, int to, short[] weights, long[] planes, int[] potential) {
        int base = group << 6;
        long a = crossbar[rows[from] + group];
        switch (to - from) {
            case 1 -> scatter(a, 0, base, weights, potential);
            case 2 -> {
                long b = crossbar[rows[from + 1] + group];
                scatter(a ^ b, 0, base, weights, potential);
                scatter(a & b, 1, base, weights, potential);
            }
            case 3 -> {
                long b = crossbar[rows[from + 1] + group];
                long c = crossbar[rows[from + 2] + group];
                long half = a ^ b;
                scatter(half ^ c, 0, base, weights, potential);
                scatter(a & b | half & c, 1, base, weights, potential);
            }
            default -> {
                count(crossbar, group, rows, from, to, planes);
                for (int bit = 0; bit < PLANES && 1 << bit <= to - from; bit++) {
                    scatter(planes[bit], bit, base, weights, potential);
                }
            }
        }
    }

    /** Adds the rows' bits, neuron by neuron, into numbers whose bits stand in the planes. */
    static void count(long[] crossbar, int group, int[] rows, int from, int to, long[] planes) {
        Arrays.fill(planes, 0);
        long ones = 0;
        long twos = 0;
        int row = from;
        for (; row + 4 <= to; row += 4) {
            long a = crossbar[rows[row] + group];
            long b = crossbar[rows[row + 1] + group];
            long half = ones ^ a;
            long carryA = ones & a | half & b;
            ones = half ^ b;
            long c = crossbar[rows[row + 2] + group];
            long d = crossbar[rows[row + 3] + group];
            half = ones ^ c;
            long carryB = ones & c | half & d;
            ones = half ^ d;
            half = twos ^ carryA;
            long fours = twos & carryA | half & carryB;
            twos = half ^ carryB;
            ripple(fours, 2, planes);
        }
        for (; row < to; row++) {
            long a = crossbar[rows[row] + group];
            long carry = ones & a;
            ones ^= a;
            ripple(twos & carry, 2, planes);
            twos ^= carry;
        }
        planes[0] = ones;
        planes[1] = twos;
    }

    private static void ripple(long bits, int bit, long[] planes) {
        long carry = bits;
        for (int plane = bit; carry != 0; plane++) {
            long before = planes[plane];
            planes[plane] = before ^ carry;
            carry &= before;
        }
    }

    private static void scatter(long bits, int shift, int base, short[] weights, int[] potential) {
        for (long left = bits; left != 0; left &= left - 1) {
            int neuron = base + Long.numberOfTrailingZeros(left);
            potential[neuron] += weights[neuron] << shift;
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
        if (clamps) {
            clamp(leakAndThreshold, potential);
        }
        leakAndTest(leakAndThreshold, scratch, potential);
        if (floors) {
            belowFloor(rule.floorKeeps(), rule.floorAdds(), rule.floorTimes(), floor, scratch, potential);
        }
        int times = rule.thresholdTimes();
        afterSpike(rule.spikeKeeps(), rule.spikeAdds(), times, leakAndThreshold, scratch, potential);
        for (int group = 0; group < fired.length; group++) {
            fired[group] = ~signs(scratch, group << 6);
        }
    }

    /**
     * Limits the potentials, before and after the leak, which the sweep then adds to what is left here. Apart from the
     * sweep, because JDK 17 does not vectorise minimum and maximum.
     */
    private static void clamp(int[] leakAndThreshold, int[] potential) {
        for (int i = 0; i < potential.length; i++) {
            int leak = leakAndThreshold[i] >> LEAK_SHIFT;
            int leaked = Math.max(MIN, Math.min(MAX, potential[i])) + leak;
            potential[i] = Math.max(MIN, Math.min(MAX, leaked)) - leak;
        }
    }

    /** Scratch: -1 for each neuron that does not fire. */
    private static void leakAndTest(int[] leakAndThreshold, int[] scratch, int[] potential) {
        for (int i = 0; i < potential.length; i++) {
            int v = potential[i] + (leakAndThreshold[i] >> LEAK_SHIFT);
            potential[i] = v;
            scratch[i] = (v - (leakAndThreshold[i] & THRESHOLD_MASK)) >> 31;
        }
    }

    private static void belowFloor(int keeps, int adds, int times, int[] floor, int[] spared, int[] potential) {
        for (int i = 0; i < potential.length; i++) {
            int v = potential[i];
            int below = (v - floor[i]) >> 31 & spared[i];
            int low = (v & keeps) + adds + floor[i] * times;
            potential[i] = v ^ (v ^ low) & below;
        }
    }

    private static void afterSpike(
            int keeps, int adds, int times, int[] leakAndThreshold, int[] spared, int[] potential) {
        for (int i = 0; i < potential.length; i++) {
            int v = potential[i];
            int spike = (v & keeps) + adds + (leakAndThreshold[i] & THRESHOLD_MASK) * times;
            potential[i] = spike ^ (spike ^ v) & spared[i];
        }
    }

    /** The sign bits of 64 numbers. */
    private static long signs(int[] numbers, int from) {
        long bits = 0;
        for (int i = 0; i < 64; i += 8) {
            int first = from + i;
            int all = numbers[first]
                    & numbers[first + 1]
                    & numbers[first + 2]
                    & numbers[first + 3]
                    & numbers[first + 4]
                    & numbers[first + 5]
                    & numbers[first + 6]
                    & numbers[first + 7];
            if (all < 0) {
                bits |= 255L << i;
            } else {
                for (int k = 0; k < 8; k++) {
                    bits |= (numbers[first + k] & 1L) << (i + k);
                }
            }
        }
        return bits;
    }
}
