package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.IntegerNeuron;

/**
 * How the input sum of one neuron is put together from parts. The inputs are cut into parts that fit a core; for each
 * part and sign a bank of neurons without memory says how large the part's sum is, as a thermometer: neuron i fires if
 * the sum is at least {@code spacing i - floor(spacing / 2)}, and adds {@code spacing} at the neuron itself one tick
 * later. With spacing 1 and as many neurons as the sum can reach this is exact; else it rounds to multiples of the
 * spacing and stops at a largest sum. All in units of the greatest common divisor of the neuron's weights.
 */
final class PartialSums {

    private static final double SIGMAS = 3;

    private final int[] from; // [part + 1], where the inputs of each part begin in the neuron's row
    private final int unit;
    private final int[][] levels; // [part][sign], neurons of the bank
    private final boolean exact;
    private final double error;
    private int spacing = 1;

    /**
     * @param weights of the neuron's inputs, all of them
     * @param from {@code [part + 1]}, where the inputs of each part begin; taken over
     * @param axons how many the banks may drive
     * @param activity share of ticks in which an input is taken to spike, 0..1
     * @param enough a sum that makes the neuron do the same as any larger one, or {@link Integer#MAX_VALUE}
     */
    PartialSums(int[] weights, int[] from, int axons, double activity, int enough) {
        this.from = from;
        unit = commonDivisor(weights);
        int parts = from.length - 1;
        int[][] reach = new int[parts][2]; // largest sum and largest sum with the sign changed
        int[][] wanted = new int[parts][2]; // as far as that is likely to happen
        double variance = 0;
        int clip = (int) Math.min(Integer.MAX_VALUE, ((long) enough + unit - 1) / unit);
        for (int part = 0; part < parts; part++) {
            double mean = 0;
            double ofPart = 0;
            for (int i = from[part]; i < from[part + 1]; i++) {
                int steps = weights[i] / unit;
                reach[part][steps > 0 ? 0 : 1] += Math.abs(steps);
                mean += activity * steps;
                ofPart += activity * (1 - activity) * steps * steps;
            }
            variance += ofPart;
            reach[part][0] = Math.min(reach[part][0], clip);
            double spread = SIGMAS * Math.sqrt(ofPart);
            wanted[part][0] = likely(mean + spread, reach[part][0]);
            wanted[part][1] = likely(spread - mean, reach[part][1]);
        }
        boolean all = count(reach, 1) <= axons && largest(reach) <= IntegerNeuron.MAX_LEAK;
        int[][] range = all ? reach : wanted;
        while (count(range, spacing) > axons && spacing < largest(range)) {
            spacing++;
        }
        levels = new int[parts][2];
        for (int part = 0; part < parts; part++) {
            for (int sign = 0; sign < 2; sign++) {
                levels[part][sign] = (range[part][sign] + spacing - 1) / spacing;
            }
        }
        exact = all && spacing == 1;
        error = exact || variance == 0 ? 0 : Math.sqrt(parts * (spacing * spacing - 1) / 12.0 / variance);
    }

    private static int likely(double sum, int reach) {
        return Math.max(0, Math.min(Math.min(reach, IntegerNeuron.MAX_LEAK), (int) Math.ceil(sum)));
    }

    private static int count(int[][] range, int spacing) {
        int count = 0;
        for (int[] ofPart : range) {
            for (int of : ofPart) {
                count += (of + spacing - 1) / spacing;
            }
        }
        return count;
    }

    private static int largest(int[][] range) {
        int largest = 0;
        for (int[] ofPart : range) {
            largest = Math.max(largest, Math.max(ofPart[0], ofPart[1]));
        }
        return largest;
    }

    /** Greatest common divisor of whole numbers, 1 if there is none. */
    static int commonDivisor(int[] weights) {
        int common = 0;
        for (int weight : weights) {
            int other = Math.abs(weight);
            while (other != 0) {
                int rest = common % other;
                common = other;
                other = rest;
            }
        }
        return Math.max(1, common);
    }

    int parts() {
        return levels.length;
    }

    /** First input of a part in the neuron's row. */
    int from(int part) {
        return from[part];
    }

    /** What weights are divided by. */
    int unit() {
        return unit;
    }

    /** Neurons in the bank of a part; sign 0 for sums above zero, 1 for those below. */
    int levels(int part, int sign) {
        return levels[part][sign];
    }

    /** Smallest sum that fires a neuron of a bank, from 0 up. */
    int firingSum(int level) {
        return spacing * (level + 1) - spacing / 2;
    }

    /** What a neuron of a bank adds. */
    int spacing() {
        return spacing;
    }

    /** Neurons of all banks. */
    int size() {
        return count(levels, 1);
    }

    boolean exact() {
        return exact;
    }

    /** Standard deviation of the rounding error over that of the sum. */
    double error() {
        return error;
    }
}
