package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.Membrane;
import dev.ranvier.core.engine.delivery.TouchedNeurons;
import dev.ranvier.core.network.IntegrateAndFire;
import java.util.Arrays;

/**
 * Integrate-and-fire neurons, with or without leak, of a clocked network. A neuron is carried over the steps in which
 * nothing reached it by the same operations that a visit to each of them would have done, so that it gets the same bits. A
 * population that can reach its threshold without an arrival, or whose drive can change, is visited in every step; any other
 * only where something arrives or a neuron was left above its threshold.
 */
final class SteppedState extends PopulationState {

    private final Membrane membrane;
    private final boolean driven; // true if arrivals can change the slope
    private final boolean everyStep;
    private final double decay; // over a step
    private final int refractorySteps;
    private final double[] goal; // [neuron], as in Membrane; of its own if it changes
    private final double[] changes; // [neuron], of the goal by the arrivals of this step; empty if it does not change
    private final double[] potential; // [neuron], after step done
    private final int[] done; // [neuron], the last step that is over for it; in a refractory period its last
    private final double[] sums; // [neuron], arrivals of this step
    private final TouchedNeurons touched;

    SteppedState(Place place, Membrane membrane) {
        super(place);
        this.membrane = membrane;
        driven = !membrane.leaky()
                && Arrays.stream(place.incoming()).anyMatch(route -> route.receptor() == IntegrateAndFire.DRIVE);
        goal = driven ? membrane.goal().clone() : membrane.goal();
        changes = new double[driven ? place.size() : 0];
        everyStep = driven || membrane.firesUnprompted();
        decay = membrane.decay(place.timeline().stepMs());
        refractorySteps = place.timeline().refractorySteps(membrane.refractoryMs());
        potential = new double[place.size()];
        done = new int[place.size()];
        sums = new double[place.size()];
        touched = new TouchedNeurons(place.size());
    }

    @Override
    void reset() {
        Arrays.fill(sums, 0);
        touched.take();
        if (driven) {
            Arrays.fill(changes, 0);
            System.arraycopy(membrane.goal(), 0, goal, 0, goal.length);
        }
        System.arraycopy(membrane.initial(), 0, potential, 0, potential.length);
        Arrays.fill(done, -1);
        if (everyStep) {
            place.queue().set(place.ownEntry(), 0);
        } else {
            for (int neuron = 0; neuron < potential.length; neuron++) {
                schedule(neuron);
            }
        }
    }

    @Override
    void arrive(Route route, double now) {
        int end = route.firstFrom(now + 1);
        route.deliver(end, driven && route.receptor() == IntegrateAndFire.DRIVE ? changes : sums, touched);
        place.ledger().arrived(route.projection(), route.finish(end));
        route.announce(place.queue());
    }

    @Override
    void wake(double now) {
        touched.addAll();
        place.queue().set(place.ownEntry(), now + 1);
    }

    @Override
    void prompt(int neuron, double now) {
        touched.add(neuron);
    }

    @Override
    void settle(double now) {
        for (int neuron = 0; neuron < changes.length; neuron++) {
            goal[neuron] += changes[neuron];
            changes[neuron] = 0;
        }
        int count = touched.take();
        int[] neurons = touched.neurons();
        for (int i = 0; i < count; i++) {
            update(neurons[i], (int) now);
        }
    }

    @Override
    void potentials(double nowMs, double open, double[] into) {
        for (int neuron = 0; neuron < potential.length; neuron++) {
            into[neuron] = carried(neuron, (int) open - 1);
        }
    }

    private void update(int neuron, int step) {
        double sum = sums[neuron];
        sums[neuron] = 0;
        if (step <= done[neuron]) {
            return; // refractory: the input is lost
        }
        double threshold = membrane.threshold()[neuron];
        double v = carried(neuron, step) + sum;
        if (v >= threshold) {
            fire(neuron, step);
            potential[neuron] = membrane.reset(v, threshold);
            done[neuron] = step + refractorySteps - 1;
        } else {
            potential[neuron] = v;
            done[neuron] = step;
        }
        if (!everyStep) {
            schedule(neuron);
        }
    }

    /** What is left above the threshold is tested again in the first step in which the neuron takes part. */
    private void schedule(int neuron) {
        if (potential[neuron] >= membrane.threshold()[neuron]) {
            place.queue().set(place.neuronEntry(neuron), done[neuron] + 1);
        }
    }

    private double carried(int neuron, int step) {
        double v = potential[neuron];
        double to = goal[neuron];
        if (membrane.leaky()) {
            double previous = Double.NaN;
            for (int k = done[neuron]; k < step && v != previous; k++) {
                previous = v;
                v = to + (v - to) * decay;
            }
        } else if (to != 0) {
            double slope = to * place.timeline().stepMs();
            for (int k = done[neuron]; k < step; k++) {
                v += slope;
            }
        }
        return v;
    }
}
