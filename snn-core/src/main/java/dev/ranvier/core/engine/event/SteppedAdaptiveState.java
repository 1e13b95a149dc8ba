package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.Membrane;
import dev.ranvier.core.engine.MovingGoal;
import dev.ranvier.core.network.AdaptiveLif;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/**
 * Leaky integrate-and-fire neurons with an adaptive threshold of a clocked network. A neuron whose potential is below the
 * threshold without adaptation stays there without an arrival, unless its goal is above.
 */
final class SteppedAdaptiveState extends ClockedState {

    private final AdaptiveLif model;
    private final Membrane membrane;
    private final double[] goal; // [neuron], the moving goal's
    private final double decay; // of V over a step
    private final double thresholdDecay; // of the adaptation over a step
    private final int refractorySteps;
    private final double[] potential; // [neuron], after step done
    private final double[] adaptation; // [neuron], after step done
    private final int[] takesFrom; // [neuron], first step in which V moves, arrivals count and it may fire

    SteppedAdaptiveState(Place place, AdaptiveLif model, Membrane membrane, MovingGoal goal) {
        super(place, 1, membrane.firesUnprompted(), goal);
        this.model = model;
        this.membrane = membrane;
        this.goal = goal.values();
        decay = membrane.decay(place.timeline().stepMs());
        thresholdDecay = Math.exp(-place.timeline().stepMs() / model.tauThresholdMs());
        refractorySteps = place.timeline().refractorySteps(membrane.refractoryMs());
        potential = new double[place.size()];
        adaptation = new double[place.size()];
        takesFrom = new int[place.size()];
    }

    @Override
    void resetNeurons() {
        System.arraycopy(membrane.initial(), 0, potential, 0, potential.length);
        Arrays.fill(adaptation, 0);
        Arrays.fill(takesFrom, 0);
    }

    @Override
    void transfer(StateTransfer state) throws IOException {
        super.transfer(state);
        state.all(potential);
        state.all(adaptation);
        state.all(takesFrom);
    }

    @Override
    void potentials(double nowMs, double open, double[] into) {
        for (int neuron = 0; neuron < potential.length; neuron++) {
            carry(neuron, (int) open - 1);
        }
        System.arraycopy(potential, 0, into, 0, potential.length);
    }

    @Override
    void update(int neuron, int step) {
        carry(neuron, step);
        double sum = sums[0][neuron];
        sums[0][neuron] = 0;
        if (step < takesFrom[neuron]) {
            return; // refractory: the input is lost
        }
        potential[neuron] += sum;
        double threshold = membrane.threshold()[neuron] + adaptation[neuron];
        if (potential[neuron] >= threshold) {
            fire(neuron, step);
            potential[neuron] = membrane.reset(potential[neuron], threshold);
            adaptation[neuron] += model.thresholdJump();
            takesFrom[neuron] = step + refractorySteps;
        }
    }

    @Override
    int nextVisit(int neuron) {
        boolean below = potential[neuron] < membrane.threshold()[neuron] && adaptation[neuron] >= 0;
        return below ? Integer.MAX_VALUE : Math.max(done[neuron] + 1, takesFrom[neuron]);
    }

    /** To a step, without its arrivals. */
    private void carry(int neuron, int step) {
        double towards = goal[neuron];
        double v = potential[neuron];
        double above = adaptation[neuron];
        boolean changes = true;
        for (int k = done[neuron] + 1; k <= step && changes; k++) {
            double moved = k >= takesFrom[neuron] ? towards + (v - towards) * decay : v;
            double left = above * thresholdDecay;
            changes = k < takesFrom[neuron] || moved != v || left != above;
            v = moved;
            above = left;
        }
        potential[neuron] = v;
        adaptation[neuron] = above;
        done[neuron] = Math.max(done[neuron], step);
    }
}
