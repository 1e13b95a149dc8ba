package dev.ranvier.core.engine.delivery;

import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.SynapseWeights;

/**
 * The synapses of a projection row by row, as small as they can be: targets in 16 bits where the population allows it, and
 * a shared weight once.
 *
 * @param rowStart {@code [source + 1]}, where each source's synapses begin
 * @param near {@code [synapse]}, targets, if all are below 65,536; else null
 * @param far {@code [synapse]}, targets otherwise; else null
 * @param weights {@code [synapse]}, or null if all have the shared weight
 * @param shared weight of all synapses if there are no others
 */
record SynapseList(int[] rowStart, char[] near, int[] far, float[] weights, float shared) {

    /** Largest population whose neurons have 16-bit numbers. */
    static final int NEAR = 1 << Character.SIZE;

    /** A list with room for a number of synapses. */
    static SynapseList allocate(int[] rowStart, int targets, SynapseWeights weights) {
        int synapses = rowStart[rowStart.length - 1];
        boolean shares = weights instanceof SynapseWeights.Shared;
        return new SynapseList(
                rowStart,
                targets <= NEAR ? new char[synapses] : null,
                targets <= NEAR ? null : new int[synapses],
                shares ? null : new float[synapses],
                shares ? ((SynapseWeights.Shared) weights).weight() : Float.NaN);
    }

    /** The arrays of a description. */
    static SynapseList of(Connectivity.Sparse sparse) {
        return new SynapseList(sparse.rowStart(), null, sparse.target(), sparse.weights(), Float.NaN);
    }

    int sources() {
        return rowStart.length - 1;
    }

    int target(int synapse) {
        return near == null ? far[synapse] : near[synapse];
    }

    float weight(int synapse) {
        return weights == null ? shared : weights[synapse];
    }

    /** Fills in one synapse of a list that is being made. */
    void set(int synapse, int target, float weight) {
        if (near == null) {
            far[synapse] = target;
        } else {
            near[synapse] = (char) target;
        }
        if (weights != null) {
            weights[synapse] = weight;
        }
    }

    /** The synapses that end in a range of the targets, in the same order. */
    SynapseList restrictedTo(int first, int end) {
        int[] starts = new int[rowStart.length];
        for (int source = 0; source < sources(); source++) {
            int kept = starts[source];
            for (int synapse = rowStart[source]; synapse < rowStart[source + 1]; synapse++) {
                kept += target(synapse) >= first && target(synapse) < end ? 1 : 0;
            }
            starts[source + 1] = kept;
        }
        int size = starts[sources()];
        SynapseList part = new SynapseList(
                starts,
                near == null ? null : new char[size],
                near == null ? new int[size] : null,
                weights == null ? null : new float[size],
                shared);
        int next = 0;
        for (int synapse = 0; synapse < rowStart[sources()]; synapse++) {
            if (target(synapse) >= first && target(synapse) < end) {
                part.set(next++, target(synapse), weight(synapse));
            }
        }
        return part;
    }
}
