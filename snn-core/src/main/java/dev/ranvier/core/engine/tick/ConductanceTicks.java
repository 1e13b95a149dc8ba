package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.Timeline;
import dev.ranvier.core.network.ConductanceLif;
import java.util.Arrays;

/**
 * Leaky integrate-and-fire neurons with exponential conductances, in double precision.
 *
 * <p>The conductances decay exactly. V follows the trapezoidal rule with the conductances of the middle of the step (also
 * exact there): with {@code G = 1 + sum g}, {@code J = rest + sum g E} and {@code a = h / (2 tauMembrane)} it goes from V to
 * {@code (V (1 - a G) + 2 a J) / (1 + a G)}. The error of a step is of third order, that of V at a time of second; the rule
 * is stable for every step, and {@code V} stays between the reversal potentials while {@code a G <= 1}.
 */
final class ConductanceTicks implements TickState {

    private final ConductanceLif model;
    private final DoubleInbox inbox;
    private final Outbox outbox;
    private final boolean grid;
    private final int refractorySteps;
    private final double halfStep; // a
    private final double[] middle; // [receptor], decay over half a step
    private final double[] threshold; // [neuron]
    private final double[] potential; // [neuron]
    private final double[][] conductances; // [receptor][neuron], after the last step
    private final double[] total; // [neuron], G
    private final double[] goal; // [neuron], J
    private final int[] movesFrom; // [neuron], first step before which V moves; it may fire from then on

    ConductanceTicks(ConductanceLif model, DoubleInbox inbox, Outbox outbox, Timeline timeline, boolean grid) {
        this.model = model;
        int size = inbox.size();
        this.inbox = inbox;
        this.outbox = outbox;
        this.grid = grid;
        refractorySteps = timeline.refractorySteps(model.refractoryMs());
        halfStep = timeline.stepMs() / (2 * model.tauMembraneMs());
        middle = model.synapses().stream()
                .mapToDouble(receptor -> Math.exp(-timeline.stepMs() / (2 * receptor.tauMs())))
                .toArray();
        threshold = model.threshold().expand(size);
        potential = new double[size];
        conductances = new double[middle.length][size];
        total = new double[size];
        goal = new double[size];
        movesFrom = new int[size];
        reset();
    }

    @Override
    public void reset() {
        inbox.reset();
        outbox.clear();
        System.arraycopy(model.initialPotential().expand(potential.length), 0, potential, 0, potential.length);
        for (int receptor = 0; receptor < conductances.length; receptor++) {
            double[] initial =
                    model.synapses().get(receptor).initialConductance().expand(potential.length);
            System.arraycopy(initial, 0, conductances[receptor], 0, initial.length);
        }
        Arrays.fill(movesFrom, grid ? 1 : 0);
    }

    @Override
    public void step(int step) {
        inbox.collect(step);
        boolean stands = grid && step == 0;
        Arrays.fill(total, inbox.first(), inbox.end(), 1);
        Arrays.fill(goal, inbox.first(), inbox.end(), model.rest());
        for (int receptor = 0; receptor < conductances.length; receptor++) {
            pull(
                    conductances[receptor],
                    stands ? 1 : middle[receptor],
                    model.synapses().get(receptor).reversalPotential(),
                    inbox.sums(receptor),
                    inbox.at(step));
        }
        for (int i = inbox.first(); i < inbox.end(); i++) {
            double moved =
                    (potential[i] * (1 - halfStep * total[i]) + 2 * halfStep * goal[i]) / (1 + halfStep * total[i]);
            potential[i] = step >= movesFrom[i] ? moved : potential[i];
        }
        for (int i = inbox.first(); i < inbox.end(); i++) {
            if (potential[i] >= threshold[i]) {
                outbox.fire(i);
                potential[i] = model.resetPotential();
                movesFrom[i] = step + refractorySteps + (grid && model.refractoryMs() > 0 ? 1 : 0);
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
