package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.GeneratedSpikes;
import dev.ranvier.core.engine.StimulusQueue;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/** A source: fires what the stimulus says, or what it makes itself. */
final class SourceState extends PopulationState {

    private final StimulusQueue stimulus;
    private final GeneratedSpikes generated; // null if there are none

    SourceState(Place place, StimulusQueue stimulus, GeneratedSpikes generated) {
        super(place);
        this.stimulus = stimulus;
        this.generated = generated;
    }

    @Override
    void reset() {
        announce();
        if (generated != null) {
            generated.reset();
            for (int neuron = 0; neuron < place.size(); neuron++) {
                schedule(neuron);
            }
        }
    }

    @Override
    void transfer(StateTransfer state) throws IOException {
        super.transfer(state);
        if (generated != null) {
            generated.transfer(state);
        }
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
        fire(neuron, now); // entries of one instant come by rising neuron
        generated.take(neuron);
        schedule(neuron);
    }

    @Override
    void settle(double now) {
        // A source has no thresholds.
    }

    private void schedule(int neuron) {
        if (generated.next()[neuron] < Double.POSITIVE_INFINITY) {
            place.queue().set(place.neuronEntry(neuron), generated.next()[neuron]);
        }
    }

    @Override
    void potentials(double nowMs, double open, double[] into) {
        Arrays.fill(into, 0, place.size(), 0);
    }
}
