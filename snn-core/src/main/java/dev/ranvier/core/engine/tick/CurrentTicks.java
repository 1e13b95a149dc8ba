package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.Membrane;
import dev.ranvier.core.engine.Timeline;
import dev.ranvier.core.network.CurrentLif;
import java.util.Arrays;

/** Leaky integrate-and-fire neurons with exponential currents, in double precision. */
final class CurrentTicks implements TickState {

    private final Membrane membrane;
    private final DoubleInbox inbox;
    private final Outbox outbox;
    private final boolean grid;
    private final int refractorySteps;
    private final double decay; // of V over a step
    private final CurrentPropagator[] propagators; // [receptor]
    private final double[] potential; // [neuron]
    private final double[][] currents; // [receptor][neuron], after the last step
    private final int[] takesFrom; // [neuron], first step in which it may fire
    private final int[] movesFrom; // [neuron], first step before which V moves

    CurrentTicks(
            CurrentLif model, Membrane membrane, DoubleInbox inbox, Outbox outbox, Timeline timeline, boolean grid) {
        this.membrane = membrane;
        this.inbox = inbox;
        this.outbox = outbox;
        this.grid = grid;
        refractorySteps = timeline.refractorySteps(membrane.refractoryMs());
        decay = membrane.decay(timeline.stepMs());
        propagators = model.tauSynapseMs().stream()
                .map(tau -> CurrentPropagator.of(model.tauMembraneMs(), tau, timeline.stepMs()))
                .toArray(CurrentPropagator[]::new);
        potential = new double[membrane.initial().length];
        currents = new double[propagators.length][potential.length];
        takesFrom = new int[potential.length];
        movesFrom = new int[potential.length];
        reset();
    }

    @Override
    public void reset() {
        inbox.reset();
        outbox.clear();
        System.arraycopy(membrane.initial(), 0, potential, 0, potential.length);
        for (double[] current : currents) {
            Arrays.fill(current, 0);
        }
        Arrays.fill(takesFrom, 0);
        Arrays.fill(movesFrom, grid ? 1 : 0);
    }

    @Override
    public void step(int step) {
        inbox.collect(step);
        double[] goal = membrane.goal();
        for (int i = inbox.first(); i < inbox.end(); i++) {
            if (step >= movesFrom[i]) {
                double v = goal[i] + (potential[i] - goal[i]) * decay;
                for (int receptor = 0; receptor < currents.length; receptor++) {
                    v += currents[receptor][i] * propagators[receptor].gain();
                }
                potential[i] = v;
            }
        }
        for (int receptor = 0; receptor < currents.length; receptor++) {
            decayAndTake(receptor, inbox.at(step), grid && step == 0 ? 1 : propagators[receptor].decay());
        }
        double[] threshold = membrane.threshold();
        for (int i = inbox.first(); i < inbox.end(); i++) {
            if (potential[i] >= threshold[i] && step >= takesFrom[i]) {
                outbox.fire(i);
                potential[i] = membrane.reset(potential[i], threshold[i]);
                takesFrom[i] = step + refractorySteps;
                movesFrom[i] = takesFrom[i] + (grid && membrane.refractoryMs() > 0 ? 1 : 0);
            }
        }
        outbox.close();
    }

    @Override
    public Inbox inbox() {
        return inbox;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    @Override
    public void potentials(double[] into) {
        System.arraycopy(potential, inbox.first(), into, inbox.first(), inbox.end() - inbox.first());
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
