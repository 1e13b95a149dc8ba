package dev.ranvier.core.engine.delivery;

import dev.ranvier.core.network.Connectivity;

/**
 * The synapses of one projection, laid out so that the spikes of one instant are delivered in one call. For every target
 * the weights are added in the order in which the sources are listed, whatever the layout. Immutable; shared by threads.
 */
public sealed interface SynapseRows permits DenseRows, SparseRows, OneToOneRows {

    /** Lays out a connectivity. */
    static SynapseRows of(Connectivity connectivity) {
        if (connectivity instanceof Connectivity.Dense dense) {
            return new DenseRows(dense);
        }
        if (connectivity instanceof Connectivity.Sparse sparse) {
            return new SparseRows(sparse);
        }
        if (connectivity instanceof Connectivity.OneToOne oneToOne) {
            return new OneToOneRows(oneToOne);
        }
        throw new AssertionError("no rows for " + connectivity.getClass());
    }

    /**
     * Adds the rows of some sources.
     *
     * @param sources {@code [spike]}, source neurons; {@code from} (inclusive) to {@code to} (exclusive) are used. Not
     *     modified.
     * @param sums {@code [target]}. Modified.
     */
    void add(int[] sources, int from, int to, double[] sums);

    /**
     * Adds the rows of some sources, each times its own factor.
     *
     * @param sources {@code [spike]}, source neurons; {@code from} (inclusive) to {@code to} (exclusive) are used. Not
     *     modified.
     * @param factors {@code [spike]}, used over the same range. Not modified.
     * @param sums {@code [target]}. Modified.
     */
    void addScaled(int[] sources, double[] factors, int from, int to, double[] sums);

    /**
     * Marks the targets that some sources reach.
     *
     * @param sources {@code [spike]}, source neurons; {@code from} (inclusive) to {@code to} (exclusive) are used. Not
     *     modified.
     */
    void mark(int[] sources, int from, int to, TouchedNeurons touched);

    /**
     * Number of stored synapses of some sources, zero weights included.
     *
     * @param sources {@code [spike]}, source neurons; {@code from} (inclusive) to {@code to} (exclusive) are used. Not
     *     modified.
     */
    long synapses(int[] sources, int from, int to);
}
