package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.Membrane;
import dev.ranvier.core.engine.MovingGoal;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/**
 * Integrate-and-fire neurons, with or without leak, in continuous time. Between events V follows the closed form of its
 * equation; so does the time at which it reaches the threshold by itself: linear without leak, and with it, for V decaying
 * to g above the threshold, {@code t + tau log((g - V) / (g - threshold))}.
 */
final class ContinuousState extends ArrivingState {

    private final Membrane membrane;
    private final MovingGoal goal;
    private final double[] potential; // [neuron], at validAt
    private final double[] validAt; // [neuron], ms; in a refractory period its end
    private final boolean[] crossing; // [neuron], true if its entry has come in this instant
    private double lastInterval = 0; // ms; exp is shared by neurons that were last brought up to date together
    private double lastDecay = 1;

    ContinuousState(Place place, Membrane membrane, MovingGoal goal) {
        super(place, 1);
        this.membrane = membrane;
        this.goal = goal;
        potential = new double[place.size()];
        validAt = new double[place.size()];
        crossing = new boolean[place.size()];
    }

    @Override
    void reset() {
        super.reset();
        goal.reset();
        announceCurrent();
        Arrays.fill(crossing, false);
        for (int neuron = 0; neuron < potential.length; neuron++) {
            potential[neuron] = membrane.initial()[neuron];
            validAt[neuron] = 0;
            schedule(neuron, 0);
        }
    }

    @Override
    void transfer(StateTransfer state) throws IOException {
        super.transfer(state);
        goal.transfer(state);
        state.all(potential);
        state.all(validAt);
    }

    @Override
    void wake(double now) {
        for (int neuron = 0; neuron < potential.length; neuron++) {
            if (now >= validAt[neuron]) {
                potential[neuron] = carried(neuron, now);
                validAt[neuron] = now;
            }
        }
        goal.moveTo(now);
        announceCurrent();
        for (int neuron = 0; neuron < potential.length; neuron++) {
            if (now >= validAt[neuron]) {
                touched.add(neuron);
            } else {
                schedule(neuron, Math.nextUp(now)); // refractory
            }
        }
    }

    @Override
    void prompt(int neuron, double now) {
        crossing[neuron] = true;
        touched.add(neuron);
    }

    @Override
    void settle(double now) {
        int count = touched.takeUnordered();
        int[] neurons = touched.neurons();
        for (int i = 0; i < count; i++) {
            update(neurons[i], now);
        }
        fireListed(now);
        place.ledger().updated(place.population(), count);
    }

    @Override
    void potentials(double nowMs, double open, double[] into) {
        for (int neuron = 0; neuron < potential.length; neuron++) {
            into[neuron] = carried(neuron, nowMs);
        }
    }

    private void update(int neuron, double now) {
        double sum = sums[0][neuron];
        sums[0][neuron] = 0;
        if (now < validAt[neuron]) {
            return; // refractory: the input is lost
        }
        double threshold = membrane.threshold()[neuron];
        double v = carried(neuron, now);
        if (crossing[neuron]) {
            crossing[neuron] = false;
            v = Math.max(v, threshold); // the closed form said so; rounding must not undo it
        }
        v += sum;
        if (v >= threshold) {
            list(neuron);
            potential[neuron] = membrane.reset(v, threshold);
            validAt[neuron] = now + membrane.refractoryMs();
        } else {
            potential[neuron] = v;
            validAt[neuron] = now;
        }
        schedule(neuron, Math.nextUp(now));
    }

    private void announceCurrent() {
        if (goal.nextChange() < Double.POSITIVE_INFINITY) {
            place.queue().set(place.ownEntry(), goal.nextChange());
        }
    }

    private double carried(int neuron, double time) {
        double interval = time - validAt[neuron];
        if (!(interval > 0)) {
            return potential[neuron];
        }
        double towards = goal.values()[neuron];
        if (!membrane.leaky()) {
            return potential[neuron] + towards * interval;
        }
        if (interval != lastInterval) {
            lastInterval = interval;
            lastDecay = Math.exp(-interval / membrane.tauMs());
        }
        return towards + (potential[neuron] - towards) * lastDecay;
    }

    private void schedule(int neuron, double earliest) {
        double at = nextCrossing(neuron);
        if (at == Double.POSITIVE_INFINITY) {
            place.queue().remove(place.neuronEntry(neuron));
        } else {
            place.queue().set(place.neuronEntry(neuron), Math.max(at, earliest));
        }
    }

    private double nextCrossing(int neuron) {
        double missing = membrane.threshold()[neuron] - potential[neuron];
        double towards = goal.values()[neuron];
        if (missing <= 0) {
            return validAt[neuron];
        }
        if (!membrane.leaky()) {
            return towards > 0 ? validAt[neuron] + missing / towards : Double.POSITIVE_INFINITY;
        }
        double beyond = towards - membrane.threshold()[neuron];
        return beyond > 0
                ? validAt[neuron] + membrane.tauMs() * Math.log1p(missing / beyond)
                : Double.POSITIVE_INFINITY;
    }
}
