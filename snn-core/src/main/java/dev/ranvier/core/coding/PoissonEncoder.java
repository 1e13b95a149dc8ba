package dev.ranvier.core.coding;

import dev.ranvier.core.random.CounterRandom;
import dev.ranvier.core.spike.SpikeBatch;
import java.util.Arrays;

/**
 * Rate code by chance: in each step value x fires with chance {@code x maxRateHz stepMs / 1000}, independently of all others.
 * That is a Poisson process on steps (Diehl et al. 2015, IJCNN, doi:10.1109/IJCNN.2015.7280696: 1 ms, up to 1 kHz). Every
 * sample draws from counters of its own, so neither threads nor the order of samples change it.
 *
 * @param steps number of steps, at least 1
 * @param stepMs length of a step, positive
 * @param maxRateHz rate of the value 1, positive; at most one spike a step
 * @param seed of all draws
 */
public record PoissonEncoder(int steps, double stepMs, double maxRateHz, long seed) implements Encoder {

    /** @throws IllegalArgumentException if steps, step length or rate are not positive, or more than 1 spike a step is asked */
    public PoissonEncoder {
        if (steps < 1 || !(stepMs > 0)) {
            throw new IllegalArgumentException(
                    "a Poisson code needs at least 1 step of positive length, got " + steps + " of " + stepMs + " ms");
        }
        if (!(maxRateHz > 0 && maxRateHz * stepMs <= 1000)) {
            throw new IllegalArgumentException("the rate of the value 1 must be positive and at most one spike a step ("
                    + 1000 / stepMs + " Hz), got " + maxRateHz + " Hz");
        }
    }

    @Override
    public SpikeBatch encode(float[] values) {
        return encode(values, 0);
    }

    @Override
    public SpikeBatch encode(float[] values, int sample) {
        UnitValues.require(values);
        long key = CounterRandom.key(seed, sample);
        double chanceOfOne = maxRateHz * stepMs / 1000;
        int[] neurons = new int[64];
        double[] timesMs = new double[64];
        int spikes = 0;
        for (int step = 0; step < steps; step++) {
            for (int i = 0; i < values.length; i++) {
                long counter = (long) step * values.length + i;
                if (values[i] > 0 && CounterRandom.uniform(key, counter) < chanceOfOne * values[i]) {
                    if (spikes == neurons.length) {
                        neurons = Arrays.copyOf(neurons, 2 * spikes);
                        timesMs = Arrays.copyOf(timesMs, 2 * spikes);
                    }
                    neurons[spikes] = i;
                    timesMs[spikes++] = step * stepMs;
                }
            }
        }
        return new SpikeBatch(Arrays.copyOf(neurons, spikes), Arrays.copyOf(timesMs, spikes));
    }
}
