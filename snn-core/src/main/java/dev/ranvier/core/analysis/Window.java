package dev.ranvier.core.analysis;

import dev.ranvier.core.spike.SpikeBatch;
import java.util.Arrays;

/**
 * A part of a run: {@code fromMs <= t < toMs}.
 *
 * @param fromMs begin, ms, included
 * @param toMs end, ms, not included
 */
public record Window(double fromMs, double toMs) {

    /** How far below a border, in bins, a spike still counts as on it: times of steps are products that round. */
    static final double BORDER = 1e-9;

    /** @throws IllegalArgumentException if the window is empty or not finite */
    public Window {
        if (!(toMs > fromMs) || Double.isInfinite(fromMs) || Double.isInfinite(toMs)) {
            throw new IllegalArgumentException(
                    "a window must end after it begins, got " + fromMs + " to " + toMs + " ms");
        }
    }

    /** A window from time 0. */
    public static Window upTo(double toMs) {
        return new Window(0, toMs);
    }

    /** Its length, ms. */
    public double durationMs() {
        return toMs - fromMs;
    }

    /**
     * Number of whole bins; what is left over at the end belongs to none.
     *
     * @throws IllegalArgumentException if not even one fits
     */
    public int bins(double binMs) {
        if (!(binMs > 0)) {
            throw new IllegalArgumentException("a bin must be longer than 0 ms, got " + binMs);
        }
        double bins = Math.floor(durationMs() / binMs + BORDER);
        if (bins < 1 || bins > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("a window of " + durationMs() + " ms has " + bins + " bins of " + binMs
                    + " ms; give 1 to " + (Integer.MAX_VALUE - 8));
        }
        return (int) bins;
    }

    /** The bin of a time in the window; may be the number of bins or more if the time is left over at the end. */
    int bin(double timeMs, double binMs) {
        return (int) ((timeMs - fromMs) / binMs + BORDER);
    }

    /** Index of the first spike in the window. */
    int first(SpikeBatch spikes) {
        return firstFrom(spikes.timesMs(), fromMs);
    }

    /** Index after the last spike in the window. */
    int end(SpikeBatch spikes) {
        return firstFrom(spikes.timesMs(), toMs);
    }

    private static int firstFrom(double[] timesMs, double fromMs) {
        int index = Arrays.binarySearch(timesMs, fromMs);
        if (index < 0) {
            return -1 - index;
        }
        while (index > 0 && timesMs[index - 1] == fromMs) {
            index--;
        }
        return index;
    }
}
