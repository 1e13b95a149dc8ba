package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.delivery.GateCounts;
import dev.ranvier.core.network.MaxGate;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/** Gates that pass on the largest count of their sources. In continuous time a gate counts as updated when it fires. */
final class MaxGateState extends PopulationState {

    private final GateCounts counts;

    MaxGateState(Place place, MaxGate model, int sources) {
        super(place);
        counts = new GateCounts(model, sources, place.size());
    }

    @Override
    void reset() {
        counts.reset();
    }

    @Override
    void transfer(StateTransfer state) throws IOException {
        super.transfer(state);
        counts.transfer(state);
    }

    @Override
    void arrive(Route route, double now) {
        if (place.timeline().stepped()) {
            counts.enter((int) now);
        }
        place.ledger().arrived(route.projection(), route.deliver(now, counts));
        route.announce(place.queue());
    }

    @Override
    void wake(double now) {
        throw new AssertionError("gates wait for arrivals");
    }

    @Override
    void prompt(int neuron, double now) {
        throw new AssertionError("gates wait for arrivals");
    }

    @Override
    void settle(double now) {
        int firing = counts.fire();
        for (int i = 0; i < firing; i++) {
            if (place.history().strengths() == null) {
                fire(counts.firing()[i], now);
            } else {
                fire(counts.firing()[i], now, counts.strengths()[i]);
            }
        }
        if (!place.timeline().stepped()) {
            place.ledger().updated(place.population(), firing);
        }
    }

    @Override
    void potentials(double nowMs, double open, double[] into) {
        Arrays.fill(into, 0);
    }
}
