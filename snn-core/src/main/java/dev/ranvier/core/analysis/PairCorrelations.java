package dev.ranvier.core.analysis;

import java.util.Arrays;

/**
 * Correlation coefficients (Pearson) of the binned spike counts of pairs of neurons. Neurons whose counts do not vary
 * are left out.
 */
public final class PairCorrelations {

    private final int bins;
    private final int[] starts; // [kept neuron + 1]
    private final int[] binOf; // [spike], by kept neuron
    private final double[] means; // [kept neuron], spikes a bin
    private final double[] deviations; // [kept neuron], spikes a bin

    private PairCorrelations(SpikeTrains trains, double binMs) {
        Window window = trains.window();
        bins = window.bins(binMs);
        int[] keptStarts = new int[trains.neurons() + 1];
        binOf = new int[trains.spikes()];
        means = new double[trains.neurons()];
        deviations = new double[trains.neurons()];
        int kept = 0;
        for (int neuron = 0; neuron < trains.neurons(); neuron++) {
            int end = keptStarts[kept];
            for (int i = trains.start(neuron); i < trains.start(neuron + 1); i++) {
                int bin = window.bin(trains.timeMs(i), binMs);
                if (bin < bins) {
                    binOf[end++] = bin;
                }
            }
            means[kept] = (double) (end - keptStarts[kept]) / bins;
            double variance = squares(keptStarts[kept], end) / bins - means[kept] * means[kept];
            if (variance > 0) {
                deviations[kept++] = Math.sqrt(variance);
                keptStarts[kept] = end;
            }
        }
        starts = Arrays.copyOf(keptStarts, kept + 1);
    }

    /**
     * Coefficients of all pairs. Work grows with neurons times spikes; take a {@linkplain SpikeTrains#subset subset}.
     *
     * @return {@code [pair]}, pairs (0, 1), (0, 2), ..., (1, 2), ... of the neurons that are not left out
     */
    public static double[] all(SpikeTrains trains, double binMs) {
        return new PairCorrelations(trains, binMs).all();
    }

    /**
     * Their mean, without forming the pairs: work grows with spikes and bins only.
     *
     * @return NaN if fewer than two neurons are left
     */
    public static double mean(SpikeTrains trains, double binMs) {
        return new PairCorrelations(trains, binMs).mean();
    }

    private double[] all() {
        int neurons = starts.length - 1;
        double[] coefficients = new double[Math.multiplyExact(neurons, neurons - 1) / 2];
        int[] counts = new int[bins]; // of one neuron
        int pair = 0;
        for (int a = 0; a < neurons; a++) {
            for (int i = starts[a]; i < starts[a + 1]; i++) {
                counts[binOf[i]]++;
            }
            for (int b = a + 1; b < neurons; b++) {
                long together = 0;
                for (int i = starts[b]; i < starts[b + 1]; i++) {
                    together += counts[binOf[i]];
                }
                double covariance = (double) together / bins - means[a] * means[b];
                coefficients[pair++] = covariance / (deviations[a] * deviations[b]);
            }
            for (int i = starts[a]; i < starts[a + 1]; i++) {
                counts[binOf[i]] = 0;
            }
        }
        return coefficients;
    }

    /** The variance of the sum of standardised counts is neurons + 2 (sum over pairs). */
    private double mean() {
        int neurons = starts.length - 1;
        double[] sum = new double[bins];
        double baseline = 0;
        for (int neuron = 0; neuron < neurons; neuron++) {
            baseline += means[neuron] / deviations[neuron];
            for (int i = starts[neuron]; i < starts[neuron + 1]; i++) {
                sum[binOf[i]] += 1 / deviations[neuron];
            }
        }
        double variance = 0;
        for (double standardised : sum) {
            variance += (standardised - baseline) * (standardised - baseline) / bins;
        }
        return neurons < 2 ? Double.NaN : (variance - neurons) / neurons / (neurons - 1);
    }

    /** Sum of the squared counts of spikes whose bins are in order. */
    private double squares(int from, int to) {
        double squares = 0;
        long inBin = 0;
        for (int i = from; i < to; i++) {
            inBin = i > from && binOf[i] == binOf[i - 1] ? inBin + 1 : 1;
            squares += 2 * inBin - 1; // n^2 is the sum of the first n odd numbers
        }
        return squares;
    }
}
