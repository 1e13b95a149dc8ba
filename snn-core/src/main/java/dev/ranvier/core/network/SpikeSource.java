package dev.ranvier.core.network;

/** A population that emits the spikes of the stimulus and has no state of its own: the network's input. */
public record SpikeSource() implements NeuronModel {

    @Override
    public void validateFor(int size) {
        // A source has no parameters.
    }
}
