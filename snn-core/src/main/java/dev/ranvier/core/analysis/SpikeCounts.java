package dev.ranvier.core.analysis;

import dev.ranvier.core.spike.SpikeBatch;
import org.apache.commons.math3.stat.StatUtils;

/**
 * Spike counts in bins and how they vary. All variances are those of the counts at hand (divided by their number, as
 * {@code numpy.var} does).
 */
public final class SpikeCounts {

    private static final int SYNCHRONY_NEURONS = 1000;
    private static final double SYNCHRONY_BIN_MS = 3;

    private SpikeCounts() {}

    /**
     * Spikes of the first neurons of a population in each bin.
     *
     * @param neurons neurons 0 to {@code neurons - 1} are counted
     * @return {@code [bin]}; whole numbers
     */
    public static double[] perBin(SpikeBatch spikes, int neurons, Window window, double binMs) {
        double[] counts = new double[window.bins(binMs)];
        int end = window.end(spikes);
        for (int i = window.first(spikes); i < end; i++) {
            int bin = window.bin(spikes.timesMs()[i], binMs);
            if (bin < counts.length && spikes.neurons()[i] < neurons) {
                counts[bin]++;
            }
        }
        return counts;
    }

    /**
     * Fano factor of each neuron: variance over mean of its counts in bins; 1 for a Poisson process (Fano 1947,
     * 10.1103/PhysRev.72.26).
     *
     * @return {@code [neuron]}, NaN without spikes
     */
    public static double[] fanoFactors(SpikeTrains trains, double binMs) {
        Window window = trains.window();
        int bins = window.bins(binMs);
        double[] fano = new double[trains.neurons()];
        for (int neuron = 0; neuron < fano.length; neuron++) {
            long sum = 0;
            long squares = 0;
            long inBin = 0;
            int bin = 0;
            for (int i = trains.start(neuron); i < trains.start(neuron + 1); i++) {
                int next = window.bin(trains.timeMs(i), binMs);
                if (next >= bins) {
                    break;
                }
                if (next > bin) {
                    squares += inBin * inBin;
                    inBin = 0;
                    bin = next;
                }
                inBin++;
                sum++;
            }
            squares += inBin * inBin;
            double mean = (double) sum / bins;
            fano[neuron] = ((double) squares / bins - mean * mean) / mean;
        }
        return fano;
    }

    /** Variance over mean of counts; NaN if all are 0. */
    public static double varianceOverMean(double[] counts) {
        double mean = StatUtils.mean(counts);
        return StatUtils.populationVariance(counts, mean) / mean;
    }

    /**
     * Synchrony as Potjans and Diesmann (2014, 10.1093/cercor/bhs358) measure it: variance over mean of the spike
     * counts of the first 1000 neurons (all if there are fewer) in bins of 3 ms. About 1 for independent Poisson
     * neurons; NaN without spikes.
     */
    public static double synchrony(SpikeBatch spikes, int neurons, Window window) {
        return varianceOverMean(perBin(spikes, Math.min(neurons, SYNCHRONY_NEURONS), window, SYNCHRONY_BIN_MS));
    }
}
