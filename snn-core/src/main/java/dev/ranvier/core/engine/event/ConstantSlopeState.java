package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.StateTransfer;
import dev.ranvier.core.engine.delivery.TouchedNeurons;
import dev.ranvier.core.network.ConstantSlope;
import java.io.IOException;
import java.util.Arrays;

/**
 * Constant-slope neurons. Input only matters as a sum at the start of the window, so arrivals are no events: they are
 * fetched there all at once, and each neuron's spike follows in closed form. A neuron counts as updated at the start of the
 * window and at a later spike.
 */
final class ConstantSlopeState extends PopulationState {

    private final ConstantSlope model;
    private final double[] threshold; // [neuron]
    private final double[] initial; // [neuron]
    private final double[] potential; // [neuron], at the start of the window, from the input so far
    private final boolean[] fired; // [neuron]
    private final TouchedNeurons due; // neurons that fire in this instant
    private double[] factors = new double[0]; // [spike of a history], what a weight of 1 adds to V

    ConstantSlopeState(Place place, ConstantSlope model) {
        super(place);
        this.model = model;
        threshold = model.threshold().expand(place.size());
        initial = model.initialPotential().expand(place.size());
        potential = new double[place.size()];
        fired = new boolean[place.size()];
        due = new TouchedNeurons(place.size());
    }

    @Override
    void reset() {
        System.arraycopy(initial, 0, potential, 0, initial.length);
        Arrays.fill(fired, false);
        due.take();
        place.queue().set(place.ownEntry(), model.windowStartMs());
    }

    @Override
    void transfer(StateTransfer state) throws IOException {
        super.transfer(state);
        state.all(potential);
        state.all(fired);
    }

    @Override
    void arrive(Route route, double now) {
        throw new AssertionError("arrivals at constant-slope neurons are no events");
    }

    @Override
    void wake(double now) {
        catchUp(now);
        for (int neuron = 0; neuron < potential.length; neuron++) {
            double at = model.firingMs(potential[neuron], threshold[neuron]);
            if (at == now) {
                due.add(neuron);
            } else if (at < Double.POSITIVE_INFINITY) {
                place.queue().set(place.neuronEntry(neuron), at);
            }
        }
        place.ledger().updated(place.population(), place.size());
    }

    @Override
    void prompt(int neuron, double now) {
        due.add(neuron);
        place.ledger().updated(place.population(), 1);
    }

    @Override
    void settle(double now) {
        int count = due.take();
        for (int i = 0; i < count; i++) {
            int neuron = due.neurons()[i];
            fired[neuron] = true;
            fire(neuron, now);
        }
    }

    /** An arrival at the start of the window or later adds nothing but is counted. */
    @Override
    void catchUp(double open) {
        for (Route incoming : place.incoming()) {
            OneDelayRoute route = (OneDelayRoute) incoming; // as the engine makes them for these neurons
            int end = route.firstFrom(open);
            int counting = Math.min(end, route.firstFrom(model.windowStartMs()));
            if (factors.length < counting) {
                factors = new double[2 * counting];
            }
            for (int spike = route.next(); spike < counting; spike++) {
                factors[spike] = (model.windowStartMs() - route.arrival(spike)) / model.tauMs();
            }
            route.deliverScaled(counting, factors, potential);
            place.ledger().arrived(route.projection(), route.finish(end));
        }
    }

    @Override
    void potentials(double nowMs, double open, double[] into) {
        catchUp(open);
        double risen = (Math.min(nowMs, model.windowEndMs()) - model.windowStartMs()) / model.tauMs();
        for (int neuron = 0; neuron < potential.length; neuron++) {
            into[neuron] = fired[neuron]
                    ? Math.max(potential[neuron], threshold[neuron])
                    : potential[neuron] + Math.max(0, risen);
        }
    }
}
