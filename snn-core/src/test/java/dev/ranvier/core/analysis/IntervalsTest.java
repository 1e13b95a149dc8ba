package dev.ranvier.core.analysis;

import dev.ranvier.core.random.RandomStream;
import dev.ranvier.core.spike.SpikeBatch;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

class IntervalsTest {

    @Test
    void byHand() {
        // neuron 0: intervals 1, 3, 2; neuron 1: one interval; neuron 2: none
        SpikeTrains trains = Trains.of(Trains.batch(0, 0, 0, 1, 1, 2, 0, 4, 2, 5, 0, 6, 1, 7), 3, 10);
        assertArrayEquals(new double[] {1, 3, 2, 5}, Intervals.ofAllMs(trains));
        double[] cv = Intervals.cv(trains);
        assertEquals(Math.sqrt(2.0 / 3) / 2, cv[0], 1e-12);
        assertTrue(Double.isNaN(cv[1]) && Double.isNaN(cv[2]), "too few spikes to say");
        assertEquals((2 * 2.0 / 4 + 2 * 1.0 / 5) / 2, Intervals.cv2(trains)[0], 1e-12);
        assertEquals(3 * (0.25 + 0.04) / 2, Intervals.lv(trains)[0], 1e-12);
        assertTrue(Double.isNaN(Intervals.lv(trains)[1]));
    }

    @Test
    void threeSpikesAreEnough() {
        SpikeTrains trains = Trains.of(Trains.batch(0, 1, 0, 2, 0, 5), 1, 10);
        assertEquals(0.5, Intervals.cv(trains)[0], 1e-12);
    }

    @Test
    void aClockHasNoVariation() {
        double[] timesMs = new double[1_000];
        Arrays.setAll(timesMs, i -> 2.5 * i);
        SpikeTrains trains = Trains.of(new SpikeBatch(new int[1_000], timesMs), 1, 2_500);
        assertEquals(0, Intervals.cv(trains)[0]);
        assertEquals(0, Intervals.cv2(trains)[0]);
        assertEquals(0, Intervals.lv(trains)[0]);
    }

    @Test
    void aPoissonTrainHasVariationOne() {
        SpikeTrains trains = Trains.of(Trains.poisson(1, 50, 4e6, 8), 1, 4e6); // about 200,000 spikes
        // standard errors: CV 1/sqrt(n); CV2 0.58/sqrt(n) and LV 0.9/sqrt(n) without the correlation of neighbours
        assertEquals(1, Intervals.cv(trains)[0], 5 / Math.sqrt(200_000));
        assertEquals(1, Intervals.cv2(trains)[0], 5 / Math.sqrt(200_000));
        assertEquals(1, Intervals.lv(trains)[0], 5 / Math.sqrt(200_000));
    }

    @Test
    void gammaIntervalsHaveTheirVariation() {
        // Intervals of two exponential parts: CV = 1/sqrt(2); LV = 3/(2 k + 1) = 3/5 (Shinomoto et al. 2003)
        RandomStream stream = new RandomStream(12);
        double[] timesMs = new double[100_000];
        for (int i = 1; i < timesMs.length; i++) {
            timesMs[i] = timesMs[i - 1] + stream.nextExponential() + stream.nextExponential();
        }
        SpikeTrains trains = Trains.of(new SpikeBatch(new int[timesMs.length], timesMs), 1, 1e9);
        assertEquals(Math.sqrt(0.5), Intervals.cv(trains)[0], 0.01);
        assertEquals(0.6, Intervals.lv(trains)[0], 0.01);
    }

    @Test
    void aSlowChangeOfRateRaisesCvButNotLv() {
        double[] timesMs = new double[40_000];
        RandomStream stream = new RandomStream(13);
        for (int i = 1; i < timesMs.length; i++) {
            timesMs[i] = timesMs[i - 1] + stream.nextExponential() * (i < timesMs.length / 2 ? 1 : 10);
        }
        SpikeTrains trains = Trains.of(new SpikeBatch(new int[timesMs.length], timesMs), 1, 1e9);
        // two equal shares of mean 1 and 10: mean 5.5, mean square 2 (1 + 100) / 2 = 101
        assertEquals(Math.sqrt(101 / (5.5 * 5.5) - 1), Intervals.cv(trains)[0], 0.03);
        assertEquals(1, Intervals.lv(trains)[0], 0.03);
    }
}
