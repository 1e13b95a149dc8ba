package dev.ranvier.core.engine;

import dev.ranvier.core.spike.SpikeBatch;
import java.util.Map;

/**
 * Input of one run: the spikes of the network's {@link dev.ranvier.core.network.SpikeSource} populations.
 *
 * @param spikes spikes by population name; sources that are not named stay silent
 */
public record Stimulus(Map<String, SpikeBatch> spikes) {

    /** Takes a copy of the map. */
    public Stimulus {
        spikes = Map.copyOf(spikes);
    }

    /** Spikes of a single source. */
    public static Stimulus of(String population, SpikeBatch batch) {
        return new Stimulus(Map.of(population, batch));
    }
}
