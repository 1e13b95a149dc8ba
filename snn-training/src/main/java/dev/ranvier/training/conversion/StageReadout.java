package dev.ranvier.training.conversion;

import dev.ranvier.core.spike.SpikeBatch;

/** Reads the values of a stage from the spikes of its population in one run. */
public interface StageReadout {

    /**
     * The values that spikes stand for.
     *
     * @param stage index of the stage
     * @param spikes all spikes of its population in a run. Not modified.
     * @return {@code [value]}; null for a stage that does not spike
     */
    double[] values(int stage, SpikeBatch spikes);

    /**
     * Largest value that a neuron can express.
     *
     * @return infinite if there is none
     */
    double limit(int stage, int neuron);
}
