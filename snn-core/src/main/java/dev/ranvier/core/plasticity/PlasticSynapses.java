package dev.ranvier.core.plasticity;

import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;

/**
 * The changing weights of one projection. The engine that owns them tells what happens, in the order of time and within an
 * instant arrivals before postsynaptic spikes.
 */
public interface PlasticSynapses {

    /** Back to the weights of the description and no traces. */
    void reset();

    /** Carries weights and traces. */
    void transfer(StateTransfer state) throws IOException;

    /** A spike of a source arrives; its row of weights is changed before it is delivered. */
    void arrived(int source, double timeMs);

    /** A target fires. */
    void fired(int target, double timeMs);

    /** {@code [synapse]}, weights now. Not to be modified by others. */
    float[] weights();
}
