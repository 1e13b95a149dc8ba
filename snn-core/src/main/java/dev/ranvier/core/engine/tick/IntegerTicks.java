package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.IntegerRule;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;

/** Integer neurons, with the rule that {@link IntegerNeuron} states. */
final class IntegerTicks implements TickState {

    private final IntegerRule rule;
    private final Inbox inbox;
    private final Outbox outbox;
    private final int[] initial; // [neuron]
    private final int[] potential; // [neuron]

    /** Neurons whose arrivals are summed. */
    IntegerTicks(IntegerRule rule, DoubleInbox inbox, Outbox outbox) {
        this(rule, outbox, inbox);
    }

    /** Neurons with stochastic synapses. */
    IntegerTicks(IntegerRule rule, ArrivalInbox inbox, Outbox outbox) {
        this(rule, outbox, inbox);
    }

    private IntegerTicks(IntegerRule rule, Outbox outbox, Inbox inbox) {
        this.rule = rule;
        this.inbox = inbox;
        this.outbox = outbox;
        initial = rule.initialPotentials();
        potential = initial.clone();
    }

    @Override
    public void reset() {
        System.arraycopy(initial, 0, potential, 0, initial.length);
        inbox.reset();
        outbox.clear();
    }

    @Override
    public void transfer(StateTransfer state) throws IOException {
        inbox.transfer(state);
        state.all(potential);
    }

    @Override
    public void step(int step) {
        inbox.collect(step);
        double[] sums = inbox instanceof ArrivalInbox arrivals ? arrivals.draw(step) : ((DoubleInbox) inbox).sums();
        int at = inbox.at(step);
        for (int i = inbox.first(); i < inbox.end(); i++) {
            int result = rule.tick(i, step, potential[i], sums[at + i]);
            sums[at + i] = 0;
            if (IntegerRule.fires(result)) {
                outbox.fire(i);
            }
            potential[i] = IntegerRule.potential(result);
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
        for (int i = inbox.first(); i < inbox.end(); i++) {
            into[i] = potential[i];
        }
    }
}
