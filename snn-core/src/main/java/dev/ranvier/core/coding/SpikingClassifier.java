package dev.ranvier.core.coding;

import dev.ranvier.core.network.Network;

/**
 * A network with everything needed to ask it a question: how a sample becomes spikes, how long to run, how the answer is
 * read. This is what a conversion makes and what a network file holds.
 *
 * @param network the spiking network
 * @param input name of the source population that takes the encoded sample
 * @param output name of the population that is read
 * @param encoder sample to spikes
 * @param decoder output spikes to class
 * @param durationMs how long to run one sample, positive
 * @param coding short name of the code shown to the user, e.g. {@code rate} or {@code ttfs}
 */
public record SpikingClassifier(
        Network network,
        String input,
        String output,
        Encoder encoder,
        Decoder decoder,
        double durationMs,
        String coding) {

    /** @throws IllegalArgumentException if a population is unknown or the duration is not positive */
    public SpikingClassifier {
        network.population(input);
        network.population(output);
        if (!(durationMs > 0) || Double.isInfinite(durationMs)) {
            throw new IllegalArgumentException("the duration must be positive and finite, got " + durationMs + " ms");
        }
    }
}
