package dev.ranvier.core.engine.delivery;

import java.util.Arrays;

/**
 * Work space of one thread: the spikes of an instant, sorted by the output position that they reach (a counting sort, so that
 * each position has them in the order in which they were listed), and a block of sums with the channels side by side. It
 * holds nothing from one delivery to the next.
 */
final class ReceptiveFields {

    private static final ThreadLocal<ReceptiveFields> OF_THREAD = ThreadLocal.withInitial(ReceptiveFields::new);

    private int[] start = new int[0]; // [field + 1], where its rows begin
    private int[] rows = new int[0]; // [row], rows of weights
    private double[] factors = new double[0]; // [row]
    private float[] block = new float[0];
    private double[] wideBlock = new double[0];

    private ReceptiveFields() {}

    /** That of the thread that asks. */
    static ReceptiveFields ofThread() {
        return OF_THREAD.get();
    }

    /**
     * Sorts spikes. Field f of group g is number {@code g fields + f}; row of channel c and element e is {@code c area + e}.
     *
     * @param sources {@code [spike]}. Not modified.
     * @param spikeFactors {@code [spike]}, or null. Not modified.
     * @param fields positions of an output plane
     * @param plane positions of an input plane
     * @param groupChannels input channels of a group
     * @param area elements of a window
     */
    void sort(
            int[] sources,
            double[] spikeFactors,
            int from,
            int to,
            KernelTaps taps,
            int groups,
            int fields,
            int plane,
            int groupChannels,
            int area) {
        int length = groups * fields + 2;
        if (start.length < length) {
            start = new int[length];
        }
        Arrays.fill(start, 0, length, 0);
        int[] tapStart = taps.start();
        int[] output = taps.output();
        int[] element = taps.element();
        for (int spike = from; spike < to; spike++) {
            int channel = sources[spike] / plane;
            int position = sources[spike] - channel * plane;
            int first = channel / groupChannels * fields + 2;
            for (int tap = tapStart[position]; tap < tapStart[position + 1]; tap++) {
                start[first + output[tap]]++;
            }
        }
        for (int field = 2; field < length; field++) {
            start[field] += start[field - 1];
        }
        makeRoom(start[length - 1], spikeFactors != null);
        for (int spike = from; spike < to; spike++) {
            int channel = sources[spike] / plane;
            int position = sources[spike] - channel * plane;
            int first = channel / groupChannels * fields + 1;
            int row = channel * area;
            for (int tap = tapStart[position]; tap < tapStart[position + 1]; tap++) {
                int place = start[first + output[tap]]++;
                rows[place] = row + element[tap];
                if (spikeFactors != null) {
                    factors[place] = spikeFactors[spike];
                }
            }
        }
    }

    /** {@code [field + 1]}, where the rows of each field begin. Not to be modified. */
    int[] start() {
        return start;
    }

    /** {@code [row]}, rows of weights, by field. Not to be modified. */
    int[] rows() {
        return rows;
    }

    /** {@code [row]}, factors if there are some. Not to be modified. */
    double[] factors() {
        return factors;
    }

    /** Room for some sums, of any content. */
    float[] block(int length) {
        if (block.length < length) {
            block = new float[length];
        }
        return block;
    }

    /** The same in double precision. */
    double[] wideBlock(int length) {
        if (wideBlock.length < length) {
            wideBlock = new double[length];
        }
        return wideBlock;
    }

    private void makeRoom(int count, boolean scaled) {
        if (rows.length < count) {
            rows = new int[Math.max(count, 2 * rows.length)];
        }
        if (scaled && factors.length < count) {
            factors = new double[Math.max(count, 2 * factors.length)];
        }
    }
}
