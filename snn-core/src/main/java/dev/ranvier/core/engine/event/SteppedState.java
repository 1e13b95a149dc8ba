package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.Membrane;
import dev.ranvier.core.engine.MovingGoal;
import dev.ranvier.core.network.IntegrateAndFire;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/**
 * Integrate-and-fire neurons, with or without leak, of a clocked network. They are visited in every step if some neuron can
 * reach its threshold without an arrival, or the drive can change. In a refractory period {@code done} is its last step.
 */
final class SteppedState extends ClockedState {

    private final Membrane membrane;
    private final boolean driven; // true if arrivals can change the slope
    private final double[] goal; // [neuron], the moving goal's, or of its own if arrivals change it
    private final double decay; // over a step
    private final int refractorySteps;
    private final double[] potential; // [neuron], after step done

    SteppedState(Place place, Membrane membrane, MovingGoal goal) {
        super(
                place,
                driven(place, membrane) ? IntegrateAndFire.DRIVE + 1 : 1,
                driven(place, membrane) || membrane.firesUnprompted(),
                goal);
        this.membrane = membrane;
        driven = driven(place, membrane);
        this.goal = driven ? membrane.goal().clone() : goal.values();
        decay = membrane.decay(place.timeline().stepMs());
        refractorySteps = place.timeline().refractorySteps(membrane.refractoryMs());
        potential = new double[place.size()];
    }

    private static boolean driven(Place place, Membrane membrane) {
        return !membrane.leaky()
                && Arrays.stream(place.incoming()).anyMatch(route -> route.receptor() == IntegrateAndFire.DRIVE);
    }

    @Override
    void resetNeurons() {
        if (driven) {
            System.arraycopy(membrane.goal(), 0, goal, 0, goal.length);
        }
        System.arraycopy(membrane.initial(), 0, potential, 0, potential.length);
    }

    @Override
    void transfer(StateTransfer state) throws IOException {
        super.transfer(state);
        state.all(potential);
        if (driven) {
            state.all(goal);
        }
    }

    @Override
    void settle(double now) {
        if (driven) {
            double[] changes = sums[IntegrateAndFire.DRIVE];
            for (int neuron = 0; neuron < goal.length; neuron++) {
                goal[neuron] += changes[neuron];
                changes[neuron] = 0;
            }
        }
        super.settle(now);
    }

    @Override
    void potentials(double nowMs, double open, double[] into) {
        for (int neuron = 0; neuron < potential.length; neuron++) {
            into[neuron] = carried(neuron, (int) open - 1);
        }
    }

    @Override
    void update(int neuron, int step) {
        double sum = sums[0][neuron];
        sums[0][neuron] = 0;
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
    }

    /** What is left above the threshold is tested again in the first step in which the neuron takes part. */
    @Override
    int nextVisit(int neuron) {
        return potential[neuron] >= membrane.threshold()[neuron] ? done[neuron] + 1 : Integer.MAX_VALUE;
    }

    private double carried(int neuron, int step) {
        double v = potential[neuron];
        double towards = goal[neuron];
        if (membrane.leaky()) {
            double previous = Double.NaN;
            for (int k = done[neuron]; k < step && v != previous; k++) {
                previous = v;
                v = towards + (v - towards) * decay;
            }
        } else if (towards != 0) {
            double slope = towards * place.timeline().stepMs();
            for (int k = done[neuron]; k < step; k++) {
                v += slope;
            }
        }
        return v;
    }
}
