package dev.ranvier.core.random;

import java.util.Arrays;

/**
 * Poisson or binomial numbers of fixed parameters, each from 64 random bits by inversion: a guide table leads to the
 * right place in the cumulated probabilities (Chen and Asau 1974), so a draw costs a few nanoseconds whatever the mean.
 * Probabilities are right to about 2^-53 of themselves, and values rarer than 2^-63 are left out. Immutable; all
 * threads may share it.
 *
 * <p>Memory: 8 bytes for each value within about nine standard deviations of the mean, and 4 kB.
 */
public final class DiscreteDraw {

    private static final int GUIDE_BITS = 10;
    private static final double SCALE = 0x1p63;
    private static final double MAX_MEAN = 1e6;

    private final int first; // the smallest number drawn
    private final long[] last; // [number - first], largest 63-bit draw that gives this number or a smaller one
    private final int[] guide; // [upper bits of a draw], where to begin in last

    /** The ratio of the probabilities of a number and of the one before it. */
    private interface Ratio {
        double at(int number);
    }

    private DiscreteDraw(int mode, int largest, Ratio ratio) {
        double[] upper = new double[64]; // [number - mode], relative to the mode
        int above = 0;
        for (double p = 1; p > 0x1p-64; above++) {
            if (above == upper.length) {
                upper = Arrays.copyOf(upper, 2 * above);
            }
            upper[above] = p;
            p = mode + above < largest ? p * ratio.at(mode + above + 1) : 0;
        }
        double[] lower = new double[64]; // [mode - 1 - number], relative to the mode
        int below = 0;
        for (double p = mode > 0 ? 1 / ratio.at(mode) : 0; p > 0x1p-64; below++) {
            if (below == lower.length) {
                lower = Arrays.copyOf(lower, 2 * below);
            }
            lower[below] = p;
            p = mode - below - 1 > 0 ? p / ratio.at(mode - below - 1) : 0;
        }
        first = mode - below;
        last = cumulate(lower, below, upper, above);
        guide = new int[1 << GUIDE_BITS];
        int place = 0;
        for (int i = 0; i < guide.length; i++) {
            while (last[place] < (long) i << (63 - GUIDE_BITS)) {
                place++;
            }
            guide[i] = place;
        }
    }

    /**
     * Poisson numbers.
     *
     * @param mean from 0 to 1e6
     * @throws IllegalArgumentException if the mean is out of range
     */
    public static DiscreteDraw poisson(double mean) {
        if (!(mean >= 0 && mean <= MAX_MEAN)) {
            throw new IllegalArgumentException("a table of Poisson numbers needs a mean of 0 to 1e6, got " + mean);
        }
        return new DiscreteDraw((int) mean, mean == 0 ? 0 : Integer.MAX_VALUE - 1, number -> mean / number);
    }

    /**
     * Binomial numbers.
     *
     * @param trials at least 0
     * @param chance of success, from 0 to 1
     * @throws IllegalArgumentException if a parameter is out of range
     */
    public static DiscreteDraw binomial(int trials, double chance) {
        if (trials < 0 || trials == Integer.MAX_VALUE || !(chance >= 0 && chance <= 1)) {
            throw new IllegalArgumentException(
                    "binomial numbers need 0 to 2147483646 trials and a chance of 0 to 1, got " + trials + " and "
                            + chance);
        }
        if (chance == 0 || chance == 1) {
            int certain = chance == 0 ? 0 : trials;
            return new DiscreteDraw(certain, certain, number -> Double.POSITIVE_INFINITY);
        }
        double odds = chance / (1 - chance);
        int mode = (int) Math.min(trials, (trials + 1.0) * chance);
        return new DiscreteDraw(mode, trials, number -> odds * (trials - number + 1.0) / number);
    }

    /** The number that these bits stand for. */
    public int draw(long bits) {
        long draw = bits >>> 1;
        int place = guide[(int) (draw >>> (63 - GUIDE_BITS))];
        while (draw > last[place]) {
            place++;
        }
        return first + place;
    }

    /** Draw number {@code counter} of a key; see {@link CounterRandom}. */
    public int draw(long key, long counter) {
        return draw(CounterRandom.bits(key, counter));
    }

    /** The next draw of a stream. */
    public int draw(RandomStream stream) {
        return draw(stream.nextLong());
    }

    /**
     * Whole numbers of 2^-63 each, so that small probabilities are not lost in the sum; the mode takes what rounding
     * left.
     */
    private static long[] cumulate(double[] lower, int below, double[] upper, int above) {
        double sum = 0;
        for (int i = below - 1; i >= 0; i--) {
            sum += lower[i];
        }
        double right = 0;
        for (int i = above - 1; i >= 0; i--) {
            right += upper[i];
        }
        double scale = SCALE / (sum + right);
        long[] last = new long[below + above];
        long reached = -1;
        for (int i = 0; i < below; i++) {
            reached += (long) (scale * lower[below - 1 - i]);
            last[i] = reached;
        }
        long down = Long.MAX_VALUE;
        for (int i = above - 1; i >= 0; i--) {
            last[below + i] = down;
            down -= (long) (scale * upper[i]);
        }
        return last;
    }
}
