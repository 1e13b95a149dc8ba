package dev.ranvier.core.engine.delivery;

import dev.ranvier.core.network.Delays;
import dev.ranvier.core.random.CounterRandom;
import dev.ranvier.core.random.RandomStream;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rows of a projection whose synapses have delays of their own, in continuous time: within a row the synapses stand by
 * delay, so that a spike on its way needs no more than its place in the row. Immutable; shared by threads.
 */
public final class SpreadRows {

    private final int[] rowStart; // [source + 1]
    private final double[] delayMs; // [synapse], rising within a row
    private final int[] target; // [synapse]
    private final float[] weights; // [synapse], or null if shared
    private final float shared;

    private SpreadRows(int[] rowStart, float[] weights, float shared) {
        this.rowStart = rowStart;
        this.weights = weights;
        this.shared = shared;
        delayMs = new double[rowStart[rowStart.length - 1]];
        target = new int[delayMs.length];
    }

    /** Draws the delays of a list of synapses; those that {@link DelayedRows} has, before they are moved to steps. */
    static SpreadRows draw(SynapseList list, Delays.Normal delays) {
        int synapses = list.rowStart()[list.sources()];
        SpreadRows rows =
                new SpreadRows(list.rowStart(), list.weights() == null ? null : new float[synapses], list.shared());
        IntStream.range(0, list.sources()).parallel().forEach(source -> rows.draw(source, list, delays));
        return rows;
    }

    /** Next delay of a row. */
    static double drawMs(RandomStream stream, Delays.Normal delays) {
        double ms;
        do {
            ms = delays.meanMs() + delays.standardDeviationMs() * stream.nextGaussian();
        } while (ms < delays.minimumMs());
        return ms;
    }

    /** The draws of a row. */
    static RandomStream stream(Delays.Normal delays, int source) {
        return new RandomStream(CounterRandom.key(delays.seed(), source));
    }

    private void draw(int source, SynapseList list, Delays.Normal delays) {
        RandomStream stream = stream(delays, source);
        int begin = rowStart[source];
        double[] drawn = new double[rowStart[source + 1] - begin];
        long[] order = new long[drawn.length]; // a float of the delay in the high word, the place in the low one
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = drawMs(stream, delays);
            order[i] = (long) Float.floatToIntBits((float) drawn[i]) << 32 | i;
        }
        Arrays.sort(order);
        for (int i = 1; i < order.length; i++) { // equal floats may still differ
            long moved = order[i];
            int to = i;
            while (to > 0 && drawn[(int) order[to - 1]] > drawn[(int) moved]) {
                order[to] = order[to - 1];
                to--;
            }
            order[to] = moved;
        }
        for (int i = 0; i < order.length; i++) {
            int from = (int) order[i];
            delayMs[begin + i] = drawn[from];
            target[begin + i] = list.target(begin + from);
            if (weights != null) {
                weights[begin + i] = list.weight(begin + from);
            }
        }
    }

    /** First synapse of a source's row. */
    public int begin(int source) {
        return rowStart[source];
    }

    /** End of a source's row. */
    public int end(int source) {
        return rowStart[source + 1];
    }

    /** Delay of a synapse, ms. */
    public double delayMs(int synapse) {
        return delayMs[synapse];
    }

    /** Target of a synapse. */
    public int target(int synapse) {
        return target[synapse];
    }

    /** Weight of a synapse. */
    public float weight(int synapse) {
        return weights == null ? shared : weights[synapse];
    }
}
