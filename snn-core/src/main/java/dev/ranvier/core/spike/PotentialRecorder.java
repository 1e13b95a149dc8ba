package dev.ranvier.core.spike;

/** Receives the potentials of chosen neurons at chosen times, in the order of time. */
@FunctionalInterface
public interface PotentialRecorder {

    /**
     * One sample.
     *
     * @param timeMs its time
     * @param potentials {@code [chosen neuron]}, in the unit of the population's threshold; valid during the call only.
     *     Not modified.
     */
    void sample(double timeMs, double[] potentials);
}
