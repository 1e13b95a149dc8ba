package dev.ranvier.training.conversion;

import dev.ranvier.core.coding.SpikingClassifier;
import java.util.List;

/**
 * A network in the time-to-first-spike code, and what its spike times mean.
 *
 * @param classifier the spiking network
 * @param windows the values that each layer can express, in the order of the layers
 */
public record TtfsMapping(SpikingClassifier classifier, List<ValueWindow> windows) {

    /** Takes a copy of the list. */
    public TtfsMapping {
        windows = List.copyOf(windows);
    }
}
