package dev.ranvier.core.random;

import java.util.random.RandomGenerator;
import org.apache.commons.math3.special.Gamma;

/**
 * A fast sequence of random numbers that can be forked by number, and left and entered at any position. Not
 * thread-safe; give each thread, or better each chunk of work, a fork of its own.
 *
 * <p>The sequence is SplitMix64 (Steele, Lea and Flood 2014, 10.1145/2660193.2660195): a counter in steps of an odd
 * constant, through a mixing function. Start and step both depend on the key, so that streams of different keys do not
 * run over one another. Period 2^64. {@code nextInt(bound)}, {@code nextGaussian} and {@code nextExponential} use one
 * draw unless they have to reject, which the last two do without taking another draw of the stream.
 */
public final class RandomStream implements RandomGenerator {

    private static final double INVERSION_MEAN = 10; // below: search; from there on: transformed rejection
    private static final double MAX_MEAN = 1e9; // so that the draw fits an int

    private final long key;
    private final long start;
    private final long step; // odd
    private long state;

    /** A stream at its beginning. The same key gives the same stream. */
    public RandomStream(long key) {
        this(key, 0);
    }

    /**
     * A stream that continues where another of the same key was.
     *
     * @param position its {@link #position()}
     */
    public RandomStream(long key, long position) {
        this.key = key;
        this.start = CounterRandom.key(key, 0);
        this.step = oddWithChanges(CounterRandom.key(key, 1));
        this.state = start + position * step;
    }

    /** The stream of part {@code index} of what this one stands for. Depends on the key alone; draws nothing. */
    public RandomStream fork(long index) {
        return new RandomStream(CounterRandom.bits(key, index));
    }

    /** What the stream was made from. */
    public long key() {
        return key;
    }

    /** Number of 64-bit draws so far. */
    public long position() {
        return (state - start) * inverse(step);
    }

    @Override
    public long nextLong() {
        state += step;
        return CounterRandom.mix(state);
    }

    @Override
    public int nextInt() {
        return (int) (nextLong() >>> 32);
    }

    /** From 0 to {@code bound - 1}; probabilities differ by less than 2^-64. */
    @Override
    public int nextInt(int bound) {
        if (bound < 1) {
            throw new IllegalArgumentException("bound must be at least 1, got " + bound);
        }
        return CounterRandom.toBelow(nextLong(), bound);
    }

    /** Uniform in [0, 1), a multiple of 2^-53. */
    @Override
    public double nextDouble() {
        return CounterRandom.toUniform(nextLong());
    }

    /** Uniform in [0, 1), a multiple of 2^-24. */
    @Override
    public float nextFloat() {
        return (nextLong() >>> 40) * 0x1p-24f;
    }

    @Override
    public double nextGaussian() {
        return NormalZiggurat.draw(nextLong());
    }

    @Override
    public double nextExponential() {
        return ExponentialZiggurat.draw(nextLong());
    }

    /**
     * Failures before the first success; the gap between the successes of a row of independent trials.
     *
     * @param minusLogFailure {@code -Math.log1p(-p)} for a chance p of success, above 0; computed once by the caller
     * @return at least 0, at most {@link Long#MAX_VALUE}
     */
    public long nextGeometric(double minusLogFailure) {
        return (long) (nextExponential() / minusLogFailure);
    }

    /**
     * A Poisson number whose mean may differ from draw to draw; for many draws of one mean {@link DiscreteDraw} is
     * faster. Search from 0 for small means, else transformed rejection with squeeze, PTRS (Hörmann 1993,
     * 10.1016/0167-6687(93)90997-4).
     *
     * @param mean from 0 to 1e9
     * @throws IllegalArgumentException if the mean is out of range
     */
    public int nextPoisson(double mean) {
        if (!(mean >= 0 && mean <= MAX_MEAN)) {
            throw new IllegalArgumentException("the mean of a Poisson number must be 0 to 1e9, got " + mean);
        }
        return mean < INVERSION_MEAN ? search(mean) : transformed(mean);
    }

    private int search(double mean) {
        double left = nextDouble();
        double probability = Math.exp(-mean);
        int count = 0;
        while (left >= probability && probability > 0) {
            left -= probability;
            count++;
            probability *= mean / count;
        }
        return count;
    }

    private int transformed(double mean) {
        double b = 0.931 + 2.53 * Math.sqrt(mean);
        double a = -0.059 + 0.02483 * b;
        double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
        double accept = 0.9277 - 3.6224 / (b - 2);
        double logMean = Math.log(mean);
        while (true) {
            double u = nextDouble() - 0.5;
            double v = nextDouble();
            double edge = 0.5 - Math.abs(u);
            double k = Math.floor((2 * a / edge + b) * u + mean + 0.43);
            if (edge >= 0.07 && v <= accept) {
                return (int) k;
            }
            if (k < 0 || edge < 0.013 && v > edge) {
                continue;
            }
            double hat = Math.log(v * inverseAlpha / (a / (edge * edge) + b));
            if (hat <= k * logMean - mean - Gamma.logGamma(k + 1)) {
                return (int) k;
            }
        }
    }

    /** Odd, and with enough changes between neighbouring bits for a good step, as SplitMix64 asks. */
    private static long oddWithChanges(long word) {
        long odd = word | 1;
        return Long.bitCount(odd ^ (odd >>> 1)) < 24 ? odd ^ 0xAAAAAAAAAAAAAAAAL : odd;
    }

    /** The number whose product with an odd one is 1 (mod 2^64), by Newton's iteration. */
    private static long inverse(long odd) {
        long inverse = odd; // right in the lowest 3 bits
        for (int bits = 3; bits < Long.SIZE; bits *= 2) {
            inverse *= 2 - odd * inverse;
        }
        return inverse;
    }
}
