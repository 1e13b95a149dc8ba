package dev.ranvier.hardware.accelerator.crossbar;

/** One layer of a network, ready to run. Immutable: any number of threads may run it. */
interface Stage {

    /**
     * Runs one sample.
     *
     * @param input of the layer. Not modified.
     * @return the output, a new array
     */
    float[] run(float[] input);
}
