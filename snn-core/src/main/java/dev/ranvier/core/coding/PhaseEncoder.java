package dev.ranvier.core.coding;

import dev.ranvier.core.spike.SpikeBatch;

/**
 * Phase code: a value is rounded to a number of {@code periodSteps} bits, and in every period the bit of weight 2^-(1+k) is a
 * graded spike in step k, of that strength over {@code 1 - 2^-periodSteps}, so that the value 1 has sum 1 (Kim et al. 2018,
 * Neurocomputing 311:373, doi:10.1016/j.neucom.2018.05.087). With 8 bits pixels of 8 bits are met exactly.
 *
 * @param periodSteps steps of a period, 1 to 30
 * @param periods number of periods, at least 1
 * @param stepMs length of a step, positive
 */
public record PhaseEncoder(int periodSteps, int periods, double stepMs) implements Encoder {

    /** @throws IllegalArgumentException if a value is out of range */
    public PhaseEncoder {
        if (periodSteps < 1 || periodSteps > 30 || periods < 1 || !(stepMs > 0)) {
            throw new IllegalArgumentException(
                    "a phase code needs at least 1 period of 1 to 30 steps of positive length," + " got " + periods
                            + " of " + periodSteps + " of " + stepMs + " ms");
        }
    }

    @Override
    public SpikeBatch encode(float[] values) {
        UnitValues.require(values);
        int[] bits = new int[values.length];
        int perPeriod = 0;
        long all = (1L << periodSteps) - 1;
        for (int i = 0; i < values.length; i++) {
            bits[i] = (int) Math.rint((double) values[i] * all);
            perPeriod += Integer.bitCount(bits[i]);
        }
        int[] neurons = new int[perPeriod * periods];
        double[] timesMs = new double[neurons.length];
        double[] strengths = new double[neurons.length];
        int spike = 0;
        for (int step = 0; step < periodSteps * periods; step++) {
            int place = periodSteps - 1 - step % periodSteps;
            for (int i = 0; i < values.length; i++) {
                if ((bits[i] >> place & 1) == 1) {
                    neurons[spike] = i;
                    timesMs[spike] = step * stepMs;
                    strengths[spike++] = (double) (1L << place) / all;
                }
            }
        }
        return new SpikeBatch(neurons, timesMs, strengths);
    }
}
