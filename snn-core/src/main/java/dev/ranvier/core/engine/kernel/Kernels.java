package dev.ranvier.core.engine.kernel;

/**
 * Loops over single-precision arrays. Stateless. Every implementation does the same operations in the same order on each
 * element and fuses no multiplication with an addition, so that all give the same bits.
 */
public interface Kernels {

    /** The fastest kernels that this Java runtime can load. */
    static Kernels best() {
        return LoadedKernels.BEST;
    }

    /** Short name for provenance, e.g. {@code scalar}. */
    String name();

    /**
     * One step of neurons whose potential jumps with each arrival: {@code v = (v * decay + base) + sum}, {@code sum = 0}.
     *
     * @param v {@code [neuron]}. Modified.
     * @param base {@code [neuron]}, what drive and rest add in a step. Not modified.
     * @param threshold {@code [neuron]}. Not modified.
     * @param sums arrivals; neuron i's stand at {@code at + i}. Modified.
     * @param fired takes the neurons with {@code v >= threshold}, rising, from index {@code count} on. Modified.
     * @param count neurons that are in the list already
     * @param from first neuron
     * @param to end of the neurons
     * @return how many are in the list now
     */
    int jump(
            float[] v,
            float[] base,
            float[] threshold,
            float decay,
            float[] sums,
            int at,
            int[] fired,
            int count,
            int from,
            int to);

    /**
     * One step of neurons with one exponential current: {@code v = (v * decay + base) + i * gain}, {@code i = i *
     * currentDecay + sum}, {@code sum = 0}, with i as it was before the step in the first.
     *
     * @param v {@code [neuron]}. Modified.
     * @param current {@code [neuron]}. Modified.
     * @param base {@code [neuron]}, what drive and rest add in a step. Not modified.
     * @param threshold {@code [neuron]}. Not modified.
     * @param sums arrivals; neuron i's stand at {@code at + i}. Modified.
     * @param fired takes the neurons with {@code v >= threshold}, rising, from index {@code count} on. Modified.
     * @param count neurons that are in the list already
     * @param from first neuron
     * @param to end of the neurons
     * @return how many are in the list now
     */
    int oneCurrent(
            float[] v,
            float[] current,
            float[] base,
            float[] threshold,
            float decay,
            float gain,
            float currentDecay,
            float[] sums,
            int at,
            int[] fired,
            int count,
            int from,
            int to);

    /**
     * One step of neurons with two exponential currents a and b: {@code v = ((v * decay + base) + a * gainA) + b * gainB},
     * each current as in {@link #oneCurrent}.
     *
     * @param v {@code [neuron]}. Modified.
     * @param a {@code [neuron]}. Modified.
     * @param b {@code [neuron]}. Modified.
     * @param base {@code [neuron]}. Not modified.
     * @param threshold {@code [neuron]}. Not modified.
     * @param factors decay, gain of a, decay of a, gain of b, decay of b. Not modified.
     * @param sumsA arrivals at a; neuron i's stand at {@code at + i}. Modified.
     * @param sumsB arrivals at b, likewise. Modified.
     * @param fired takes the neurons with {@code v >= threshold}, rising, from index {@code count} on. Modified.
     * @param count neurons that are in the list already
     * @param from first neuron
     * @param to end of the neurons
     * @return how many are in the list now
     */
    int twoCurrents(
            float[] v,
            float[] a,
            float[] b,
            float[] base,
            float[] threshold,
            float[] factors,
            float[] sumsA,
            float[] sumsB,
            int at,
            int[] fired,
            int count,
            int from,
            int to);
}
