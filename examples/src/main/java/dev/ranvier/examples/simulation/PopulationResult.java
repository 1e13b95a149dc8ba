package dev.ranvier.examples.simulation;

import dev.ranvier.core.analysis.SpikeStatistics;

/**
 * What a population did; the numbers are those of {@link SpikeStatistics}, null where there were too few spikes to say.
 *
 * @param name of the population
 * @param neurons its size
 * @param spikes in the window of the statistics
 * @param meanRateHz mean over neurons
 * @param rateDeviationHz standard deviation over neurons
 * @param silentFraction share of silent neurons, 0..1
 * @param cvIsi irregularity of intervals
 * @param cv2 the same between neighbours
 * @param lv local variation
 * @param synchrony variance over mean of counts
 * @param pairCorrelation mean correlation of counts
 */
public record PopulationResult(
        String name,
        int neurons,
        long spikes,
        Double meanRateHz,
        Double rateDeviationHz,
        Double silentFraction,
        Double cvIsi,
        Double cv2,
        Double lv,
        Double synchrony,
        Double pairCorrelation) {

    static PopulationResult of(String name, SpikeStatistics statistics) {
        return new PopulationResult(
                name,
                statistics.neurons(),
                statistics.spikes(),
                known(statistics.meanRateHz()),
                known(statistics.rateDeviationHz()),
                known(statistics.silentFraction()),
                known(statistics.cv()),
                known(statistics.cv2()),
                known(statistics.lv()),
                known(statistics.synchrony()),
                known(statistics.pairCorrelation()));
    }

    static PopulationResult unknown(String name, int neurons) {
        return new PopulationResult(name, neurons, 0, null, null, null, null, null, null, null, null);
    }

    private static Double known(double value) {
        return Double.isNaN(value) ? null : value;
    }
}
