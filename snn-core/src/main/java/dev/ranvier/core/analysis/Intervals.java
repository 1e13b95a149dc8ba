package dev.ranvier.core.analysis;

/**
 * Inter-spike intervals and how irregular they are. All measures are 0 for a clock and 1 on average for a Poisson
 * process.
 */
public final class Intervals {

    /** Fewest spikes of a neuron that CV and its kin are computed from: two intervals. */
    public static final int FEWEST_SPIKES = 3;

    private Intervals() {}

    /**
     * All intervals, neuron after neuron.
     *
     * @return {@code [interval]}, ms
     */
    public static double[] ofAllMs(SpikeTrains trains) {
        int intervals = 0;
        for (int neuron = 0; neuron < trains.neurons(); neuron++) {
            intervals += Math.max(0, trains.count(neuron) - 1);
        }
        double[] all = new double[intervals];
        int next = 0;
        for (int neuron = 0; neuron < trains.neurons(); neuron++) {
            for (int i = trains.start(neuron) + 1; i < trains.start(neuron + 1); i++) {
                all[next++] = trains.timeMs(i) - trains.timeMs(i - 1);
            }
        }
        return all;
    }

    /**
     * Coefficient of variation of each neuron: standard deviation over mean of its intervals, the deviation divided by
     * the number of intervals. Biased low when a neuron fired few times: compare equal durations only.
     *
     * @return {@code [neuron]}, NaN below {@value #FEWEST_SPIKES} spikes
     */
    public static double[] cv(SpikeTrains trains) {
        double[] cv = new double[trains.neurons()];
        for (int neuron = 0; neuron < cv.length; neuron++) {
            int first = trains.start(neuron);
            int last = trains.start(neuron + 1) - 1;
            int intervals = last - first;
            if (intervals + 1 < FEWEST_SPIKES) {
                cv[neuron] = Double.NaN;
                continue;
            }
            double mean = (trains.timeMs(last) - trains.timeMs(first)) / intervals;
            double squares = 0;
            for (int i = first + 1; i <= last; i++) {
                double deviation = trains.timeMs(i) - trains.timeMs(i - 1) - mean;
                squares += deviation * deviation;
            }
            cv[neuron] = Math.sqrt(squares / intervals) / mean;
        }
        return cv;
    }

    /**
     * CV2 of each neuron, which a slowly changing rate does not raise: the mean of {@code 2 |I' - I| / (I' + I)} over
     * successive intervals I, I' (Holt et al. 1996, 10.1152/jn.1996.75.5.1806).
     *
     * @return {@code [neuron]}, NaN below {@value #FEWEST_SPIKES} spikes
     */
    public static double[] cv2(SpikeTrains trains) {
        return overSuccessive(trains, 2, 1);
    }

    /**
     * Local variation of each neuron: the mean of {@code 3 ((I' - I) / (I' + I))^2} over successive intervals I, I'
     * (Shinomoto et al. 2003, 10.1162/089976603322518759).
     *
     * @return {@code [neuron]}, NaN below {@value #FEWEST_SPIKES} spikes
     */
    public static double[] lv(SpikeTrains trains) {
        return overSuccessive(trains, 3, 2);
    }

    /** The mean of {@code factor |(I' - I) / (I' + I)|^power}. */
    private static double[] overSuccessive(SpikeTrains trains, double factor, int power) {
        double[] means = new double[trains.neurons()];
        for (int neuron = 0; neuron < means.length; neuron++) {
            double sum = 0;
            int pairs = 0;
            for (int i = trains.start(neuron) + 2; i < trains.start(neuron + 1); i++) {
                double before = trains.timeMs(i - 1) - trains.timeMs(i - 2);
                double after = trains.timeMs(i) - trains.timeMs(i - 1);
                double contrast = Math.abs((after - before) / (after + before));
                sum += power == 1 ? contrast : contrast * contrast;
                pairs++;
            }
            means[neuron] = factor * sum / pairs;
        }
        return means;
    }
}
