package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.CurrentPropagator;
import dev.ranvier.core.engine.Membrane;
import dev.ranvier.core.engine.MovingGoal;
import dev.ranvier.core.engine.Timeline;
import dev.ranvier.core.network.CurrentLif;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/** Leaky integrate-and-fire neurons with exponential currents, in double precision. */
final class CurrentTicks extends DoubleTicks {

    private final Membrane membrane;
    private final MovingGoal goal;
    private final double decay; // of V over a step
    private final CurrentPropagator[] propagators; // [receptor]
    private final double[][] currents; // [receptor][neuron], after the last step

    CurrentTicks(
            CurrentLif model,
            Membrane membrane,
            MovingGoal goal,
            DoubleInbox inbox,
            Outbox outbox,
            Timeline timeline,
            boolean grid) {
        super(membrane.initial(), membrane.refractoryMs(), inbox, outbox, timeline, grid);
        this.membrane = membrane;
        this.goal = goal;
        decay = membrane.decay(timeline.stepMs());
        propagators = model.tauSynapseMs().stream()
                .map(tau -> CurrentPropagator.of(model.tauMembraneMs(), tau, timeline.stepMs()))
                .toArray(CurrentPropagator[]::new);
        currents = new double[propagators.length][potential.length];
        reset();
    }

    @Override
    public void reset() {
        super.reset();
        goal.reset();
        for (double[] current : currents) {
            Arrays.fill(current, 0);
        }
    }

    @Override
    public void transfer(StateTransfer state) throws IOException {
        super.transfer(state);
        goal.transfer(state);
        for (double[] current : currents) {
            state.all(current);
        }
    }

    @Override
    void move(int step, int at, boolean stands) {
        goal.moveTo(drivenIn(step));
        double[] towards = goal.values();
        for (int i = inbox.first(); i < inbox.end(); i++) {
            if (moves(i, step)) {
                double v = towards[i] + (potential[i] - towards[i]) * decay;
                for (int receptor = 0; receptor < currents.length; receptor++) {
                    v += currents[receptor][i] * propagators[receptor].gain();
                }
                potential[i] = v;
            }
        }
        for (int receptor = 0; receptor < currents.length; receptor++) {
            decayAndTake(receptor, at, stands ? 1 : propagators[receptor].decay());
        }
    }

    @Override
    boolean fires(int neuron, int step) {
        return potential[neuron] >= membrane.threshold()[neuron];
    }

    @Override
    double afterSpike(int neuron) {
        return membrane.reset(potential[neuron], membrane.threshold()[neuron]);
    }

    private void decayAndTake(int receptor, int at, double factor) {
        double[] current = currents[receptor];
        double[] sums = inbox.sums(receptor);
        for (int i = inbox.first(); i < inbox.end(); i++) {
            current[i] = current[i] * factor + sums[at + i];
            sums[at + i] = 0;
        }
    }
}
