package dev.ranvier.core.analysis;

import dev.ranvier.core.spike.SpikeBatch;
import java.util.Arrays;
import org.apache.commons.math3.stat.correlation.PearsonsCorrelation;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class CorrelationsTest {

    @Test
    void agreesWithCommonsMathOnEveryPair() {
        int neurons = 12;
        SpikeBatch spikes = Trains.poisson(neurons, 40, 2_000, 2);
        SpikeTrains trains = Trains.of(spikes, neurons, 2_000);
        double[][] counts = new double[neurons][];
        for (int neuron = 0; neuron < neurons; neuron++) {
            SpikeTrains one = trains.subset(neuron);
            SpikeBatch alone = new SpikeBatch(new int[one.spikes()], one.timesMs(0));
            counts[neuron] = SpikeCounts.perBin(alone, 1, Window.upTo(2_000), 20);
        }
        double[] all = PairCorrelations.all(trains, 20);
        int pair = 0;
        for (int a = 0; a < neurons; a++) {
            for (int b = a + 1; b < neurons; b++) {
                assertEquals(new PearsonsCorrelation().correlation(counts[a], counts[b]), all[pair++], 1e-12);
            }
        }
        assertEquals(all.length, pair);
        assertEquals(Arrays.stream(all).average().orElseThrow(), PairCorrelations.mean(trains, 20), 1e-12);
    }

    @Test
    void equalTrainsCorrelateFullyAndSilentOnesAreLeftOut() {
        SpikeBatch spikes = Trains.batch(0, 1, 2, 1.5, 0, 11, 2, 12, 2, 35, 0, 36);
        SpikeTrains trains = Trains.of(spikes, 4, 50);
        assertArrayEquals(new double[] {1}, PairCorrelations.all(trains, 10), 1e-12);
        assertEquals(1, PairCorrelations.mean(trains, 10), 1e-12);
        assertTrue(Double.isNaN(PairCorrelations.mean(trains.subset(0, 1), 10)));
    }

    @Test
    void alternatingNeuronsAnticorrelate() {
        SpikeBatch spikes = Trains.batch(0, 1, 1, 11, 0, 21, 1, 31);
        assertArrayEquals(new double[] {-1}, PairCorrelations.all(Trains.of(spikes, 2, 40), 10), 1e-12);
    }

    @Test
    void correlogramByHand() {
        double[] first = {10, 20};
        double[] second = {9, 10.4, 10.5, 12, 19.5, 21.4999, 30};
        CrossCorrelogram correlogram = CrossCorrelogram.of(first, second, 1, 2);
        // lags of 10: -1, 0.4, 0.5, 2; of 20: -0.5, 1.4999; borders at -2.5, -1.5, -0.5, 0.5, 1.5, 2.5
        assertArrayEquals(new long[] {0, 1, 2, 2, 1}, correlogram.counts());
        assertEquals(-2, correlogram.lagMs(0));
        assertEquals(2, correlogram.reach());
        assertEquals(1e3, correlogram.ratesHz(2)[2], 1e-9);
    }

    @Test
    void correlogramMirrorsWhenTrainsAreExchanged() {
        double[] a = Trains.poisson(1, 30, 10_000, 6).timesMs();
        double[] b = Trains.poisson(1, 50, 10_000, 7).timesMs();
        long[] ab = CrossCorrelogram.of(a, b, 2, 10).counts();
        long[] ba = CrossCorrelogram.of(b, a, 2, 10).counts();
        for (int bin = 0; bin < ab.length; bin++) {
            assertEquals(ab[bin], ba[ab.length - 1 - bin]);
        }
        long direct = 0;
        for (double x : a) {
            for (double y : b) {
                direct += y - x >= -21 && y - x < 21 ? 1 : 0;
            }
        }
        assertEquals(direct, Arrays.stream(ab).sum());
    }

    @Test
    void aTrainIsNotPairedWithItsOwnSpikes() {
        double[] timesMs = new double[100];
        Arrays.setAll(timesMs, i -> 0.1 * i);
        CrossCorrelogram correlogram = CrossCorrelogram.ofSelf(timesMs, 0.1, 3);
        assertArrayEquals(new long[] {97, 98, 99, 0, 99, 98, 97}, correlogram.counts());
    }

    @Test
    void independentTrainsHaveAFlatCorrelogram() {
        double[] a = Trains.poisson(1, 100, 200_000, 16).timesMs();
        double[] b = Trains.poisson(1, 80, 200_000, 17).timesMs();
        double[] rates = CrossCorrelogram.of(a, b, 1, 20).ratesHz(a.length);
        // each bin holds about 20,000 x 0.08 = 1600 pairs: 5 deviations of 2 Hz
        for (double rate : rates) {
            assertEquals(80, rate, 10);
        }
    }

    @Test
    void refusesAnEmptyBin() {
        assertThrows(IllegalArgumentException.class, () -> CrossCorrelogram.of(new double[0], new double[0], 0, 1));
        assertThrows(IllegalArgumentException.class, () -> CrossCorrelogram.of(new double[0], new double[0], 1, -1));
    }
}
