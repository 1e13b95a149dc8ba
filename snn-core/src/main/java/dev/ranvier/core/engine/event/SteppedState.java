package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.Membrane;
import dev.ranvier.core.engine.MovingGoal;
import dev.ranvier.core.engine.StateTransfer;
import java.io.IOException;

/**
 * Integrate-and-fire neurons, with or without leak, of a clocked network. They are visited in every step if some neuron can
 * reach its threshold without an arrival. In a refractory period {@code done} is its last step.
 */
final class SteppedState extends ClockedState {

    private final Membrane membrane;
    private final double[] goal; // [neuron], the moving goal's
    private final double decay; // over a step
    private final int refractorySteps;
    private final double[] potential; // [neuron], after step done

    SteppedState(Place place, Membrane membrane, MovingGoal goal) {
        super(place, 1, membrane.firesUnprompted(), goal);
        this.membrane = membrane;
        this.goal = goal.values();
        decay = membrane.decay(place.timeline().stepMs());
        refractorySteps = place.timeline().refractorySteps(membrane.refractoryMs());
        potential = new double[place.size()];
    }

    @Override
    void resetNeurons() {
        System.arraycopy(membrane.initial(), 0, potential, 0, potential.length);
    }

    @Override
    void transfer(StateTransfer state) throws IOException {
        super.transfer(state);
        state.all(potential);
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
