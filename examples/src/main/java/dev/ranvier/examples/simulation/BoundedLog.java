package dev.ranvier.examples.simulation;

import dev.ranvier.core.spike.SpikeBatch;
import dev.ranvier.core.spike.SpikeLog;
import dev.ranvier.core.spike.SpikeRecorder;

/** Keeps spikes from a time on until there are so many that memory would become short, and knows how far it came. */
final class BoundedLog implements SpikeRecorder {

    private final SpikeLog log;
    private final double fromMs;
    private final long most;
    private long kept;
    private double fullMs = Double.POSITIVE_INFINITY; // the first instant that is not complete

    BoundedLog(int populations, double fromMs, long most) {
        log = new SpikeLog(populations);
        this.fromMs = fromMs;
        this.most = most;
    }

    @Override
    public void spike(int population, int neuron, double timeMs) {
        if (timeMs < fromMs || timeMs > fullMs) {
            return;
        }
        if (kept >= most && fullMs == Double.POSITIVE_INFINITY) {
            fullMs = timeMs; // spikes of this very instant are left out of every window that ends here
        }
        log.spike(population, neuron, timeMs);
        kept++;
    }

    /** Spikes are complete before this time; infinite if none was left out. */
    double completeUntilMs() {
        return fullMs;
    }

    SpikeBatch spikes(int population) {
        return log.spikes(population);
    }
}
