package dev.ranvier.hardware.accelerator.crossbar;

import java.util.random.RandomGenerator;

/** One layer of a network, ready to run. Immutable: any number of threads may run it. */
interface Stage {

    /**
     * Runs one sample.
     *
     * @param input of the layer. Not modified.
     * @param noise of this sample; stages without noise draw nothing
     * @return the output, a new array
     */
    float[] run(float[] input, RandomGenerator noise);
}
