package dev.ranvier.core.network;

/**
 * A population without state that emits spikes: the network's input.
 *
 * @param spikes where its spikes come from
 * @param graded true if its spikes carry the strengths that the stimulus gives them
 */
public record SpikeSource(SourceSpikes spikes, boolean graded) implements NeuronModel {

    /** @throws IllegalArgumentException if spikes that it makes itself are to carry strengths */
    public SpikeSource {
        if (graded && !(spikes instanceof SourceSpikes.Given)) {
            throw new IllegalArgumentException(
                    "only the spikes of a stimulus carry strengths, not those that a source makes");
        }
    }

    /** A source that emits the spikes of the stimulus, without strengths. */
    public SpikeSource() {
        this(false);
    }

    /** A source that emits the spikes of the stimulus. */
    public SpikeSource(boolean graded) {
        this(new SourceSpikes.Given(), graded);
    }

    /** A source of spikes without strengths. */
    public SpikeSource(SourceSpikes spikes) {
        this(spikes, false);
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
