package dev.ranvier.core.analysis;

import dev.ranvier.core.spike.SpikeBatch;
import java.util.stream.IntStream;

/**
 * The usual numbers of a population's activity in a window. NaN where there are too few spikes.
 *
 * @param neurons size of the population
 * @param spikes number of spikes
 * @param meanRateHz mean over neurons
 * @param rateDeviationHz standard deviation over neurons
 * @param silentFraction share of neurons without a spike, 0..1
 * @param cv mean of the {@linkplain Intervals#cv coefficients of variation}, neurons of at least 3 spikes
 * @param cv2 mean {@linkplain Intervals#cv2 CV2} of these neurons
 * @param lv mean {@linkplain Intervals#lv local variation} of these neurons
 * @param synchrony see {@link SpikeCounts#synchrony}; NaN if the window is shorter than its bin
 * @param pairCorrelation mean {@linkplain PairCorrelations correlation} of the counts of up to 250 neurons, spread
 *     evenly, in bins of 2 ms; NaN if the window is shorter
 */
public record SpikeStatistics(
        int neurons,
        int spikes,
        double meanRateHz,
        double rateDeviationHz,
        double silentFraction,
        double cv,
        double cv2,
        double lv,
        double synchrony,
        double pairCorrelation) {

    private static final int CORRELATED_NEURONS = 250;
    private static final double CORRELATION_BIN_MS = 2;
    private static final double SHORTEST_MS = 3; // one bin of synchrony

    /**
     * Computes them.
     *
     * @param neurons size of the population
     */
    public static SpikeStatistics of(SpikeBatch spikes, int neurons, Window window) {
        SpikeTrains trains = SpikeTrains.of(spikes, neurons, window);
        double[] rates = Rates.perNeuronHz(trains);
        long silent = IntStream.range(0, neurons)
                .filter(neuron -> trains.count(neuron) == 0)
                .count();
        boolean binned = window.durationMs() >= SHORTEST_MS;
        return new SpikeStatistics(
                neurons,
                trains.spikes(),
                Distributions.mean(rates),
                Distributions.standardDeviation(rates),
                (double) silent / neurons,
                Distributions.mean(Intervals.cv(trains)),
                Distributions.mean(Intervals.cv2(trains)),
                Distributions.mean(Intervals.lv(trains)),
                binned ? SpikeCounts.synchrony(spikes, neurons, window) : Double.NaN,
                binned ? PairCorrelations.mean(spread(trains), CORRELATION_BIN_MS) : Double.NaN);
    }

    private static SpikeTrains spread(SpikeTrains trains) {
        int neurons = trains.neurons();
        int chosen = Math.min(neurons, CORRELATED_NEURONS);
        return trains.subset(IntStream.range(0, chosen)
                .map(i -> (int) ((long) i * neurons / chosen))
                .toArray());
    }
}
