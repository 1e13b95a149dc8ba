package dev.ranvier.core.network;

/**
 * A population that emits the spikes of the stimulus and has no state of its own: the network's input.
 *
 * @param graded true if its spikes carry the strengths that the stimulus gives them
 */
public record SpikeSource(boolean graded) implements NeuronModel {

    /** Spikes without strengths. */
    public SpikeSource() {
        this(false);
    }

    @Override
    public void validateFor(int size) {
        // A source has no parameters of its own.
    }
}
