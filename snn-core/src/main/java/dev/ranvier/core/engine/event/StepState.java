package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.clocked.SpikeSink;
import dev.ranvier.core.engine.clocked.StepNeurons;
import dev.ranvier.core.engine.delivery.TouchedNeurons;
import java.util.Arrays;

/**
 * Neurons that only live on steps: visited, all of them, in the steps that they must make and in those in which something
 * arrives.
 */
final class StepState extends PopulationState {

    private final StepNeurons neurons;
    private final double[][] sums; // [receptor][neuron], arrivals of this step
    private final TouchedNeurons touched; // who it is does not matter, all are visited
    private final SpikeSink sink;
    private double now;

    StepState(Place place, StepNeurons neurons, int receptors) {
        super(place);
        this.neurons = neurons;
        sums = new double[receptors][place.size()];
        touched = new TouchedNeurons(place.size());
        boolean graded = place.history().strengths() != null;
        sink = graded ? (neuron, strength) -> fire(neuron, now, strength) : (neuron, strength) -> fire(neuron, now);
    }

    @Override
    void reset() {
        neurons.reset();
        for (double[] ofReceptor : sums) {
            Arrays.fill(ofReceptor, 0);
        }
        announceStep(0);
    }

    @Override
    void arrive(Route route, double instant) {
        int end = route.firstFrom(instant + 1);
        route.deliver(end, sums[route.receptor()], touched);
        place.ledger().arrived(route.projection(), route.finish(end));
        route.announce(place.queue());
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
        touched.takeUnordered();
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
