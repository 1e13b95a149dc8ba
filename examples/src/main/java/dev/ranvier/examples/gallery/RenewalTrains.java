package dev.ranvier.examples.gallery;

import dev.ranvier.core.random.RandomStream;
import dev.ranvier.core.spike.SpikeBatch;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** Spike trains of one neuron whose intervals are drawn one by one. */
final class RenewalTrains {

    private RenewalTrains() {}

    /**
     * Draws a train.
     *
     * @param intervalMs draws an interval
     * @param durationMs where the train ends
     */
    static SpikeBatch of(ToDoubleFunction<RandomStream> intervalMs, double durationMs, RandomStream stream) {
        double[] timesMs = new double[64];
        int size = 0;
        for (double t = intervalMs.applyAsDouble(stream); t < durationMs; t += intervalMs.applyAsDouble(stream)) {
            if (size == timesMs.length) {
                timesMs = Arrays.copyOf(timesMs, 2 * size);
            }
            timesMs[size++] = t;
        }
        return new SpikeBatch(new int[size], Arrays.copyOf(timesMs, size));
    }
}
