package dev.ranvier.core.engine.delivery;

/**
 * The synapses of one projection (or those of them that end in some range of the targets), laid out so that the spikes of
 * one instant are delivered in one call. For every target the weights are added in the order in which the sources are
 * listed, whatever the layout. Immutable; shared by threads.
 */
public sealed interface SynapseRows permits DenseRows, ByteRows, SparseRows, OneToOneRows, KernelRows {

    /**
     * Adds the rows of some sources.
     *
     * @param sources {@code [spike]}, source neurons; {@code from} (inclusive) to {@code to} (exclusive) are used. Not
     *     modified.
     * @param sums target t's stands at {@code at + t}. Modified.
     */
    void add(int[] sources, int from, int to, double[] sums, int at);

    /**
     * Adds the rows of some sources in single precision.
     *
     * @param sources {@code [spike]}, source neurons; {@code from} (inclusive) to {@code to} (exclusive) are used. Not
     *     modified.
     * @param sums target t's stands at {@code at + t}. Modified.
     */
    void add(int[] sources, int from, int to, float[] sums, int at);

    /**
     * Adds the rows of some sources, each times its own factor.
     *
     * @param sources {@code [spike]}, source neurons; {@code from} (inclusive) to {@code to} (exclusive) are used. Not
     *     modified.
     * @param factors {@code [spike]}, used over the same range. Not modified.
     * @param sums target t's stands at {@code at + t}. Modified.
     */
    void addScaled(int[] sources, double[] factors, int from, int to, double[] sums, int at);

    /**
     * Adds the rows of some sources in single precision, each times its own factor, which is rounded first.
     *
     * @param sources {@code [spike]}, source neurons; {@code from} (inclusive) to {@code to} (exclusive) are used. Not
     *     modified.
     * @param factors {@code [spike]}, used over the same range. Not modified.
     * @param sums target t's stands at {@code at + t}. Modified.
     */
    void addScaled(int[] sources, double[] factors, int from, int to, float[] sums, int at);

    /**
     * Marks the targets that some sources reach.
     *
     * @param sources {@code [spike]}, source neurons; {@code from} (inclusive) to {@code to} (exclusive) are used. Not
     *     modified.
     */
    void mark(int[] sources, int from, int to, TouchedNeurons touched);

    /**
     * Adds the rows of some sources and marks the targets that they reach.
     *
     * @param sources {@code [spike]}, source neurons; {@code from} (inclusive) to {@code to} (exclusive) are used. Not
     *     modified.
     * @param sums {@code [target]}. Modified.
     */
    default void addAndMark(int[] sources, int from, int to, double[] sums, TouchedNeurons touched) {
        add(sources, from, to, sums, 0);
        mark(sources, from, to, touched);
    }

    /**
     * Number of stored synapses of some sources, zero weights included.
     *
     * @param sources {@code [spike]}, source neurons; {@code from} (inclusive) to {@code to} (exclusive) are used. Not
     *     modified.
     */
    long synapses(int[] sources, int from, int to);
}
