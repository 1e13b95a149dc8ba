package dev.ranvier.core.coding;

import dev.ranvier.core.spike.SpikeBatch;

/** Reads a class and the time of the decision from what the output population did. */
public sealed interface Decoder permits FirstSpikeDecoder, CountDecoder, PotentialDecoder {

    /**
     * The decision on one sample.
     *
     * @param spikes spikes of the output population
     * @param potentials {@code [neuron]}, its potentials at the end. Not modified.
     * @param endMs end of the run
     */
    Decision decode(SpikeBatch spikes, double[] potentials, double endMs);

    /**
     * How much speaks for each class so far, in the unit that the decoder compares: what an {@link EarlyDecision} looks at.
     *
     * @param spikes spikes of the output population up to now
     * @param potentials {@code [neuron]}, its potentials now. Not modified.
     * @return {@code [class]}
     */
    double[] evidence(SpikeBatch spikes, double[] potentials);
}
