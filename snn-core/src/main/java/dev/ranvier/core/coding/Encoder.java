package dev.ranvier.core.coding;

import dev.ranvier.core.spike.SpikeBatch;

/** Turns the values of one sample into the spikes of a source population; value i belongs to neuron i. */
public sealed interface Encoder
        permits RegularRateEncoder,
                LatencyEncoder,
                BinaryEncoder,
                DirectEncoder,
                PoissonEncoder,
                PhaseEncoder,
                ViewsEncoder {

    /**
     * Spikes for one sample.
     *
     * @param values {@code [neuron]}, each 0..1 unless the encoder says otherwise. Not modified.
     * @throws IllegalArgumentException if a value is outside that range
     */
    SpikeBatch encode(float[] values);

    /**
     * Spikes for one sample of many; only an encoder that draws by chance looks at its number.
     *
     * @param values {@code [neuron]}, as in {@link #encode(float[])}. Not modified.
     * @param sample index of the sample
     * @throws IllegalArgumentException if a value is outside its range
     */
    default SpikeBatch encode(float[] values, int sample) {
        return encode(values);
    }
}
