package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.GeneratedSpikes;
import dev.ranvier.core.engine.StimulusQueue;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/** A source: fires what the stimulus says, and what it makes itself. */
final class SourceTicks implements TickState {

    private final StimulusQueue stimulus;
    private final GeneratedSpikes generated; // null if there are none
    private final Outbox outbox;
    private final int size;

    SourceTicks(StimulusQueue stimulus, GeneratedSpikes generated, Outbox outbox, int size) {
        this.stimulus = stimulus;
        this.generated = generated;
        this.outbox = outbox;
        this.size = size;
    }

    @Override
    public void reset() {
        outbox.clear(); // the engine empties the stimulus
        if (generated != null) {
            generated.reset();
        }
    }

    @Override
    public void transfer(StateTransfer state) throws IOException {
        if (generated != null) {
            generated.transfer(state);
        }
    }

    @Override
    public void step(int step) {
        while (stimulus.nextTime() == step) {
            if (outbox.strengths() == null) {
                outbox.fire(stimulus.takeNeuron());
            } else {
                double strength = stimulus.nextStrength();
                outbox.fire(stimulus.takeNeuron(), strength);
            }
        }
        if (generated != null) {
            fireGenerated(step);
        }
        outbox.close();
    }

    @Override
    public Inbox inbox() {
        return null;
    }

    @Override
    public Outbox outbox() {
        return outbox;
    }

    private void fireGenerated(int step) {
        double[] next = generated.next();
        for (int neuron = 0; neuron < size; neuron++) {
            if (next[neuron] <= step) {
                outbox.fire(neuron);
                generated.take(neuron);
            }
        }
    }

    @Override
    public void potentials(double[] into) {
        Arrays.fill(into, 0, size, 0);
    }
}
