package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.IntegerRule;
import dev.ranvier.core.network.IntegerNeuron;
import java.util.Arrays;

/** Integer neurons, with the rule that {@link IntegerNeuron} states. */
final class IntegerTicks implements TickState {

    private final IntegerRule rule;
    private final Inbox inbox;
    private final Outbox outbox;
    private final int[] initial; // [neuron]
    private final int[] potential; // [neuron]
    private final ArrivalList arrivals; // of stochastic synapses

    IntegerTicks(IntegerNeuron model, Inbox inbox, Outbox outbox) {
        this.inbox = inbox;
        this.outbox = outbox;
        rule = new IntegerRule(model, outbox.population(), inbox.sums().length);
        initial = rule.initialPotentials();
        potential = initial.clone();
        arrivals = new ArrivalList();
    }

    @Override
    public void reset() {
        System.arraycopy(initial, 0, potential, 0, initial.length);
        Arrays.fill(inbox.sums(), 0);
    }

    @Override
    public void step(int step) {
        double[] sums = inbox.sums();
        if (rule.stochasticSynapses()) {
            arrivals.clear();
            inbox.collectOneByOne(step, arrivals);
            arrivals.sumInto(sums, rule, step);
        } else {
            inbox.collect(step);
        }
        for (int i = 0; i < potential.length; i++) {
            int result = rule.tick(i, step, potential[i], sums[i]);
            sums[i] = 0;
            if (IntegerRule.fires(result)) {
                outbox.fire(i, step);
            }
            potential[i] = IntegerRule.potential(result);
        }
    }

    @Override
    public void potentials(double[] into) {
        for (int i = 0; i < potential.length; i++) {
            into[i] = potential[i];
        }
    }
}
