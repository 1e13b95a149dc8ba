package dev.ranvier.training.ann;

/** Changes the trained values by their gradients. Owns whatever it remembers of earlier steps. */
interface Optimiser {

    /**
     * One step on all parameters that the optimiser was made for.
     *
     * @param learningRate step size, at least 0
     */
    void step(double learningRate);
}
