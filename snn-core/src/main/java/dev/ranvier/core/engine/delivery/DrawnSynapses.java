package dev.ranvier.core.engine.delivery;

import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.RandomConnectivity;

/** The synapses that the engines draw from a random connectivity, written out for those that need them as a list. */
public final class DrawnSynapses {

    private DrawnSynapses() {}

    /**
     * Draws the synapses; the same every time.
     *
     * @throws IllegalArgumentException if there are more than an array can hold
     */
    public static Connectivity.Sparse of(RandomConnectivity rule) {
        SynapseList list = RandomRows.draw(rule);
        int size = list.rowStart()[list.sources()];
        int[] target = new int[size];
        float[] weights = new float[size];
        for (int synapse = 0; synapse < size; synapse++) {
            target[synapse] = list.target(synapse);
            weights[synapse] = list.weight(synapse);
        }
        return new Connectivity.Sparse(rule.targets(), list.rowStart(), target, weights);
    }
}
