package dev.ranvier.training.conversion.stage;

import dev.ranvier.core.network.Connectivity;

/**
 * A matrix from the values of one stage to the sums of another, kept in the structure that it was trained in. Immutable.
 */
public sealed interface LinearMap permits DenseMap, KernelMap, SparseMap {

    /** Number of values that it reads. */
    int sources();

    /** Number of sums that it adds to. */
    int targets();

    /** Most terms that one sum gets. */
    int fanIn();

    /**
     * Adds the products to the sums.
     *
     * @param values {@code [source]}. Not modified.
     * @param sums {@code [target]}. Modified.
     */
    void addTo(double[] values, double[] sums);

    /** The same map with the magnitudes of its weights. */
    LinearMap magnitudes();

    /** The same map with every weight times a number. */
    LinearMap times(double factor);

    /** True if no weight is negative. */
    boolean isNotNegative();

    /**
     * The map as synapses: weight times {@code sourceScale / targetScale}, rounded to float once.
     *
     * @param sourceScale what a spike of each source stands for
     * @param targetScale what the threshold of each target stands for
     */
    Connectivity connectivity(Scale sourceScale, Scale targetScale);
}
