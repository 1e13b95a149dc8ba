package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.Timeline;
import dev.ranvier.core.network.ConductanceLif;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/**
 * Leaky integrate-and-fire neurons with exponential conductances, in double precision.
 *
 * <p>The conductances decay exactly. V follows the trapezoidal rule with the conductances of the middle of the step (also
 * exact there): with {@code G = 1 + sum g}, {@code J = rest + sum g E} and {@code a = h / (2 tauMembrane)} it goes from V to
 * {@code (V (1 - a G) + 2 a J) / (1 + a G)}. The error of a step is of third order, that of V at a time of second; the rule
 * is stable for every step, and {@code V} stays between the reversal potentials while {@code a G <= 1}.
 */
final class ConductanceTicks extends DoubleTicks {

    private final ConductanceLif model;
    private final double halfStep; // a
    private final double[] middle; // [receptor], decay over half a step
    private final double[] threshold; // [neuron]
    private final double[][] conductances; // [receptor][neuron], after the last step
    private final double[] total; // [neuron], G
    private final double[] goal; // [neuron], J

    ConductanceTicks(ConductanceLif model, DoubleInbox inbox, Outbox outbox, Timeline timeline, boolean grid) {
        super(model.initialPotential().expand(inbox.size()), model.refractoryMs(), inbox, outbox, timeline, grid);
        this.model = model;
        int size = inbox.size();
        halfStep = timeline.stepMs() / (2 * model.tauMembraneMs());
        middle = model.synapses().stream()
                .mapToDouble(receptor -> Math.exp(-timeline.stepMs() / (2 * receptor.tauMs())))
                .toArray();
        threshold = model.threshold().expand(size);
        conductances = new double[middle.length][size];
        total = new double[size];
        goal = new double[size];
        reset();
    }

    @Override
    public void reset() {
        super.reset();
        for (int receptor = 0; receptor < conductances.length; receptor++) {
            double[] initial =
                    model.synapses().get(receptor).initialConductance().expand(potential.length);
            System.arraycopy(initial, 0, conductances[receptor], 0, initial.length);
        }
    }

    @Override
    public void transfer(StateTransfer state) throws IOException {
        super.transfer(state);
        for (double[] conductance : conductances) {
            state.all(conductance);
        }
    }

    @Override
    void move(int step, int at, boolean stands) {
        Arrays.fill(total, inbox.first(), inbox.end(), 1);
        Arrays.fill(goal, inbox.first(), inbox.end(), model.rest());
        for (int receptor = 0; receptor < conductances.length; receptor++) {
            pull(
                    conductances[receptor],
                    stands ? 1 : middle[receptor],
                    model.synapses().get(receptor).reversalPotential(),
                    inbox.sums(receptor),
                    at);
        }
        for (int i = inbox.first(); i < inbox.end(); i++) {
            double moved =
                    (potential[i] * (1 - halfStep * total[i]) + 2 * halfStep * goal[i]) / (1 + halfStep * total[i]);
            potential[i] = moves(i, step) ? moved : potential[i];
        }
    }

    @Override
    boolean fires(int neuron, int step) {
        return potential[neuron] >= threshold[neuron];
    }

    @Override
    double afterSpike(int neuron) {
        return model.resetPotential();
    }

    /** Adds one kind of synapse to G and J, lets it decay over the step, and takes the arrivals. */
    private void pull(double[] conductance, double halfDecay, double reversal, double[] sums, int at) {
        for (int i = inbox.first(); i < inbox.end(); i++) {
            double g = conductance[i] * halfDecay;
            total[i] += g;
            goal[i] += g * reversal;
            conductance[i] = g * halfDecay + sums[at + i];
            sums[at + i] = 0;
        }
    }
}
