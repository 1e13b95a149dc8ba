package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.SpikeSource;

/** What a network must not have, whatever its neurons are. */
final class ChipNetworks {

    private ChipNetworks() {}

    /** @throws IllegalArgumentException naming what the chip does not have */
    static void require(Network network) {
        if (!network.timeBase().clocked()) {
            throw new IllegalArgumentException("network " + network.name()
                    + " lives in continuous time; the chip runs clocked networks, convert it with a step");
        }
        for (Projection projection : network.projections()) {
            if (projection.isPlastic()) {
                throw new IllegalArgumentException("the synapses of " + projection.label()
                        + " change while the network runs, those of the chip do not; map the network as it was learnt");
            }
            if (!projection.hasOneDelay()) {
                throw new IllegalArgumentException("the synapses of " + projection.label()
                        + " have delays of their own; a neuron of the chip has one delay, make it one projection for"
                        + " each delay");
            }
        }
        for (Population population : network.populations()) {
            if (population.model() instanceof SpikeSource source && !source.takesStimulus()) {
                throw new IllegalArgumentException("source " + population.name()
                        + " makes its own spikes, which the chip does not; bring them in as a stimulus");
            }
        }
        if (!network.drives().isEmpty()) {
            throw new IllegalArgumentException(
                    "population " + network.drives().get(0).target()
                            + " has a Poisson drive, which the chip does not make; bring it in as spikes of a source");
        }
    }
}
