package dev.ranvier.core.network;

/**
 * Which neuron of a source population reaches which neuron of a target population, with which weight. The structure is
 * kept (not flattened to a list) because the engines, the mapper and the accelerators can use it.
 *
 * <p>Weight arrays are taken over, not copied, and must not be modified afterwards.
 */
public sealed interface Connectivity
        permits Connectivity.Dense, Connectivity.Sparse, Connectivity.OneToOne, KernelConnectivity, RandomConnectivity {

    /**
     * Checks that the connectivity fits its populations.
     *
     * @throws IllegalArgumentException if it does not
     */
    void validateFor(int sources, int targets);

    /** Number of stored synapses; zero weights count where they are stored. */
    long synapses();

    /**
     * Every source reaches every target.
     *
     * @param sources number of source neurons
     * @param targets number of target neurons
     * @param weights {@code [source][target]}, row-major, so that one spike reads one row
     */
    record Dense(int sources, int targets, float[] weights) implements Connectivity {

        /** @throws IllegalArgumentException if sizes disagree or a weight is not finite */
        public Dense {
            if ((long) sources * targets != weights.length) {
                throw new IllegalArgumentException("dense connectivity " + sources + " x " + targets + " needs "
                        + (long) sources * targets + " weights, got " + weights.length);
            }
            Checks.weights("dense connectivity", weights);
        }

        @Override
        public void validateFor(int sourceSize, int targetSize) {
            requireSizes("dense", sources, targets, sourceSize, targetSize);
        }

        @Override
        public long synapses() {
            return weights.length;
        }
    }

    /**
     * A list of targets for each source (compressed sparse rows). A target may appear more than once in a row.
     *
     * @param targets number of target neurons
     * @param rowStart {@code [source + 1]}, where each source's synapses begin; the last element is their number
     * @param target {@code [synapse]}, target neuron
     * @param weights {@code [synapse]}
     */
    record Sparse(int targets, int[] rowStart, int[] target, float[] weights) implements Connectivity {

        /** @throws IllegalArgumentException if rows overlap, a target is out of range, or a weight is not finite */
        public Sparse {
            if (rowStart.length < 2 || rowStart[0] != 0 || rowStart[rowStart.length - 1] != target.length) {
                throw new IllegalArgumentException("row starts must run from 0 to the number of synapses ("
                        + target.length + ") with one more entry than there are sources");
            }
            for (int source = 1; source < rowStart.length; source++) {
                if (rowStart[source] < rowStart[source - 1]) {
                    throw new IllegalArgumentException("row starts must not fall, row " + source + " does");
                }
            }
            if (target.length != weights.length) {
                throw new IllegalArgumentException(
                        target.length + " targets but " + weights.length + " weights; one weight a synapse is needed");
            }
            for (int synapse = 0; synapse < target.length; synapse++) {
                if (target[synapse] < 0 || target[synapse] >= targets) {
                    throw new IllegalArgumentException(
                            "synapse " + synapse + " has target " + target[synapse] + ", allowed 0.." + (targets - 1));
                }
            }
            Checks.weights("sparse connectivity", weights);
        }

        @Override
        public void validateFor(int sourceSize, int targetSize) {
            requireSizes("sparse", rowStart.length - 1, targets, sourceSize, targetSize);
        }

        @Override
        public long synapses() {
            return target.length;
        }
    }

    /**
     * Neuron i reaches neuron i, all with one weight.
     *
     * @param size number of neurons on either side
     * @param weight shared weight, finite
     */
    record OneToOne(int size, float weight) implements Connectivity {

        /** @throws IllegalArgumentException if the weight is not finite */
        public OneToOne {
            Checks.weights("one-to-one connectivity", new float[] {weight});
        }

        @Override
        public void validateFor(int sourceSize, int targetSize) {
            requireSizes("one-to-one", size, size, sourceSize, targetSize);
        }

        @Override
        public long synapses() {
            return size;
        }
    }

    /**
     * Fails unless a connectivity has the sizes of its populations.
     *
     * @throws IllegalArgumentException if it does not
     */
    static void requireSizes(String kind, int sources, int targets, int sourceSize, int targetSize) {
        if (sources != sourceSize || targets != targetSize) {
            throw new IllegalArgumentException(kind + " connectivity is " + sources + " x " + targets
                    + " but joins populations of " + sourceSize + " and " + targetSize + " neurons");
        }
    }
}
