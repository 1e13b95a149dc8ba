package dev.ranvier.hardware.mapping;

/**
 * Whole numbers for the weights of one neuron: weight i becomes {@code step * steps[i]}, everything else of the neuron
 * is multiplied by {@code factor}.
 *
 * @param factor what a potential is multiplied by
 * @param step whole number that all its weights are multiples of
 * @param steps {@code [input]}
 * @param error relative error of the weights, root of mean square
 */
record NeuronScale(double factor, int step, int[] steps, double error) {

    private static final int MAX_FACTOR = 4096; // of exact scales: 12 binary places
    private static final double TERNARY_CUT = 0.7;

    /** A factor that makes all values whole and keeps them in range, or null. */
    static NeuronScale exact(double[] weights, double[] others, int maxWeight) {
        for (int factor = 1; factor <= MAX_FACTOR; factor++) {
            if (whole(weights, factor) && whole(others, factor)) {
                int[] steps = new int[weights.length];
                for (int i = 0; i < steps.length; i++) {
                    double scaled = weights[i] * factor;
                    if (Math.abs(scaled) > maxWeight) {
                        return null;
                    }
                    steps[i] = (int) scaled;
                }
                return new NeuronScale(factor, 1, steps, 0);
            }
        }
        return null;
    }

    private static boolean whole(double[] values, int factor) {
        for (double value : values) {
            if (value * factor != Math.rint(value * factor)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Rounds the weights.
     *
     * @param most largest factor that keeps threshold, drive and the like in range
     * @param largestWeight largest magnitude of a weight that is wanted
     * @return null if not even a step of 1 does
     */
    static NeuronScale rounded(double[] weights, WeightLevels levels, double most, int largestWeight) {
        double largest = 0;
        double sum = 0;
        for (double weight : weights) {
            largest = Math.max(largest, Math.abs(weight));
            sum += Math.abs(weight);
        }
        if (largest == 0) {
            return new NeuronScale(Math.min(1, most), 1, new int[weights.length], 0);
        }
        double stepSize = largest / levels.mostSteps(); // in units of the weights
        double cut = 0.5 * stepSize;
        if (levels.kind() == WeightLevels.Kind.TERNARY) {
            cut = TERNARY_CUT * sum / weights.length;
            stepSize = meanAbove(weights, cut);
        }
        int step = (int) Math.min(Math.max(1, largestWeight / levels.mostSteps()), Math.floor(most * stepSize));
        if (step < 1) {
            return null;
        }
        int[] steps = new int[weights.length];
        double wrong = 0;
        double all = 0;
        for (int i = 0; i < steps.length; i++) {
            double size = Math.min(levels.mostSteps(), Math.rint(Math.abs(weights[i]) / stepSize));
            if (levels.kind() == WeightLevels.Kind.TERNARY) {
                size = Math.abs(weights[i]) > cut ? 1 : 0;
            }
            steps[i] = (int) (Math.signum(weights[i]) * size);
            double miss = weights[i] - steps[i] * stepSize;
            wrong += miss * miss;
            all += weights[i] * weights[i];
        }
        return new NeuronScale(step / stepSize, step, steps, Math.sqrt(wrong / all));
    }

    private static double meanAbove(double[] weights, double cut) {
        double sum = 0;
        int count = 0;
        for (double weight : weights) {
            if (Math.abs(weight) > cut) {
                sum += Math.abs(weight);
                count++;
            }
        }
        return sum / count; // the largest is above the cut
    }
}
