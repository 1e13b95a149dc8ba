package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.IntegerRule;
import dev.ranvier.core.engine.StochasticArrivals;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/**
 * Integer neurons. A tick without input that changes nothing would change nothing in the next either, unless the rule draws
 * a leak or a threshold; so a neuron rests after such a tick until something arrives.
 */
final class SteppedIntegerState extends ClockedState {

    private final IntegerRule rule;
    private final StochasticArrivals apart; // null if arrivals are summed
    private final int[] initial; // [neuron]
    private final int[] potential; // [neuron], after step done
    private final boolean[] rests; // [neuron]

    /** @throws IllegalArgumentException if arrivals have to be drawn one by one, and a drive sums them */
    SteppedIntegerState(Place place, IntegerRule rule) {
        super(place, 1, rule.drawsEachTick(), null);
        this.rule = rule;
        if (rule.stochasticSynapses() && place.drives().length > 0) {
            throw new IllegalArgumentException(
                    "stochastic synapses take no drive: their arrivals are drawn one by one");
        }
        apart = rule.stochasticSynapses() ? new StochasticArrivals(rule, place.size()) : null;
        initial = rule.initialPotentials();
        potential = new int[place.size()];
        rests = new boolean[place.size()];
    }

    @Override
    void resetNeurons() {
        System.arraycopy(initial, 0, potential, 0, potential.length);
        Arrays.fill(rests, false);
        if (apart != null) {
            apart.clear();
        }
    }

    @Override
    void transfer(StateTransfer state) throws IOException {
        super.transfer(state);
        state.all(potential);
        state.all(rests);
    }

    @Override
    void arrive(Route route, double now) {
        if (apart == null) {
            super.arrive(route, now);
        } else {
            place.ledger().arrived(route.projection(), route.deliverApart(now, apart, place.size(), touched));
            route.announce(place.queue());
        }
    }

    @Override
    void settle(double now) {
        if (apart != null) {
            apart.draw((int) now, sums[0]);
        }
        super.settle(now);
    }

    @Override
    void potentials(double nowMs, double open, double[] into) {
        for (int neuron = 0; neuron < potential.length; neuron++) {
            into[neuron] = potential[neuron];
        }
    }

    @Override
    void update(int neuron, int step) {
        double sum = sums[0][neuron];
        sums[0][neuron] = 0;
        int before = potential[neuron];
        int result = rule.tick(neuron, step, before, sum);
        potential[neuron] = IntegerRule.potential(result);
        done[neuron] = step;
        if (IntegerRule.fires(result)) {
            fire(neuron, step);
        }
        rests[neuron] = sum == 0 && potential[neuron] == before && !IntegerRule.fires(result);
    }

    @Override
    int nextVisit(int neuron) {
        return rests[neuron] ? Integer.MAX_VALUE : done[neuron] + 1;
    }
}
