package dev.ranvier.core.coding;

import dev.ranvier.core.spike.SpikeBatch;
import java.util.Arrays;

/**
 * Time-to-first-spike code: value x fires once, at {@code windowMs * (1 - x)}; 0 does not fire. Bright comes first.
 *
 * @param windowMs length of the input window, positive
 */
public record LatencyEncoder(double windowMs) implements Encoder {

    /** @throws IllegalArgumentException if the window is not positive */
    public LatencyEncoder {
        if (!(windowMs > 0) || Double.isInfinite(windowMs)) {
            throw new IllegalArgumentException("the input window must be positive and finite, got " + windowMs + " ms");
        }
    }

    @Override
    public SpikeBatch encode(float[] values) {
        UnitValues.require(values);
        long[] keys = new long[values.length]; // bright first, then by neuron: bits of a positive float rise with it
        int spikes = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] > 0) {
                keys[spikes++] = (long) (Integer.MAX_VALUE - Float.floatToIntBits(values[i])) << Integer.SIZE | i;
            }
        }
        Arrays.sort(keys, 0, spikes);
        int[] order = new int[spikes];
        double[] timesMs = new double[spikes];
        for (int i = 0; i < spikes; i++) {
            order[i] = (int) keys[i];
            timesMs[i] = windowMs * (1 - (double) values[order[i]]);
        }
        return new SpikeBatch(order, timesMs);
    }
}
