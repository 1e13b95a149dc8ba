package dev.ranvier.training.conversion;

import dev.ranvier.core.coding.SpikingClassifier;
import java.util.List;

/**
 * A network in the time-to-first-spike code, and what its spike times mean.
 *
 * @param converted the spiking network and what it was made from
 * @param windows the values that each layer can express, in the order of the layers
 */
public record TtfsMapping(Converted converted, List<ValueWindow> windows) {

    /** Takes a copy of the list. */
    public TtfsMapping {
        windows = List.copyOf(windows);
    }

    /** The spiking network. */
    public SpikingClassifier classifier() {
        return converted.classifier();
    }
}
