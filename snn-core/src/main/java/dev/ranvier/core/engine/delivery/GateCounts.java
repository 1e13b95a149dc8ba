package dev.ranvier.core.engine.delivery;

import dev.ranvier.core.network.MaxGate;
import dev.ranvier.core.state.StateTransfer;
import java.io.IOException;
import java.util.Arrays;

/** What the gates of one population have received from each source and passed on; see {@link MaxGate}. */
public final class GateCounts {

    private final double[] received; // [source], spikes or the sum of their strengths
    private final double[] largest; // [neuron], of its sources
    private final double[] passed; // [neuron], what it has fired itself
    private double[] strengths = new double[16]; // [firing]
    private final MaxGate model;
    private int round; // that the counts are of
    private final TouchedNeurons reached;
    private final TouchedNeurons due;

    /** Counts for gates that are reached by as many sources. */
    public GateCounts(MaxGate model, int sources, int size) {
        this.model = model;
        received = new double[sources];
        largest = new double[size];
        passed = new double[size];
        reached = new TouchedNeurons(size);
        due = new TouchedNeurons(size);
    }

    /** Back to no spikes, and to the first round. */
    public void reset() {
        round = 0;
        forget();
    }

    /** Forgets what has arrived if a step lies in another round than what came before it. */
    public void enter(int step) {
        if (model.round(step) != round) {
            round = model.round(step);
            forget();
        }
    }

    private void forget() {
        Arrays.fill(received, 0);
        Arrays.fill(largest, 0);
        Arrays.fill(passed, 0);
        due.take();
    }

    /** Carries the counts. */
    public void transfer(StateTransfer state) throws IOException {
        round = state.whole(round);
        state.all(received);
        state.all(largest);
        state.all(passed);
    }

    /**
     * Counts arrivals and finds the gates that fire for them.
     *
     * @param rows whom the sources reach
     * @param sources {@code [spike]}, source neurons; {@code from} (inclusive) to {@code to} (exclusive) are used. Not
     *     modified.
     * @param graded {@code [spike]}, strengths, used over the same range; null where all are 1. Not modified.
     */
    public void arrive(SynapseRows rows, int[] sources, double[] graded, int from, int to) {
        for (int spike = from; spike < to; spike++) {
            received[sources[spike]] += graded == null ? 1 : graded[spike];
            double sum = received[sources[spike]];
            rows.mark(sources, spike, spike + 1, reached);
            int gates = reached.takeUnordered();
            for (int i = 0; i < gates; i++) {
                int gate = reached.neurons()[i];
                if (sum > largest[gate]) {
                    largest[gate] = sum;
                    due.add(gate);
                }
            }
        }
    }

    /**
     * Lets the gates fire that have something to pass on.
     *
     * @return how many; they stand in rising order at the start of {@link #firing()} until the next arrival
     */
    public int fire() {
        int count = due.take();
        if (count > strengths.length) {
            strengths = new double[Math.max(count, 2 * strengths.length)];
        }
        for (int i = 0; i < count; i++) {
            int gate = due.neurons()[i];
            strengths[i] = largest[gate] - passed[gate];
            passed[gate] = largest[gate];
        }
        return count;
    }

    /** {@code [gate]}, strengths of the spikes of {@link #firing()}. Not to be modified. */
    public double[] strengths() {
        return strengths;
    }

    /** {@code [gate]}, see {@link #fire()}. Not to be modified. */
    public int[] firing() {
        return due.neurons();
    }
}
