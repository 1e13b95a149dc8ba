package dev.ranvier.core.engine.event;

import dev.ranvier.core.network.ConstantSlope;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/**
 * Constant-slope neurons. Input only matters as a sum at the start of the window, so arrivals are no events: they are
 * fetched there all at once, and each neuron's spike follows in closed form; the spikes of the window are put in order once
 * and come up one after the other. A neuron counts as updated at the start of the window and at a later spike.
 */
final class ConstantSlopeState extends PopulationState {

    private final ConstantSlope model;
    private final double[] threshold; // [neuron]
    private final double[] initial; // [neuron]
    private final double[] potential; // [neuron], at the start of the window, from the input so far
    private final boolean[] fired; // [neuron]
    private final SpikeSchedule schedule; // of the window, from its start on
    private double[] factors = new double[0]; // [spike of a history], what a weight of 1 adds to V

    ConstantSlopeState(Place place, ConstantSlope model) {
        super(place);
        this.model = model;
        threshold = model.threshold().expand(place.size());
        initial = model.initialPotential().expand(place.size());
        potential = new double[place.size()];
        fired = new boolean[place.size()];
        schedule = new SpikeSchedule(place.size());
    }

    @Override
    void reset() {
        System.arraycopy(initial, 0, potential, 0, initial.length);
        Arrays.fill(fired, false);
        schedule.clear();
        place.queue().set(place.ownEntry(), model.windowStartMs());
    }

    @Override
    void transfer(StateTransfer state) throws IOException {
        super.transfer(state);
        state.all(potential);
        state.all(fired);
        schedule.transfer(state);
    }

    @Override
    void arrive(Route route, double now) {
        throw new AssertionError("arrivals at constant-slope neurons are no events");
    }

    @Override
    void wake(double now) {
        if (now > model.windowStartMs()) {
            return; // a spike is due
        }
        catchUp(now);
        for (int neuron = 0; neuron < potential.length; neuron++) {
            double at = model.firingMs(potential[neuron], threshold[neuron]);
            if (at < Double.POSITIVE_INFINITY) {
                schedule.add(neuron, at);
            }
        }
        schedule.sort();
        place.ledger().updated(place.population(), place.size());
    }

    @Override
    void prompt(int neuron, double now) {
        throw new AssertionError("neurons have no entries here");
    }

    @Override
    void settle(double now) {
        int count = 0;
        while (schedule.nextTime() == now) {
            int neuron = schedule.takeNeuron();
            fired[neuron] = true;
            fire(neuron, now);
            count++;
        }
        if (now > model.windowStartMs()) {
            place.ledger().updated(place.population(), count);
        }
        if (schedule.nextTime() < Double.POSITIVE_INFINITY) {
            place.queue().set(place.ownEntry(), schedule.nextTime());
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
