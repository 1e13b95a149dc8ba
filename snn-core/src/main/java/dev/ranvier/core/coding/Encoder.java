package dev.ranvier.core.coding;

import dev.ranvier.core.spike.SpikeBatch;

/** Turns the values of one sample into the spikes of a source population; value i belongs to neuron i. */
public sealed interface Encoder permits RegularRateEncoder, LatencyEncoder, BinaryEncoder, ViewsEncoder {

    /**
     * Spikes for one sample.
     *
     * @param values {@code [neuron]}, each 0..1. Not modified.
     * @throws IllegalArgumentException if a value is outside 0..1
     */
    SpikeBatch encode(float[] values);
}
