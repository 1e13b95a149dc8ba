package dev.ranvier.core.spike;

import java.util.Arrays;

/**
 * A recorder that keeps only how many spikes each population fired in each bin of time; memory grows with the time, not
 * with the spikes.
 */
public final class RateLog implements SpikeRecorder {

    /** How far below a border, in bins, a spike still counts as on it: times of steps are products that round. */
    private static final double BORDER = 1e-9;

    private final int[] sizes; // [population], neurons
    private final double binMs;
    private final int[][] counts; // [population][bin]
    private int bins; // up to the latest with a spike

    /**
     * An empty log.
     *
     * @param sizes {@code [population]}, neurons. Not modified.
     * @param binMs width of a bin, positive
     */
    public RateLog(int[] sizes, double binMs) {
        if (!(binMs > 0)) {
            throw new IllegalArgumentException("a bin must be longer than 0 ms, got " + binMs);
        }
        this.sizes = sizes.clone();
        this.binMs = binMs;
        counts = new int[sizes.length][0];
    }

    @Override
    public void spike(int population, int neuron, double timeMs) {
        int bin = (int) (timeMs / binMs + BORDER);
        if (bin >= counts[population].length) {
            counts[population] = Arrays.copyOf(counts[population], Math.max(64, 2 * (bin + 1)));
        }
        counts[population][bin]++;
        bins = Math.max(bins, bin + 1);
    }

    /** Width of a bin, ms. */
    public double binMs() {
        return binMs;
    }

    /** Number of bins up to the latest spike of any population. */
    public int bins() {
        return bins;
    }

    /**
     * Mean rate of the neurons of a population.
     *
     * @return {@code [bin]}, Hz
     */
    public double[] ratesHz(int population) {
        double[] rates = new double[bins];
        int counted = Math.min(bins, counts[population].length);
        for (int bin = 0; bin < counted; bin++) {
            rates[bin] = 1e3 * counts[population][bin] / (sizes[population] * binMs);
        }
        return rates;
    }

    /** Forgets all counts. */
    public void clear() {
        for (int[] ofPopulation : counts) {
            Arrays.fill(ofPopulation, 0);
        }
        bins = 0;
    }
}
