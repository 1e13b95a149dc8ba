package dev.ranvier.core.coding;

import dev.ranvier.core.spike.SpikeBatch;
import java.util.stream.IntStream;

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
        int[] order = IntStream.range(0, values.length)
                .filter(i -> values[i] > 0)
                .boxed()
                .sorted((a, b) -> Float.compare(values[b], values[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] timesMs = new double[order.length];
        for (int i = 0; i < order.length; i++) {
            timesMs[i] = windowMs * (1 - (double) values[order[i]]);
        }
        return new SpikeBatch(order, timesMs);
    }
}
