package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.StimulusQueue;
import java.util.Arrays;

/** A source: fires what the stimulus says. */
final class SourceState extends PopulationState {

    private final StimulusQueue stimulus;

    SourceState(Place place, StimulusQueue stimulus) {
        super(place);
        this.stimulus = stimulus;
    }

    @Override
    void reset() {
        announce();
    }

    /** Puts the next spike, if there is one, into the queue. */
    void announce() {
        if (stimulus.nextTime() < Double.POSITIVE_INFINITY) {
            place.queue().set(place.ownEntry(), stimulus.nextTime());
        }
    }

    @Override
    void arrive(Route route, double now) {
        throw new AssertionError("a network refuses projections into a source");
    }

    @Override
    void wake(double now) {
        while (stimulus.nextTime() == now) {
            if (place.history().strengths() == null) {
                fire(stimulus.takeNeuron(), now);
            } else {
                double strength = stimulus.nextStrength();
                fire(stimulus.takeNeuron(), now, strength);
            }
        }
        announce();
    }

    @Override
    void prompt(int neuron, double now) {
        throw new AssertionError("neurons of a source have no entries");
    }

    @Override
    void settle(double now) {
        // A source has no thresholds.
    }

    @Override
    void potentials(double nowMs, double open, double[] into) {
        Arrays.fill(into, 0, place.size(), 0);
    }
}
