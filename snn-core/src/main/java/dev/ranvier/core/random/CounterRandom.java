package dev.ranvier.core.random;

/**
 * Random numbers as a function of a key and a counter: no state, the same bits in any order and on any thread.
 *
 * <p>With m the 64-bit finaliser of SplitMix64 (variant 13 of Stafford's mixers; Steele, Lea and Flood 2014, "Fast
 * splittable pseudorandom number generators", 10.1145/2660193.2660195) and g its odd constant 0x9E3779B97F4A7C15:
 *
 * <pre>
 *   bits(key, counter) = m( key g xor m( (counter + 1) g ) )
 * </pre>
 *
 * <p>The inner m is what SplitMix64 gives for seed 0 at position {@code counter}. For one key all 2^64 values differ
 * until the counter wraps. Neither two keys nor two counters share runs of values, so keys and counters may be small
 * consecutive numbers. Bits of one argument pair are to be used for one draw only.
 */
public final class CounterRandom {

    static final long GOLDEN = 0x9E3779B97F4A7C15L; // 2^64 over the golden ratio, odd

    private CounterRandom() {}

    /** 64 random bits. */
    public static long bits(long key, long counter) {
        return mix((key * GOLDEN) ^ mix((counter + 1) * GOLDEN));
    }

    /**
     * A key of its own for part {@code index} of what {@code key} stands for, e.g. one for each population of a seed.
     */
    public static long key(long key, long index) {
        return bits(~key, index);
    }

    /** Uniform in [0, 1), a multiple of 2^-53. */
    public static double uniform(long key, long counter) {
        return toUniform(bits(key, counter));
    }

    /** Uniform in [0, 1), a multiple of 2^-24. */
    public static float uniformFloat(long key, long counter) {
        return (bits(key, counter) >>> 40) * 0x1p-24f;
    }

    /**
     * A whole number from 0 to {@code bound - 1}; probabilities differ by less than 2^-64.
     *
     * @param bound at least 1, not checked
     */
    public static int below(long key, long counter, int bound) {
        return toBelow(bits(key, counter), bound);
    }

    /** Normal with mean 0 and variance 1. */
    public static double gaussian(long key, long counter) {
        return NormalZiggurat.draw(bits(key, counter));
    }

    /** Exponential with mean 1. */
    public static double exponential(long key, long counter) {
        return ExponentialZiggurat.draw(bits(key, counter));
    }

    /** The bijection m above. */
    static long mix(long word) {
        long z = (word ^ (word >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    static double toUniform(long bits) {
        return (bits >>> 11) * 0x1p-53;
    }

    /** The high word of the product of a 63-bit number and twice the bound. */
    static int toBelow(long bits, int bound) {
        return (int) Math.multiplyHigh(bits >>> 1, 2L * bound);
    }
}
