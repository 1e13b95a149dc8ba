package dev.ranvier.examples.study.conversion;

/** Ways from a trained network to spikes. */
public enum ConversionMethod {
    /** Tries the others and takes the cheapest that keeps the accuracy. */
    auto,
    /** Spike counts stand for activations. */
    rate,
    /** The time to the first spike stands for the activation, exactly. */
    ttfs,
    /** Activations are binary numbers of a few spikes. */
    fewspike,
    /** The weight of a spike depends on the phase of a common period. */
    phase,
    /** The weight of a spike grows within a burst. */
    burst,
    /** Single spikes under decaying kernels. */
    t2fsnn,
    /** The inverse of the time of a single spike stands for the activation, approximately; constant thresholds. */
    ttfs_base,
    /** The same with thresholds that wait for expected input. */
    ttfs_dynamic
}
