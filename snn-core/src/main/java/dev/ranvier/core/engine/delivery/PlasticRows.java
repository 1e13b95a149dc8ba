package dev.ranvier.core.engine.delivery;

import dev.ranvier.core.network.Connectivity;
import dev.ranvier.core.network.Plasticity;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.plasticity.PairStdpSynapses;
import dev.ranvier.core.plasticity.PlasticSynapses;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.function.DoubleUnaryOperator;

/**
 * Rows whose weights change; each engine has its own. Before a spike is added its arrival is told to the rule. Not for
 * several threads.
 */
public final class PlasticRows {

    private final SynapseList list; // with the changing weights
    private final SparseRows rows;
    private final PlasticSynapses synapses;
    private final DoubleUnaryOperator toMs; // of an instant

    private PlasticRows(SynapseList list, PlasticSynapses synapses, DoubleUnaryOperator toMs) {
        this.list = list;
        this.toMs = toMs;
        this.synapses = synapses;
        rows = new SparseRows(list);
    }

    /**
     * Makes the rows of a plastic projection, with the weights of its description.
     *
     * @param targets size of the target population
     * @param toMs from an instant of the engine to ms
     */
    public static PlasticRows of(Projection projection, int targets, DoubleUnaryOperator toMs) {
        SynapseList drawn = SynapseLayout.list(projection.connectivity());
        int size = drawn.rowStart()[drawn.sources()];
        int[] target = new int[size];
        float[] weights = new float[size];
        for (int synapse = 0; synapse < size; synapse++) {
            target[synapse] = drawn.target(synapse);
            weights[synapse] = drawn.weight(synapse);
        }
        PlasticSynapses synapses = new PairStdpSynapses(
                (Plasticity.PairStdp) projection.plasticity(), targets, drawn.rowStart(), target, weights);
        SynapseList list = new SynapseList(drawn.rowStart(), null, target, synapses.weights(), Float.NaN);
        return new PlasticRows(list, synapses, toMs);
    }

    /** Back to the weights of the description. */
    public void reset() {
        synapses.reset();
    }

    /** Carries weights and traces. */
    public void transfer(StateTransfer state) throws IOException {
        synapses.transfer(state);
    }

    /** A target has fired at an instant. */
    public void fired(int neuron, double instant) {
        synapses.fired(neuron, toMs.applyAsDouble(instant));
    }

    /**
     * Lets spikes arrive at one instant and adds their rows.
     *
     * @param sources {@code [spike]}; {@code from} (inclusive) to {@code to} (exclusive) are used. Not modified.
     * @param sums target t's stands at {@code at + t}. Modified.
     */
    public void arrive(int[] sources, int from, int to, double instant, double[] sums, int at) {
        for (int spike = from; spike < to; spike++) {
            synapses.arrived(sources[spike], toMs.applyAsDouble(instant));
            rows.add(sources, spike, spike + 1, sums, at);
        }
    }

    /** The same in single precision. The sums are modified. */
    public void arrive(int[] sources, int from, int to, double instant, float[] sums, int at) {
        for (int spike = from; spike < to; spike++) {
            synapses.arrived(sources[spike], toMs.applyAsDouble(instant));
            rows.add(sources, spike, spike + 1, sums, at);
        }
    }

    /** Marks the targets that some sources reach, see {@link SynapseRows#mark}. */
    public void mark(int[] sources, int from, int to, TouchedNeurons touched) {
        rows.mark(sources, from, to, touched);
    }

    /** Number of synapses of some sources, see {@link SynapseRows#synapses}. */
    public long synapses(int[] sources, int from, int to) {
        return rows.synapses(sources, from, to);
    }

    /** The synapses with their present weights, in the order of sources and of the rows; a copy. */
    public Connectivity.Sparse snapshot(int targets) {
        return new Connectivity.Sparse(
                targets,
                list.rowStart().clone(),
                list.far().clone(),
                list.weights().clone());
    }
}
