package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.clocked.SpikeSink;
import dev.ranvier.core.engine.clocked.StepNeurons;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;

/** Neurons that only live on steps. */
final class StepTicks implements TickState {

    private final StepNeurons neurons;
    private final DoubleInbox inbox;
    private final Outbox outbox;
    private final SpikeSink sink;

    StepTicks(StepNeurons neurons, DoubleInbox inbox, Outbox outbox) {
        this.neurons = neurons;
        this.inbox = inbox;
        this.outbox = outbox;
        sink = outbox.strengths() == null ? (neuron, strength) -> outbox.fire(neuron) : outbox::fire;
    }

    @Override
    public void reset() {
        neurons.reset();
        inbox.reset();
        outbox.clear();
    }

    @Override
    public void transfer(StateTransfer state) throws IOException {
        inbox.transfer(state);
        neurons.transfer(state);
    }

    @Override
    public void step(int step) {
        boolean arrived = inbox.collect(step);
        if (arrived || neurons.nextStep(step) == step) {
            neurons.step(step, inbox.allSums(), inbox.at(step), sink);
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
        neurons.potentials(into);
    }
}
