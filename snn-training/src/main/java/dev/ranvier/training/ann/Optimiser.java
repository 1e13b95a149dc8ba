package dev.ranvier.training.ann;

import java.util.List;

/** Changes the trained values by their gradients. Owns whatever it remembers of earlier steps. */
public interface Optimiser {

    /**
     * One step on all parameters that the optimiser was made for.
     *
     * @param learningRate step size, at least 0
     * @param number which step, counted from 1
     */
    void step(double learningRate, long number);

    /** What it remembers, so that a training can be resumed; the arrays may be filled from outside. */
    List<float[]> memory();
}
