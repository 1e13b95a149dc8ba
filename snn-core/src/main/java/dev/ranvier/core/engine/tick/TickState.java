package dev.ranvier.core.engine.tick;

/** The mutable state of one population and what it does in a step. */
interface TickState {

    /** Back to the start. */
    void reset();

    /** Works through one step; the steps come one after the other, from 0. */
    void step(int step);

    /**
     * Potentials after the last step.
     *
     * @param into {@code [neuron]}. Modified.
     */
    void potentials(double[] into);
}
