package dev.ranvier.core.coding;

import dev.ranvier.core.spike.SpikeBatch;

/**
 * Direct (analogue) input: every value that is not 0 is one graded spike at time 0 whose strength is the value. Meant for a
 * graded source whose projections end where an arrival stays: at receptor {@link
 * dev.ranvier.core.network.IntegrateAndFire#DRIVE}, or at neurons that read their input once. Values need not lie in 0..1.
 */
public record DirectEncoder() implements Encoder {

    @Override
    public SpikeBatch encode(float[] values) {
        int count = 0;
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new IllegalArgumentException("value " + i + " is " + values[i] + ", direct input must be finite");
            }
            count += values[i] != 0 ? 1 : 0;
        }
        int[] neurons = new int[count];
        double[] strengths = new double[count];
        int spike = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 0) {
                neurons[spike] = i;
                strengths[spike++] = values[i];
            }
        }
        return new SpikeBatch(neurons, new double[count], strengths);
    }
}
