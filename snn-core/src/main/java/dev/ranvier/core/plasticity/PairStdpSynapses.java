package dev.ranvier.core.plasticity;

import dev.ranvier.core.network.Plasticity;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/** Pair-based spike-timing-dependent plasticity, see {@link Plasticity.PairStdp}. Traces are kept to their last change. */
public final class PairStdpSynapses implements PlasticSynapses {

    private final Plasticity.PairStdp rule;
    private final int[] rowStart; // [source + 1]
    private final int[] target; // [synapse]
    private final float[] initial; // [synapse]
    private final float[] weights; // [synapse]
    private final int[] columnStart; // [target + 1]
    private final int[] columnSynapse; // [place in a column], synapse
    private final int[] columnSource; // [place in a column], its source
    private final Trace before; // x, of the sources
    private final Trace after; // y, of the targets

    /** Exponential traces of some neurons, each with its value just before its last spike. */
    private static final class Trace {
        private final double tauMs;
        private final boolean nearest;
        private final double[] value; // [neuron], at changedAt, the spike there included
        private final double[] valueBefore; // [neuron], at changedAt, that spike not included
        private final double[] changedAt; // [neuron], ms

        Trace(int size, double tauMs, boolean nearest) {
            this.tauMs = tauMs;
            this.nearest = nearest;
            value = new double[size];
            valueBefore = new double[size];
            changedAt = new double[size];
        }

        void reset() {
            Arrays.fill(value, 0);
            Arrays.fill(valueBefore, 0);
            Arrays.fill(changedAt, 0);
        }

        void transfer(StateTransfer state) throws IOException {
            state.all(value);
            state.all(valueBefore);
            state.all(changedAt);
        }

        /** What spikes before a time have left. */
        double at(int neuron, double timeMs) {
            return timeMs == changedAt[neuron]
                    ? valueBefore[neuron]
                    : value[neuron] * Math.exp((changedAt[neuron] - timeMs) / tauMs);
        }

        void spike(int neuron, double timeMs) {
            double left = at(neuron, timeMs);
            valueBefore[neuron] = left;
            value[neuron] = nearest ? 1 : left + 1;
            changedAt[neuron] = timeMs;
        }
    }

    /**
     * Synapses with their first weights and no traces.
     *
     * @param targets number of target neurons
     * @param rowStart {@code [source + 1]}, where each source's synapses begin. Not modified.
     * @param target {@code [synapse]}. Not modified.
     * @param initial {@code [synapse]}, weights. Not modified.
     */
    public PairStdpSynapses(Plasticity.PairStdp rule, int targets, int[] rowStart, int[] target, float[] initial) {
        this.rule = rule;
        this.rowStart = rowStart;
        this.target = target;
        this.initial = initial;
        weights = initial.clone();
        before = new Trace(rowStart.length - 1, rule.tauPlusMs(), rule.nearest());
        after = new Trace(targets, rule.tauMinusMs(), rule.nearest());
        columnStart = new int[targets + 1];
        for (int neuron : target) {
            columnStart[neuron + 1]++;
        }
        for (int neuron = 0; neuron < targets; neuron++) {
            columnStart[neuron + 1] += columnStart[neuron];
        }
        columnSynapse = new int[target.length];
        columnSource = new int[target.length];
        int[] next = Arrays.copyOf(columnStart, targets);
        for (int source = 0; source < rowStart.length - 1; source++) {
            for (int synapse = rowStart[source]; synapse < rowStart[source + 1]; synapse++) {
                int place = next[target[synapse]]++;
                columnSynapse[place] = synapse;
                columnSource[place] = source;
            }
        }
    }

    @Override
    public void reset() {
        System.arraycopy(initial, 0, weights, 0, weights.length);
        before.reset();
        after.reset();
    }

    @Override
    public void transfer(StateTransfer state) throws IOException {
        state.all(weights);
        before.transfer(state);
        after.transfer(state);
    }

    @Override
    public void arrived(int source, double timeMs) {
        for (int synapse = rowStart[source]; synapse < rowStart[source + 1]; synapse++) {
            double weight = weights[synapse];
            double room = rule.multiplicative() ? weight : 1;
            set(synapse, weight - rule.depression() * room * after.at(target[synapse], timeMs));
        }
        before.spike(source, timeMs);
    }

    @Override
    public void fired(int neuron, double timeMs) {
        for (int place = columnStart[neuron]; place < columnStart[neuron + 1]; place++) {
            int synapse = columnSynapse[place];
            double weight = weights[synapse];
            double room = rule.multiplicative() ? rule.largest() - weight : 1;
            set(synapse, weight + rule.potentiation() * room * before.at(columnSource[place], timeMs));
        }
        after.spike(neuron, timeMs);
    }

    @Override
    public float[] weights() {
        return weights;
    }

    private void set(int synapse, double weight) {
        weights[synapse] = (float) Math.min(rule.largest(), Math.max(rule.smallest(), weight));
    }
}
