package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.StimulusQueue;
import java.util.Arrays;

/** A source: fires what the stimulus says. */
final class SourceTicks implements TickState {

    private final StimulusQueue stimulus;
    private final Outbox outbox;
    private final int size;

    SourceTicks(StimulusQueue stimulus, Outbox outbox, int size) {
        this.stimulus = stimulus;
        this.outbox = outbox;
        this.size = size;
    }

    @Override
    public void reset() {
        outbox.clear(); // the engine empties the stimulus
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

    @Override
    public void potentials(double[] into) {
        Arrays.fill(into, 0, size, 0);
    }
}
