package dev.ranvier.hardware.mapping;

import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.network.Network;
import java.util.List;

/**
 * A network that the chip can hold, made of one that it cannot: what is mapped, and what a mapping is verified against.
 *
 * @param network the network as it is on the chip; the same as before if nothing had to be changed
 * @param outputLatencyTicks ticks by which the output fires later than before
 * @param changes what was done, population by population; empty if nothing
 */
public record AdaptedNetwork(Network network, int outputLatencyTicks, List<NetworkChange> changes) {

    /** Takes a copy of the list. */
    public AdaptedNetwork {
        changes = List.copyOf(changes);
    }

    /** True if the network does the same as before, apart from the latency. */
    public boolean exact() {
        return changes.stream().allMatch(NetworkChange::exact);
    }

    /** The classifier with this network; it runs longer by the latency, so that no spike is missed. */
    public SpikingClassifier with(SpikingClassifier before) {
        return new SpikingClassifier(
                network,
                before.input(),
                before.output(),
                before.encoder(),
                before.decoder(),
                before.durationMs() + outputLatencyTicks * network.timeBase().stepMs(),
                before.coding());
    }
}
