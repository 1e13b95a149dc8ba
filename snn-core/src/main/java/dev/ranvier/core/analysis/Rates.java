package dev.ranvier.core.analysis;

import dev.ranvier.core.spike.SpikeBatch;

/** Firing rates, Hz: spikes over neurons over the length of a window. */
public final class Rates {

    private static final double MS_PER_SECOND = 1e3;

    private Rates() {}

    /** Mean rate of a neuron. */
    public static double meanHz(SpikeBatch spikes, int neurons, Window window) {
        return MS_PER_SECOND * (window.end(spikes) - window.first(spikes)) / (neurons * window.durationMs());
    }

    /**
     * Rate of each neuron.
     *
     * @return {@code [neuron]}, Hz
     */
    public static double[] perNeuronHz(SpikeTrains trains) {
        double[] rates = new double[trains.neurons()];
        for (int neuron = 0; neuron < rates.length; neuron++) {
            rates[neuron] =
                    MS_PER_SECOND * trains.count(neuron) / trains.window().durationMs();
        }
        return rates;
    }

    /**
     * Mean rate of a neuron in each bin.
     *
     * @return {@code [bin]}, Hz; see {@link Window#bins}
     */
    public static double[] overTimeHz(SpikeBatch spikes, int neurons, Window window, double binMs) {
        double[] counts = SpikeCounts.perBin(spikes, neurons, window, binMs);
        for (int bin = 0; bin < counts.length; bin++) {
            counts[bin] *= MS_PER_SECOND / (neurons * binMs);
        }
        return counts;
    }
}
