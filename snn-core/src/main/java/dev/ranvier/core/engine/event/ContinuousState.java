package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.Membrane;
import dev.ranvier.core.engine.delivery.TouchedNeurons;
import java.util.Arrays;

/**
 * Integrate-and-fire neurons, with or without leak, in continuous time. Between events V follows the closed form of its
 * equation; so does the time at which it reaches the threshold by itself: linear without leak, and with it, for V decaying
 * to g above the threshold, {@code t + tau log((g - V) / (g - threshold))}.
 */
final class ContinuousState extends PopulationState {

    private final Membrane membrane;
    private final double[] potential; // [neuron], at validAt
    private final double[] validAt; // [neuron], ms; in a refractory period its end
    private final double[] sums; // [neuron], arrivals of this instant
    private final boolean[] crossing; // [neuron], true if its entry has come in this instant
    private final TouchedNeurons touched;
    private double lastInterval = 0; // ms; exp is shared by neurons that were last brought up to date together
    private double lastDecay = 1;

    ContinuousState(Place place, Membrane membrane) {
        super(place);
        this.membrane = membrane;
        potential = new double[place.size()];
        validAt = new double[place.size()];
        sums = new double[place.size()];
        crossing = new boolean[place.size()];
        touched = new TouchedNeurons(place.size());
    }

    @Override
    void reset() {
        Arrays.fill(sums, 0);
        Arrays.fill(crossing, false);
        touched.take();
        for (int neuron = 0; neuron < potential.length; neuron++) {
            potential[neuron] = membrane.initial()[neuron];
            validAt[neuron] = 0;
            schedule(neuron, 0);
        }
    }

    @Override
    void arrive(Route route, double now) {
        int end = route.firstFrom(Math.nextUp(now));
        route.deliver(end, sums, touched);
        place.ledger().arrived(route.projection(), route.finish(end));
        route.announce(place.queue());
    }

    @Override
    void arrive(DriveRoute drive, double now) {
        drive.deliver(now, sums, touched);
    }

    @Override
    void wake(double now) {
        throw new AssertionError("only neurons have entries here");
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
        double sum = sums[neuron];
        sums[neuron] = 0;
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

    private double carried(int neuron, double time) {
        double interval = time - validAt[neuron];
        if (!(interval > 0)) {
            return potential[neuron];
        }
        double goal = membrane.goal()[neuron];
        if (!membrane.leaky()) {
            return potential[neuron] + goal * interval;
        }
        if (interval != lastInterval) {
            lastInterval = interval;
            lastDecay = Math.exp(-interval / membrane.tauMs());
        }
        return goal + (potential[neuron] - goal) * lastDecay;
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
        double goal = membrane.goal()[neuron];
        if (missing <= 0) {
            return validAt[neuron];
        }
        if (!membrane.leaky()) {
            return goal > 0 ? validAt[neuron] + missing / goal : Double.POSITIVE_INFINITY;
        }
        double beyond = goal - membrane.threshold()[neuron];
        return beyond > 0
                ? validAt[neuron] + membrane.tauMs() * Math.log1p(missing / beyond)
                : Double.POSITIVE_INFINITY;
    }
}
