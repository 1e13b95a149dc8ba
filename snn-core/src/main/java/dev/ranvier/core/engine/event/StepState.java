package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.clocked.SpikeSink;
import dev.ranvier.core.engine.clocked.StepNeurons;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;

/**
 * Neurons that only live on steps: visited, all of them, in the steps that they must make and in those in which something
 * arrives.
 */
final class StepState extends ArrivingState {

    private final StepNeurons neurons;
    private final SpikeSink sink;
    private double now;

    StepState(Place place, StepNeurons neurons, int receptors) {
        super(place, receptors);
        this.neurons = neurons;
        boolean graded = place.history().strengths() != null;
        sink = graded ? (neuron, strength) -> fire(neuron, now, strength) : (neuron, strength) -> fire(neuron, now);
    }

    @Override
    void reset() {
        super.reset();
        neurons.reset();
        announceStep(0);
    }

    @Override
    void transfer(StateTransfer state) throws IOException {
        super.transfer(state);
        neurons.transfer(state);
    }

    @Override
    void wake(double instant) {
        announceStep((int) instant + 1);
    }

    @Override
    void prompt(int neuron, double instant) {
        throw new AssertionError("neurons that only live on steps have no entries");
    }

    @Override
    void settle(double instant) {
        touched.takeUnordered(); // who it is does not matter, all are visited
        now = instant;
        neurons.step((int) instant, sums, 0, sink);
    }

    @Override
    void potentials(double nowMs, double open, double[] into) {
        neurons.potentials(into);
    }

    private void announceStep(int from) {
        int next = neurons.nextStep(from);
        if (next < Integer.MAX_VALUE) {
            place.queue().set(place.ownEntry(), next);
        }
    }
}
