package dev.ranvier.core.network;

/**
 * Which parts of an {@link IntegerNeuron} are random.
 *
 * @param synapses true if an arrival of weight w adds sgn(w) with probability (|w| + 1) / 256 instead of w (b = 1; on the
 *     chip chosen for each axon type)
 * @param leak true if the leak adds its sign with probability (|leak| + 1) / 256 instead of its value (c = 1)
 * @param thresholdBits number of low bits that are 1 in the threshold's mask M; both thresholds are raised by a number
 *     drawn uniformly from 0..2^bits-1. Published widths differ: up to 18 bits recalled from Cassidy 2013, at most 8 in
 *     the NeMo simulator
 */
public record IntegerNoise(boolean synapses, boolean leak, int thresholdBits) {

    /** Widest mask of the threshold. */
    public static final int MAX_THRESHOLD_BITS = 18;

    /** Nothing is random. */
    public static final IntegerNoise NONE = new IntegerNoise(false, false, 0);

    /** @throws IllegalArgumentException if the mask is too wide */
    public IntegerNoise {
        if (thresholdBits < 0 || thresholdBits > MAX_THRESHOLD_BITS) {
            throw new IllegalArgumentException("the threshold's random mask must have 0.." + MAX_THRESHOLD_BITS
                    + " bits, got " + thresholdBits + "; is it the mask itself instead of its width?");
        }
    }
}
