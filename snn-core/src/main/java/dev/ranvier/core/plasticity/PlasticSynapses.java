package dev.ranvier.core.plasticity;

/**
 * The changing weights of one projection. The engine that owns them tells what happens, in the order of time and within an
 * instant arrivals before postsynaptic spikes.
 */
public interface PlasticSynapses {

    /** Back to the weights of the description and no traces. */
    void reset();

    /** A spike of a source arrives; its row of weights is changed before it is delivered. */
    void arrived(int source, double timeMs);

    /** A target fires. */
    void fired(int target, double timeMs);

    /** {@code [synapse]}, weights now. Not to be modified by others. */
    float[] weights();
}
