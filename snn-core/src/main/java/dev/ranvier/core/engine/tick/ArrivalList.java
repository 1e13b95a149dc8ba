package dev.ranvier.core.engine.tick;

import dev.ranvier.core.engine.IntegerRule;
import java.util.Arrays;

/** Single arrivals of one step, for synapses that are not simply summed. */
final class ArrivalList {

    private long[] arrivals = new long[64]; // neuron in the high word, weight in the low one
    private int size;

    void clear() {
        size = 0;
    }

    /** Takes the arrivals of one spike and sets their sums back to 0. */
    void take(double[] sums) {
        for (int neuron = 0; neuron < sums.length; neuron++) {
            if (sums[neuron] != 0) {
                if (size == arrivals.length) {
                    arrivals = Arrays.copyOf(arrivals, 2 * size);
                }
                arrivals[size++] = (long) neuron << 32 | (int) sums[neuron] & 0xffffffffL;
                sums[neuron] = 0;
            }
        }
    }

    /** Numbers the arrivals of equal weight at each neuron and adds what each contributes. */
    void sumInto(double[] sums, IntegerRule rule, int step) {
        Arrays.sort(arrivals, 0, size);
        int occurrence = 0;
        for (int i = 0; i < size; i++) {
            occurrence = i > 0 && arrivals[i] == arrivals[i - 1] ? occurrence + 1 : 0;
            int neuron = (int) (arrivals[i] >>> 32);
            sums[neuron] += rule.stochasticInput(neuron, step, (int) arrivals[i], occurrence);
        }
    }
}
