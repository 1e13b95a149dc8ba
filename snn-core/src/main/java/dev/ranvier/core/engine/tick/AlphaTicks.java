package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.Membrane;
import dev.ranvier.core.engine.MovingGoal;
import dev.ranvier.core.engine.Timeline;
import dev.ranvier.core.network.AlphaLif;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/** Leaky integrate-and-fire neurons with alpha currents, in double precision. */
final class AlphaTicks extends DoubleTicks {

    private final Membrane membrane;
    private final MovingGoal goal;
    private final double decay; // of V over a step
    private final AlphaPropagator[] propagators; // [receptor]
    private final double[] rise; // [receptor], what a unit of weight adds to D
    private final double stepMs;
    private final double[][] currents; // [receptor][neuron], I after the last step
    private final double[][] sources; // [receptor][neuron], D after the last step

    AlphaTicks(
            AlphaLif model,
            Membrane membrane,
            MovingGoal goal,
            DoubleInbox inbox,
            Outbox outbox,
            Timeline timeline,
            boolean grid) {
        super(membrane.initial(), membrane.refractoryMs(), inbox, outbox, timeline, grid);
        this.membrane = membrane;
        this.goal = goal;
        stepMs = timeline.stepMs();
        decay = membrane.decay(stepMs);
        propagators = model.tauSynapseMs().stream()
                .map(tau -> AlphaPropagator.of(model.tauMembraneMs(), tau, stepMs))
                .toArray(AlphaPropagator[]::new);
        rise = model.tauSynapseMs().stream().mapToDouble(tau -> Math.E / tau).toArray();
        currents = new double[rise.length][potential.length];
        sources = new double[rise.length][potential.length];
        reset();
    }

    @Override
    public void reset() {
        super.reset();
        goal.reset();
        for (int receptor = 0; receptor < rise.length; receptor++) {
            Arrays.fill(currents[receptor], 0);
            Arrays.fill(sources[receptor], 0);
        }
    }

    @Override
    public void transfer(StateTransfer state) throws IOException {
        super.transfer(state);
        goal.transfer(state);
        for (int receptor = 0; receptor < rise.length; receptor++) {
            state.all(currents[receptor]);
            state.all(sources[receptor]);
        }
    }

    @Override
    void move(int step, int at, boolean stands) {
        goal.moveTo(drivenIn(step));
        double[] towards = goal.values();
        for (int i = inbox.first(); i < inbox.end(); i++) {
            if (moves(i, step)) {
                double v = towards[i] + (potential[i] - towards[i]) * decay;
                for (int receptor = 0; receptor < rise.length; receptor++) {
                    v += sources[receptor][i] * propagators[receptor].gainD()
                            + currents[receptor][i] * propagators[receptor].gainI();
                }
                potential[i] = v;
            }
        }
        for (int receptor = 0; receptor < rise.length; receptor++) {
            double factor = stands ? 1 : propagators[receptor].decay();
            double passed = stands ? 0 : stepMs;
            double[] sums = inbox.sums(receptor);
            for (int i = inbox.first(); i < inbox.end(); i++) {
                currents[receptor][i] = factor * (currents[receptor][i] + passed * sources[receptor][i]);
                sources[receptor][i] = factor * sources[receptor][i] + rise[receptor] * sums[at + i];
                sums[at + i] = 0;
            }
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
}
