package dev.ranvier.core.coding;

import dev.ranvier.core.spike.SpikeBatch;
import java.util.stream.IntStream;

/**
 * Black and white in one instant: every value of at least the threshold fires at time 0.
 *
 * @param threshold smallest value that fires, above 0 and at most 1
 */
public record BinaryEncoder(float threshold) implements Encoder {

    /** @throws IllegalArgumentException if the threshold is not in (0, 1] */
    public BinaryEncoder {
        if (!(threshold > 0) || threshold > 1) {
            throw new IllegalArgumentException("the ink threshold must be above 0 and at most 1, got " + threshold);
        }
    }

    @Override
    public SpikeBatch encode(float[] values) {
        UnitValues.require(values);
        int[] neurons = IntStream.range(0, values.length)
                .filter(i -> values[i] >= threshold)
                .toArray();
        double[] timesMs = new double[neurons.length]; // all at 0
        return new SpikeBatch(neurons, timesMs);
    }
}
