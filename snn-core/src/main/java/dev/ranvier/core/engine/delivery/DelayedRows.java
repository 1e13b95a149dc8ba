package dev.ranvier.core.engine.delivery;

import dev.ranvier.core.network.Delays;
import dev.ranvier.core.random.RandomStream;
import java.util.function.DoubleToIntFunction;
import java.util.stream.IntStream;

/**
 * Rows of a projection whose synapses have delays of their own, in steps. A spike is delivered as soon as it has happened,
 * into a ring of sums: each synapse carries target and delay in one word, so that its place in the ring is one addition away
 * from that of the step. Within a row the synapses stand by delay. Immutable; shared by threads.
 */
public final class DelayedRows {

    /** Longest delay, in steps. */
    public static final int MAX_STEPS = 1023;

    private final int[] rowStart; // [source + 1]
    private final int[] place; // [synapse], delay in steps << targetBits | target
    private final float[] weights; // [synapse], or null if shared
    private final float shared;
    private final int longest; // delay in steps

    private DelayedRows(int[] rowStart, int[] place, float[] weights, float shared, int longest) {
        this.longest = longest;
        this.rowStart = rowStart;
        this.place = place;
        this.weights = weights;
        this.shared = shared;
    }

    /** Bits that the number of a target takes in a population of this size. */
    public static int targetBits(int targets) {
        return Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(targets - 1));
    }

    /**
     * Draws the delays of a list of synapses and lays out those whose targets lie between two cuts, for each pair of
     * neighbouring cuts.
     *
     * @param steps from a delay in ms to whole steps
     * @throws IllegalArgumentException if a delay is longer than {@link #MAX_STEPS}
     */
    static DelayedRows[] draw(
            SynapseList list, Delays.Normal delays, DoubleToIntFunction steps, int targets, int[] cuts) {
        char[] delay = drawDelays(list, delays, steps);
        int longest = 0;
        for (char step : delay) {
            longest = Math.max(longest, step);
        }
        DelayedRows[] rows = new DelayedRows[cuts.length - 1];
        for (int part = 0; part < rows.length; part++) {
            rows[part] = layOut(list, delay, targetBits(targets), longest, cuts[part], cuts[part + 1]);
        }
        return rows;
    }

    private static char[] drawDelays(SynapseList list, Delays.Normal delays, DoubleToIntFunction steps) {
        char[] drawn = new char[list.rowStart()[list.sources()]]; // [synapse], steps
        IntStream.range(0, list.sources()).parallel().forEach(source -> {
            RandomStream stream = SpreadRows.stream(delays, source);
            for (int synapse = list.rowStart()[source]; synapse < list.rowStart()[source + 1]; synapse++) {
                double ms = SpreadRows.drawMs(stream, delays);
                int step = steps.applyAsInt(ms);
                if (step > MAX_STEPS) {
                    throw new IllegalArgumentException("a delay of " + ms + " ms is " + step + " steps, but at most "
                            + MAX_STEPS + " are possible; choose a longer step or a smaller spread");
                }
                drawn[synapse] = (char) step;
            }
        });
        return drawn;
    }

    private static DelayedRows layOut(SynapseList list, char[] delay, int bits, int longest, int first, int end) {
        int[] starts = new int[list.rowStart().length];
        for (int source = 0; source < list.sources(); source++) {
            int kept = starts[source];
            for (int synapse = list.rowStart()[source]; synapse < list.rowStart()[source + 1]; synapse++) {
                kept += list.target(synapse) >= first && list.target(synapse) < end ? 1 : 0;
            }
            starts[source + 1] = kept;
        }
        int size = starts[list.sources()];
        DelayedRows rows = new DelayedRows(
                starts, new int[size], list.weights() == null ? null : new float[size], list.shared(), longest);
        IntStream.range(0, list.sources()).parallel().forEach(source -> {
            int[] next = new int[longest + 2]; // [delay], where its next synapse goes
            for (int synapse = list.rowStart()[source]; synapse < list.rowStart()[source + 1]; synapse++) {
                if (list.target(synapse) >= first && list.target(synapse) < end) {
                    next[delay[synapse] + 1]++;
                }
            }
            next[0] = starts[source];
            for (int step = 1; step < next.length; step++) {
                next[step] += next[step - 1];
            }
            for (int synapse = list.rowStart()[source]; synapse < list.rowStart()[source + 1]; synapse++) {
                int target = list.target(synapse);
                if (target >= first && target < end) {
                    int to = next[delay[synapse]]++;
                    rows.place[to] = delay[synapse] << bits | target;
                    if (rows.weights != null) {
                        rows.weights[to] = list.weight(synapse);
                    }
                }
            }
        });
        return rows;
    }

    /** The longest delay of any synapse of the projection, in steps. */
    public int longestSteps() {
        return longest;
    }

    /**
     * Delivers the spikes of one step.
     *
     * @param sources {@code [spike]}, source neurons; {@code from} (inclusive) to {@code to} (exclusive) are used. Not
     *     modified.
     * @param now {@code step << targetBits}; what exceeds the ring is cut off
     * @param ring {@code [step modulo slots << targetBits | target]}, its length a power of two. Modified.
     */
    public void add(int[] sources, int from, int to, int now, float[] ring) {
        int mask = ring.length - 1;
        for (int spike = from; spike < to; spike++) {
            int end = rowStart[sources[spike] + 1];
            if (weights == null) {
                for (int synapse = rowStart[sources[spike]]; synapse < end; synapse++) {
                    ring[place[synapse] + now & mask] += shared;
                }
            } else {
                for (int synapse = rowStart[sources[spike]]; synapse < end; synapse++) {
                    ring[place[synapse] + now & mask] += weights[synapse];
                }
            }
        }
    }

    /** The same in double precision. The ring is modified. */
    public void add(int[] sources, int from, int to, int now, double[] ring) {
        int mask = ring.length - 1;
        for (int spike = from; spike < to; spike++) {
            int end = rowStart[sources[spike] + 1];
            for (int synapse = rowStart[sources[spike]]; synapse < end; synapse++) {
                ring[place[synapse] + now & mask] += weights == null ? shared : weights[synapse];
            }
        }
    }

    /** Number of synapses of some sources; see {@link SynapseRows#synapses}. */
    public long synapses(int[] sources, int from, int to) {
        long synapses = 0;
        for (int spike = from; spike < to; spike++) {
            synapses += rowStart[sources[spike] + 1] - rowStart[sources[spike]];
        }
        return synapses;
    }
}
