package dev.ranvier.hardware.mapping;

import dev.ranvier.core.engine.delivery.DrawnSynapses;
import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.KernelConnectivity;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.RandomConnectivity;

/** Goes through the synapses of a projection, whatever kind of connectivity it has. */
final class Synapses {

    private Synapses() {}

    /** Takes one synapse. */
    @FunctionalInterface
    interface Visitor {
        void synapse(int source, int target, float weight);
    }

    /** Visits all synapses with a weight other than 0, in the same order every time. */
    static void forEach(Projection projection, Visitor visitor) {
        Connectivity connectivity = projection.connectivity() instanceof RandomConnectivity rule
                ? DrawnSynapses.of(rule)
                : projection.connectivity();
        if (connectivity instanceof Connectivity.Dense dense) {
            for (int i = 0; i < dense.weights().length; i++) {
                visit(visitor, i / dense.targets(), i % dense.targets(), dense.weights()[i]);
            }
        } else if (connectivity instanceof Connectivity.Sparse sparse) {
            for (int source = 0; source + 1 < sparse.rowStart().length; source++) {
                for (int i = sparse.rowStart()[source]; i < sparse.rowStart()[source + 1]; i++) {
                    visit(visitor, source, sparse.target()[i], sparse.weights()[i]);
                }
            }
        } else if (connectivity instanceof Connectivity.OneToOne oneToOne) {
            for (int neuron = 0; neuron < oneToOne.size(); neuron++) {
                visit(visitor, neuron, neuron, oneToOne.weight());
            }
        } else if (connectivity instanceof KernelConnectivity kernels) {
            new KernelSynapses(kernels).forEach(visitor);
        } else {
            throw new IllegalStateException("connectivity of " + projection.label() + " is of a kind not known here");
        }
    }

    private static void visit(Visitor visitor, int source, int target, float weight) {
        if (weight != 0) {
            visitor.synapse(source, target, weight);
        }
    }
}
