package dev.ranvier.training.compress;

/**
 * Sums of one layer to activations of the next: multiplied by {@code factor / 2^shift}, rounded half up, negative ones set
 * to 0, too large ones to the largest activation.
 *
 * @param factor integer part of the ratio, not negative
 * @param shift 1 to 62
 * @param largestActivation where activations saturate
 */
record Rescaling(long factor, int shift, int largestActivation) {

    /**
     * Rescales the sums of a layer.
     *
     * @param sums {@code [unit]}. Not modified.
     * @param units how many
     * @param activations {@code [unit]}, may be longer. Modified.
     */
    void apply(long[] sums, int units, int[] activations) {
        long half = 1L << (shift - 1);
        for (int i = 0; i < units; i++) {
            long scaled = (sums[i] * factor + half) >> shift;
            activations[i] = (int) Math.max(0, Math.min(largestActivation, scaled));
        }
    }
}
