package dev.ranvier.core.analysis;

import dev.ranvier.core.spike.SpikeBatch;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class SpikeStatisticsTest {

    @Test
    void ofPoissonNeurons() {
        int neurons = 500;
        double seconds = 20;
        SpikeBatch spikes = Trains.poisson(neurons, 12, 1e3 * seconds, 42);
        SpikeStatistics statistics = SpikeStatistics.of(spikes, neurons, Window.upTo(1e3 * seconds));
        assertEquals(spikes.size(), statistics.spikes());
        assertEquals(12, statistics.meanRateHz(), 5 * Math.sqrt(12 / seconds / neurons));
        // counts of 240: deviation of the rate sqrt(12/20) = 0.775 Hz, known to 3 %
        assertEquals(Math.sqrt(12 / seconds), statistics.rateDeviationHz(), 0.13);
        assertEquals(0, statistics.silentFraction());
        assertEquals(1, statistics.cv(), 0.02);
        assertEquals(1, statistics.cv2(), 0.02);
        assertEquals(1, statistics.lv(), 0.02);
        assertEquals(1, statistics.synchrony(), 0.1);
        assertEquals(0, statistics.pairCorrelation(), 0.001);
    }

    @Test
    void aSilentPopulationHasNoVariationToSpeakOf() {
        SpikeStatistics statistics = SpikeStatistics.of(SpikeBatch.EMPTY, 10, Window.upTo(100));
        assertEquals(0, statistics.meanRateHz());
        assertEquals(1, statistics.silentFraction());
        assertTrue(Double.isNaN(statistics.cv()) && Double.isNaN(statistics.synchrony()));
        assertTrue(Double.isNaN(statistics.pairCorrelation()));
    }

    @Test
    void aWindowShorterThanABinHasRatesOnly() {
        SpikeStatistics statistics = SpikeStatistics.of(Trains.batch(0, 0.5, 1, 0.7), 2, Window.upTo(1));
        assertEquals(1000, statistics.meanRateHz(), 1e-9);
        assertTrue(Double.isNaN(statistics.synchrony()));
    }

    @Test
    void kolmogorovSmirnovByHand() {
        // cumulated: at 1 1/3 against 0, at 2 2/3 against 1/4, at 3 1 against 1/4, ...
        double[] first = {1, 2, 3, Double.NaN};
        double[] second = {1.5, 4, 5, 6};
        assertEquals(0.75, Distributions.kolmogorovSmirnov(first, second), 1e-12);
        assertEquals(0, Distributions.kolmogorovSmirnov(second, second), 1e-12);
        assertEquals(2, Distributions.mean(first), 1e-12);
        assertEquals(Math.sqrt(2.0 / 3), Distributions.standardDeviation(first), 1e-12);
        assertThrows(IllegalArgumentException.class, () -> Distributions.kolmogorovSmirnov(new double[1], second));
    }
}
