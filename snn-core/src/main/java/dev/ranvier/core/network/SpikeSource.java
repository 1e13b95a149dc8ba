package dev.ranvier.core.network;

/**
 * A population without state that emits spikes: the network's input.
 *
 * @param spikes where its spikes come from
 */
public record SpikeSource(SourceSpikes spikes) implements NeuronModel {

    /** A source that emits the spikes of the stimulus. */
    public SpikeSource() {
        this(new SourceSpikes.Given());
    }

    /** True if its spikes come with the stimulus. */
    public boolean takesStimulus() {
        return spikes instanceof SourceSpikes.Given;
    }

    @Override
    public void validateFor(int size) {
        if (spikes instanceof SourceSpikes.Poisson poisson) {
            poisson.rateHz().requireSize("rateHz", size);
        } else if (spikes instanceof SourceSpikes.Regular regular) {
            regular.firstMs().requireSize("firstMs", size);
            regular.intervalMs().requireSize("intervalMs", size);
        }
    }
}
