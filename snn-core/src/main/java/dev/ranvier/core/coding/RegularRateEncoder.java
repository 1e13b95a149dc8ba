package dev.ranvier.core.coding;

import dev.ranvier.core.spike.SpikeBatch;

/**
 * Rate code without randomness: value x fires at the steps at which a running sum of x, started at 1/2, reaches the next
 * whole number, so that after any T steps a neuron has fired {@code floor(T x + 1/2)} times. The first T steps of a longer
 * code are the code of T steps.
 *
 * @param steps number of steps, at least 1
 * @param stepMs length of a step, positive
 */
public record RegularRateEncoder(int steps, double stepMs) implements Encoder {

    /** @throws IllegalArgumentException if steps or step length are not positive */
    public RegularRateEncoder {
        if (steps < 1 || !(stepMs > 0)) {
            throw new IllegalArgumentException(
                    "a rate code needs at least 1 step of positive length, got " + steps + " of " + stepMs + " ms");
        }
    }

    @Override
    public SpikeBatch encode(float[] values) {
        UnitValues.require(values);
        int total = 0;
        int[] lit = new int[values.length]; // neurons that fire at all
        int litCount = 0;
        for (int i = 0; i < values.length; i++) {
            int count = count(values[i], steps);
            total += count;
            if (count > 0) {
                lit[litCount++] = i;
            }
        }
        int[] neurons = new int[total];
        double[] timesMs = new double[total];
        int[] fired = new int[litCount]; // so far
        int spike = 0;
        for (int step = 0; step < steps; step++) {
            for (int i = 0; i < litCount; i++) {
                int count = count(values[lit[i]], step + 1);
                if (count > fired[i]) {
                    fired[i] = count;
                    neurons[spike] = lit[i];
                    timesMs[spike++] = step * stepMs;
                }
            }
        }
        return new SpikeBatch(neurons, timesMs);
    }

    private static int count(float value, int steps) {
        return (int) (steps * (double) value + 0.5);
    }
}
