package dev.ranvier.core.engine;

/** How a compiled network holds the weights of dense projections. */
public enum WeightStorage {
    /** As they are described, in the same array: nothing is copied. */
    FLOATS,
    /**
     * Rounded to 8 bits, with a scale for each target neuron: a quarter of the memory to read, at the price of other results.
     * The error of a weight is at most half of the largest weight into its target over 127.
     */
    BYTES
}
