package dev.ranvier.core.engine.tick;

import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;

/** The mutable state of one part of a population and what it does in a step. Belongs to one thread at a time. */
interface TickState {

    /** Back to the start. */
    void reset();

    /** Carries the state; between steps sums and outbox are empty, except for arrivals in steps to come. */
    void transfer(StateTransfer state) throws IOException;

    /** Works through one step and closes it in the outbox; the steps come one after the other, from 0. */
    void step(int step);

    /** What enters the part; null for a source. */
    Inbox inbox();

    /** The part's spikes. */
    Outbox outbox();

    /**
     * Potentials after the last step.
     *
     * @param into {@code [neuron]}; those of this part are written. Modified.
     */
    void potentials(double[] into);
}
