package dev.ranvier.core.analysis;

/**
 * How often a spike of a second train follows one of a first by a given lag: the histogram of {@code t2 - t1} over all
 * pairs within reach. Work grows with the spikes and the pairs within reach.
 *
 * @param binMs width of a bin
 * @param counts {@code [bin]}, pairs; bin {@code reach + k} is centred on lag {@code k binMs}, its lower border belongs
 *     to it
 */
public record CrossCorrelogram(double binMs, long[] counts) {

    /**
     * Correlogram of two trains, or of the spikes of two populations.
     *
     * @param firstMs {@code [spike]}, ms, not falling. Not modified.
     * @param secondMs {@code [spike]}, ms, not falling. Not modified.
     * @param binMs width of a bin, positive
     * @param reach bins on either side of lag 0, at least 0
     */
    public static CrossCorrelogram of(double[] firstMs, double[] secondMs, double binMs, int reach) {
        if (!(binMs > 0) || reach < 0 || reach > (Integer.MAX_VALUE - 8) / 2) {
            throw new IllegalArgumentException("a correlogram needs a positive bin and a reach of at least 0 bins, got "
                    + binMs + " ms and " + reach);
        }
        long[] counts = new long[2 * reach + 1];
        double reachMs = (reach + 0.5) * binMs;
        double slackMs = Window.BORDER * binMs;
        int from = 0;
        for (double first : firstMs) {
            while (from < secondMs.length && secondMs[from] < first - reachMs - slackMs) {
                from++;
            }
            for (int i = from; i < secondMs.length && secondMs[i] <= first + reachMs; i++) {
                int bin = (int) ((secondMs[i] - first + reachMs) / binMs + Window.BORDER);
                if (bin < counts.length) {
                    counts[bin]++;
                }
            }
        }
        return new CrossCorrelogram(binMs, counts);
    }

    /** Correlogram of a train with itself, without the pairs of a spike with itself. */
    public static CrossCorrelogram ofSelf(double[] timesMs, double binMs, int reach) {
        CrossCorrelogram withSelf = of(timesMs, timesMs, binMs, reach);
        withSelf.counts[reach] -= timesMs.length;
        return withSelf;
    }

    /** Bins on either side of lag 0. */
    public int reach() {
        return counts.length / 2;
    }

    /** The lag on which a bin is centred, ms. */
    public double lagMs(int bin) {
        return (bin - reach()) * binMs;
    }

    /**
     * Rate of the second train at each lag from a spike of the first.
     *
     * @param firstSpikes number of spikes of the first train
     * @return {@code [bin]}, Hz
     */
    public double[] ratesHz(int firstSpikes) {
        double[] rates = new double[counts.length];
        for (int bin = 0; bin < rates.length; bin++) {
            rates[bin] = 1e3 * counts[bin] / (firstSpikes * binMs);
        }
        return rates;
    }
}
