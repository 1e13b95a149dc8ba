package dev.ranvier.core.network;

import dev.ranvier.core.random.CounterRandom;

/**
 * How the random numbers of {@link IntegerNeuron} are made. The chip's own generator is not published (width, taps, seed
 * and order of its draws are unknown), so its bits cannot be reproduced, only its distributions. Here a draw is a function
 * of (seed, tick, stream, use) and of nothing else: it has no state, so the same draw has the same bits in every machine,
 * in whatever order and on however many threads draws are made.
 */
public enum DrawGenerator {
    /** {@link CounterRandom}. */
    COUNTER {
        @Override
        long bits(long seed, long tick, long stream, long use) {
            return CounterRandom.bits(CounterRandom.key(CounterRandom.key(seed, stream), tick), use);
        }
    },
    /**
     * The four numbers chained through the 64-bit finaliser of MurmurHash3 (Appleby 2011): to see that a result does not
     * hang on one generator.
     */
    MURMUR {
        @Override
        long bits(long seed, long tick, long stream, long use) {
            return finish(finish(finish(finish(seed + STEP) + STEP * (stream + 1)) + STEP * (tick + 1)) + STEP * use);
        }
    };

    private static final long STEP = 0x9e3779b97f4a7c15L; // odd; spreads small numbers
    private static final long LEAK = 1;
    private static final long THRESHOLD = 2;
    private static final long FIRST_WEIGHT = 1L << 20; // more than any weight's magnitude

    abstract long bits(long seed, long tick, long stream, long use);

    /** The stream of a neuron of a network, from which the machines that run it draw: its own for every neuron. */
    public static long stream(int population, int neuron) {
        return (long) population << 32 | neuron;
    }

    /** rho of the leak, 0..255. */
    public int leak(long seed, long tick, long stream) {
        return (int) (bits(seed, tick, stream, LEAK) >>> 56);
    }

    /** rho of the threshold, {@link IntegerNoise#MAX_THRESHOLD_BITS} bits wide. */
    public int threshold(long seed, long tick, long stream) {
        return (int) (bits(seed, tick, stream, THRESHOLD) >>> 64 - IntegerNoise.MAX_THRESHOLD_BITS);
    }

    /**
     * rho of one arrival at one neuron, 0..255. Arrivals of equal weight in one tick are told apart by a number only, so
     * that the outcome does not depend on the order in which a machine visits synapses.
     *
     * @param weight weight of the arrival, within +-2^20
     * @param occurrence 0 for the first arrival of that weight in this tick, 1 for the second ...
     */
    public int synapse(long seed, long tick, long stream, int weight, int occurrence) {
        return (int) (bits(seed, tick, stream, (weight + FIRST_WEIGHT) << 32 | occurrence) >>> 56);
    }

    private static long finish(long word) {
        long z = (word ^ word >>> 33) * 0xff51afd7ed558ccdL;
        z = (z ^ z >>> 33) * 0xc4ceb9fe1a85ec53L;
        return z ^ z >>> 33;
    }
}
