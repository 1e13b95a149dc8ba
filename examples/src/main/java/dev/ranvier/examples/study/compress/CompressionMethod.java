package dev.ranvier.examples.study.compress;

/** What can be done to a network in the study. */
public enum CompressionMethod {
    /** Small weights become zero. */
    pruning,
    /** Layers become products of two narrow ones. */
    rank,
    /** Weights of 8 and 4 bits. */
    integers,
    /** Weights of three values. */
    ternary,
    /** Weights of two values. */
    binary,
    /** Blocks of weights that share their values. */
    circulant,
    /** Weights and activations of few bits. */
    activations
}
