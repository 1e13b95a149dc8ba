package dev.ranvier.core.engine.event;

import dev.ranvier.core.engine.CurrentPropagator;
import dev.ranvier.core.engine.Membrane;
import dev.ranvier.core.engine.MovingGoal;
import dev.ranvier.core.network.CurrentLif;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/**
 * Leaky integrate-and-fire neurons with exponential currents of a clocked network. Without an arrival V stays below the
 * largest of where it is and of what its goal and its exciting currents could hold it at; a neuron for which that reaches
 * the threshold is visited in the next step.
 */
final class SteppedCurrentState extends ClockedState {

    private static final double SLACK = 1e-9; // far above what rounding can add, relative to what was added up

    private final Membrane membrane;
    private final double[] goal; // [neuron], the moving goal's
    private final double decay; // of V over a step
    private final double[] gains; // [receptor], of a current on V over a step
    private final double[] currentDecays; // [receptor]
    private final int refractorySteps;
    private final double[] potential; // [neuron], after step done
    private final double[][] currents; // [receptor][neuron], after step done
    private final int[] takesFrom; // [neuron], first step in which V moves and may fire

    SteppedCurrentState(Place place, CurrentLif model, Membrane membrane, MovingGoal goal) {
        super(place, model.receptors(), membrane.firesUnprompted(), goal);
        this.membrane = membrane;
        this.goal = goal.values();
        double stepMs = place.timeline().stepMs();
        decay = membrane.decay(stepMs);
        CurrentPropagator[] propagators = model.tauSynapseMs().stream()
                .map(tau -> CurrentPropagator.of(model.tauMembraneMs(), tau, stepMs))
                .toArray(CurrentPropagator[]::new);
        gains = Arrays.stream(propagators).mapToDouble(CurrentPropagator::gain).toArray();
        currentDecays =
                Arrays.stream(propagators).mapToDouble(CurrentPropagator::decay).toArray();
        refractorySteps = place.timeline().refractorySteps(membrane.refractoryMs());
        potential = new double[place.size()];
        currents = new double[gains.length][place.size()];
        takesFrom = new int[place.size()];
    }

    @Override
    void resetNeurons() {
        System.arraycopy(membrane.initial(), 0, potential, 0, potential.length);
        for (double[] current : currents) {
            Arrays.fill(current, 0);
        }
        Arrays.fill(takesFrom, 0);
    }

    @Override
    void transfer(StateTransfer state) throws IOException {
        super.transfer(state);
        state.all(potential);
        state.all(takesFrom);
        for (double[] current : currents) {
            state.all(current);
        }
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
        for (int receptor = 0; receptor < gains.length; receptor++) {
            currents[receptor][neuron] += sums[receptor][neuron];
            sums[receptor][neuron] = 0;
        }
        double threshold = membrane.threshold()[neuron];
        if (potential[neuron] >= threshold && step >= takesFrom[neuron]) {
            fire(neuron, step);
            potential[neuron] = membrane.reset(potential[neuron], threshold);
            takesFrom[neuron] = step + refractorySteps;
        }
    }

    @Override
    int nextVisit(int neuron) {
        double ceiling = goal[neuron];
        double size = Math.abs(goal[neuron]) + Math.abs(potential[neuron]);
        for (double[] current : currents) {
            ceiling += Math.max(0, current[neuron]);
            size += Math.abs(current[neuron]);
        }
        double highest = Math.max(potential[neuron], ceiling) + SLACK * size;
        return highest >= membrane.threshold()[neuron]
                ? Math.max(done[neuron] + 1, takesFrom[neuron])
                : Integer.MAX_VALUE;
    }

    /** To a step, without its arrivals. */
    private void carry(int neuron, int step) {
        double towards = goal[neuron];
        double v = potential[neuron];
        boolean changes = true;
        for (int k = done[neuron] + 1; k <= step && changes; k++) {
            double before = v;
            changes = k < takesFrom[neuron];
            if (k >= takesFrom[neuron]) {
                v = towards + (v - towards) * decay;
            }
            for (int receptor = 0; receptor < gains.length; receptor++) {
                double current = currents[receptor][neuron];
                if (k >= takesFrom[neuron]) {
                    v += current * gains[receptor];
                }
                double left = current * currentDecays[receptor];
                changes |= left != current;
                currents[receptor][neuron] = left;
            }
            changes |= v != before;
        }
        potential[neuron] = v;
        done[neuron] = Math.max(done[neuron], step);
    }
}
