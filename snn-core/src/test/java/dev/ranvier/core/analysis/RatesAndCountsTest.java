package dev.ranvier.core.analysis;

import dev.ranvier.core.spike.RateLog;
import dev.ranvier.core.spike.SpikeBatch;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

class RatesAndCountsTest {

    private final SpikeBatch spikes = Trains.batch(0, 1, 1, 2, 0, 2, 0, 7, 2, 9.5, 1, 10, 0, 19);

    @Test
    void windowsAreHalfOpen() {
        assertEquals(1e3 * 4 / (3 * 8.0), Rates.meanHz(spikes, 3, new Window(2, 10)), 1e-9);
        SpikeTrains trains = SpikeTrains.of(spikes, 3, new Window(2, 10));
        assertArrayEquals(new double[] {2, 7}, trains.timesMs(0));
        assertArrayEquals(new double[] {2}, trains.timesMs(1));
        assertArrayEquals(new double[] {9.5}, trains.timesMs(2));
    }

    @Test
    void aWindowBeginsBeforeAllOfSeveralSpikesAtOneTime() {
        SpikeBatch many = Trains.batch(0, 3, 1, 3, 2, 3, 3, 3, 4, 3);
        assertEquals(5, SpikeTrains.of(many, 5, new Window(3, 4)).spikes());
        assertEquals(0, SpikeTrains.of(many, 5, new Window(2, 3)).spikes());
    }

    @Test
    void ratesOfNeuronsAddUp() {
        SpikeTrains trains = Trains.of(spikes, 3, 20);
        double[] rates = Rates.perNeuronHz(trains);
        assertArrayEquals(new double[] {200, 100, 50}, rates, 1e-9);
        assertEquals(Arrays.stream(rates).sum() / 3, Rates.meanHz(spikes, 3, Window.upTo(20)), 1e-9);
    }

    @Test
    void ratesOverTimeCountEachBin() {
        double[] rates = Rates.overTimeHz(spikes, 3, Window.upTo(20), 5);
        assertArrayEquals(new double[] {200, 400.0 / 3, 200.0 / 3, 200.0 / 3}, rates, 1e-9);
    }

    @Test
    void whatIsLeftOverAtTheEndIsInNoBin() {
        assertArrayEquals(new double[] {4, 2}, SpikeCounts.perBin(spikes, 3, Window.upTo(19.5), 7.5));
    }

    @Test
    void timesOfStepsFallIntoTheirBin() {
        // k * 0.1 is often a rounding error below a multiple of 0.3 or of 1
        int steps = 3_000;
        double[] timesMs = new double[steps];
        for (int step = 0; step < steps; step++) {
            timesMs[step] = step * 0.1;
        }
        double[] counts = SpikeCounts.perBin(new SpikeBatch(new int[steps], timesMs), 1, Window.upTo(300), 0.3);
        assertEquals(1_000, counts.length);
        assertTrue(Arrays.stream(counts).allMatch(count -> count == 3));
    }

    @Test
    void fanoFactorsByHand() {
        // neuron 0: counts 2, 1, 0, 1 in bins of 5: mean 1, mean square 1.5; neuron 1: 1, 0, 1, 0: mean and square 1/2
        double[] fano = SpikeCounts.fanoFactors(Trains.of(spikes, 4, 20), 5);
        assertEquals(0.5, fano[0], 1e-12);
        assertEquals(0.5, fano[1], 1e-12);
        assertEquals(0.75, fano[2], 1e-12);
        assertTrue(Double.isNaN(fano[3]));
    }

    @Test
    void poissonNeuronsHaveAFanoFactorOfOne() {
        SpikeBatch poisson = Trains.poisson(200, 20, 50_000, 3);
        double[] fano = SpikeCounts.fanoFactors(Trains.of(poisson, 200, 50_000), 100);
        // each from 500 bins: standard error sqrt(2/500) over sqrt(200) neurons
        assertEquals(1, Distributions.mean(fano), 5 * Math.sqrt(2.0 / 500 / 200));
    }

    @Test
    void synchronyOfIndependentNeuronsIsOneAndOfOneNeuronCopiedIsTheirNumber() {
        SpikeBatch poisson = Trains.poisson(2_000, 5, 20_000, 4);
        assertEquals(1, SpikeCounts.synchrony(poisson, 2_000, Window.upTo(20_000)), 0.09);

        SpikeBatch one = Trains.poisson(1, 5, 20_000, 5);
        int copies = 50;
        int[] neurons = new int[one.size() * copies];
        double[] timesMs = new double[neurons.length];
        for (int i = 0; i < neurons.length; i++) {
            neurons[i] = i % copies;
            timesMs[i] = one.timesMs()[i / copies];
        }
        double single = SpikeCounts.synchrony(one, 1, Window.upTo(20_000));
        double all = SpikeCounts.synchrony(new SpikeBatch(neurons, timesMs), copies, Window.upTo(20_000));
        assertEquals(copies * single, all, 1e-9);
    }

    @Test
    void onlyTheFirstThousandNeuronsCountForSynchrony() {
        SpikeBatch late = Trains.batch(1_000, 1, 1_500, 1, 999, 4);
        // counts 0, 1 in two bins: mean 1/2, variance 1/4
        assertEquals(0.5, SpikeCounts.synchrony(late, 2_000, Window.upTo(6)), 1e-12);
    }

    @Test
    void theRecorderOfRatesCountsAsTheAnalysisDoes() {
        SpikeBatch poisson = Trains.poisson(20, 30, 3_000, 9);
        double[] onSteps = Arrays.stream(poisson.timesMs())
                .map(timeMs -> Math.floor(timeMs / 0.1) * 0.1)
                .toArray();
        for (double[] timesMs : new double[][] {poisson.timesMs(), onSteps}) {
            RateLog log = new RateLog(new int[] {20}, 0.7);
            for (int i = 0; i < timesMs.length; i++) {
                log.spike(0, poisson.neurons()[i], timesMs[i]);
            }
            double[] afterwards =
                    Rates.overTimeHz(new SpikeBatch(poisson.neurons(), timesMs), 20, Window.upTo(3_000), 0.7);
            assertArrayEquals(afterwards, Arrays.copyOf(log.ratesHz(0), afterwards.length), 1e-9);
        }
    }

    @Test
    void subsetsAreRenumbered() {
        SpikeTrains chosen = Trains.of(spikes, 3, 20).subset(2, 0);
        assertEquals(2, chosen.neurons());
        assertArrayEquals(new double[] {9.5}, chosen.timesMs(0));
        assertArrayEquals(new double[] {1, 2, 7, 19}, chosen.timesMs(1));
        assertEquals(5, chosen.spikes());
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThrows(IllegalArgumentException.class, () -> new Window(3, 3));
        assertThrows(IllegalArgumentException.class, () -> new Window(0, Double.POSITIVE_INFINITY));
        assertThrows(IllegalArgumentException.class, () -> Window.upTo(1).bins(2));
        assertThrows(IllegalArgumentException.class, () -> Window.upTo(1).bins(0));
        assertThrows(IllegalArgumentException.class, () -> Trains.of(spikes, 2, 20));
    }
}
