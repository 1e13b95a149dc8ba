package dev.ranvier.hardware.chip;

import java.util.Arrays;

/**
 * Which parts of a core's neurons are random, and which random numbers each neuron draws. Arrays are taken over, not
 * copied, and must not be modified afterwards.
 *
 * @param synapses {@code [type][neuron]}, b: true if an axon of that type adds only the sign of its weight, at random
 * @param leak {@code [neuron]}, c: true if the leak adds only its sign, at random
 * @param thresholdBits {@code [neuron]}, number of ones in the mask of the threshold's random part
 * @param stream {@code [neuron]}, whose random numbers they are: neurons of one stream draw the same
 */
public record NeuronNoise(boolean[][] synapses, boolean[] leak, int[] thresholdBits, long[] stream) {

    /** @throws IllegalArgumentException if the arrays differ in length; ranges are checked by {@link ChipProgram} */
    public NeuronNoise {
        int size = leak.length;
        boolean equal = thresholdBits.length == size
                && stream.length == size
                && Arrays.stream(synapses).allMatch(ofType -> ofType.length == size);
        if (!equal) {
            throw new IllegalArgumentException("the noise of a core needs one value for each of its " + size
                    + " neurons (synapses: for each axon type)");
        }
    }

    /** Nothing is random. */
    public static NeuronNoise none(int types, int neurons) {
        return new NeuronNoise(new boolean[types][neurons], new boolean[neurons], new int[neurons], new long[neurons]);
    }

    /** A stream that no other neuron of a program made by hand has: by the place of its core and its own number there. */
    public static long streamAt(int x, int y, int index) {
        return (long) y << 48 | (long) x << 32 | index;
    }

    /** True if nothing is random. */
    public boolean isNone() {
        return Arrays.stream(synapses).noneMatch(NeuronNoise::any)
                && !any(leak)
                && Arrays.stream(thresholdBits).allMatch(bits -> bits == 0);
    }

    /** True if anything about the neuron is random. */
    boolean concerns(int neuron) {
        boolean random = leak[neuron] || thresholdBits[neuron] > 0;
        for (boolean[] ofType : synapses) {
            random |= ofType[neuron];
        }
        return random;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NeuronNoise that
                && Arrays.deepEquals(synapses, that.synapses)
                && Arrays.equals(leak, that.leak)
                && Arrays.equals(thresholdBits, that.thresholdBits)
                && Arrays.equals(stream, that.stream);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(leak) + Arrays.hashCode(thresholdBits);
    }

    @Override
    public String toString() {
        return isNone() ? "no noise" : "noise of " + leak.length + " neurons";
    }

    private static boolean any(boolean[] values) {
        for (boolean value : values) {
            if (value) {
                return true;
            }
        }
        return false;
    }
}
