package dev.ranvier.core.recording;

import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.spike.SpikeRecorder;
import java.util.Arrays;
import java.util.Locale;

/**
 * A recorder that ends a run by an exception when a population fires faster than is allowed, at the spike that is one
 * too many. Put it behind the recorders whose content is to be kept. The engine that was running must be reset before
 * it is used again.
 */
public final class ActivityLimit implements SpikeRecorder {

    private final Network network;
    private final double maxRateHz;
    private final double windowMs;
    private final double[] allowed; // [population], spikes in a window
    private final long[] counts; // [population], spikes in the current window
    private long window; // number of the current one

    /**
     * A limit for all populations.
     *
     * @param maxRateHz mean rate of the neurons of a population that is still allowed, positive
     * @param windowMs over which it is taken, positive; windows follow one another from time 0
     * @throws IllegalArgumentException if a parameter is not positive
     */
    public ActivityLimit(Network network, double maxRateHz, double windowMs) {
        if (!(maxRateHz > 0) || !(windowMs > 0)) {
            throw new IllegalArgumentException(
                    "the limit and its window must be positive, got " + maxRateHz + " Hz and " + windowMs + " ms");
        }
        this.network = network;
        this.maxRateHz = maxRateHz;
        this.windowMs = windowMs;
        counts = new long[network.populations().size()];
        allowed = new double[counts.length];
        for (int i = 0; i < counts.length; i++) {
            allowed[i] = Math.max(1, network.populations().get(i).size() * maxRateHz * windowMs * 1e-3);
        }
    }

    @Override
    public void spike(int population, int neuron, double timeMs) {
        long current = (long) (timeMs / windowMs);
        if (current != window) {
            Arrays.fill(counts, 0);
            window = current;
        }
        if (++counts[population] > allowed[population]) {
            Population wild = network.populations().get(population);
            double sinceMs = window * windowMs;
            double rateHz = 1e3 * counts[population] / (wild.size() * (timeMs - sinceMs));
            throw new RunawayActivityException(
                    String.format(
                            Locale.ROOT,
                            "population %s ran away: %d spikes of its %d neurons from %.6g to %.6g ms, %.4g Hz,"
                                    + " allowed are %.4g Hz; is the recurrent excitation too strong, or the limit too low?",
                            wild.name(),
                            counts[population],
                            wild.size(),
                            sinceMs,
                            timeMs,
                            rateHz,
                            maxRateHz),
                    wild.name(),
                    timeMs,
                    rateHz);
        }
    }
}
