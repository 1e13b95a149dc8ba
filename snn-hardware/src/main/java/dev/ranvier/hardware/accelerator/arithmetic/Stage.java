package dev.ranvier.hardware.accelerator.arithmetic;

import java.util.random.RandomGenerator;

/** One layer of a network, ready to run. Immutable: any number of threads may run it. */
@FunctionalInterface
public interface Stage {

    /**
     * Runs one sample.
     *
     * @param inputs of the layer, {@code [input of the layer][value]}. Not modified.
     * @param noise of this sample; stages without noise draw nothing
     * @return the output; a new array, or the input if nothing changes
     */
    float[] run(float[][] inputs, RandomGenerator noise);
}
