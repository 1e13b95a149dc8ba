package dev.ranvier.core.engine.clocked;

/** Takes the spikes of a step. */
public interface SpikeSink {

    /**
     * One spike; neurons come in rising order.
     *
     * @param strength factor of the weights that it meets; 1 if the population's spikes carry none
     */
    void fire(int neuron, double strength);
}
