package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.CurrentPropagator;
import dev.ranvier.core.engine.Membrane;
import dev.ranvier.core.engine.MovingGoal;
import dev.ranvier.core.engine.Timeline;
import dev.ranvier.core.engine.kernel.Kernels;
import dev.ranvier.core.network.CurrentLif;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/** Leaky integrate-and-fire neurons with one or two exponential currents, in single precision. */
final class FloatCurrentTicks extends FloatTicks {

    private static final Kernels KERNELS = Kernels.best();

    private final float[][] currents; // [receptor][neuron]
    private final double stepMs;
    private float[] base; // [neuron], what drive and rest add in a step
    private final float[] factors; // decay of V, then gain and decay of each current

    FloatCurrentTicks(
            CurrentLif model,
            Membrane membrane,
            MovingGoal goal,
            FloatInbox inbox,
            Outbox outbox,
            Timeline timeline,
            boolean grid) {
        super(membrane, goal, inbox, outbox, timeline, grid);
        stepMs = timeline.stepMs();
        base = floats(membrane.base(goal.values(), stepMs));
        currents = new float[model.receptors()][potential.length];
        factors = new float[1 + 2 * currents.length];
        factors[0] = (float) membrane.decay(timeline.stepMs());
        for (int receptor = 0; receptor < currents.length; receptor++) {
            CurrentPropagator propagator = CurrentPropagator.of(
                    model.tauMembraneMs(), model.tauSynapseMs().get(receptor), timeline.stepMs());
            factors[1 + 2 * receptor] = (float) propagator.gain();
            factors[2 + 2 * receptor] = (float) propagator.decay();
        }
        reset();
    }

    @Override
    public void reset() {
        super.reset();
        for (float[] current : currents) {
            Arrays.fill(current, 0);
        }
    }

    @Override
    public void transfer(StateTransfer state) throws IOException {
        super.transfer(state);
        for (float[] current : currents) {
            state.all(current);
        }
    }

    @Override
    void drive(double[] goals) {
        base = floats(membrane.base(goals, stepMs));
    }

    @Override
    int move(int at, int[] fired, int count) {
        if (currents.length == 1) {
            return KERNELS.oneCurrent(
                    potential,
                    currents[0],
                    base,
                    threshold,
                    factors[0],
                    factors[1],
                    factors[2],
                    inbox.sums(0),
                    at,
                    fired,
                    count,
                    inbox.first(),
                    inbox.end());
        }
        return KERNELS.twoCurrents(
                potential,
                currents[0],
                currents[1],
                base,
                threshold,
                factors,
                inbox.sums(0),
                inbox.sums(1),
                at,
                fired,
                count,
                inbox.first(),
                inbox.end());
    }

    @Override
    int stand(int at, int[] fired, int count) {
        int listed = count;
        for (int receptor = 0; receptor < currents.length; receptor++) {
            float[] sums = inbox.sums(receptor);
            for (int i = inbox.first(); i < inbox.end(); i++) {
                currents[receptor][i] += sums[at + i];
                sums[at + i] = 0;
            }
        }
        for (int i = inbox.first(); i < inbox.end(); i++) {
            if (potential[i] >= threshold[i]) {
                fired[listed++] = i;
            }
        }
        return listed;
    }

    @Override
    float jump(int neuron, int at) {
        return 0; // arrivals only change the currents
    }
}
