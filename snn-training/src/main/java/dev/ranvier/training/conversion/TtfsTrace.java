package dev.ranvier.training.conversion;

import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.training.conversion.stage.StageGraph;
import dev.ranvier.training.data.LabelledImages;
import java.util.ArrayList;
import java.util.List;

/**
 * Explains every sample to which a time-to-first-spike network gave another class than the network it was converted from. Each
 * such sample is computed again in double precision, once as trained and once with the clipping of the windows; a cause is
 * only named if that computation gives the class that the spiking network gave.
 *
 * <p>Values below a window need no cause: a hidden unit is silent as a rectified unit is, and a logit that low is silent while
 * a larger one decides.
 */
public final class TtfsTrace {

    /** Two logits this close, in parts of the window, may swap by the rounding of spike times in double precision. */
    private static final double SPIKE_TIME_ROUNDING = 1e-12;

    private TtfsTrace() {}

    /**
     * Compares two lists of classes and explains where they differ.
     *
     * @param graph the trained network
     * @param windows those of its conversion
     * @param images the samples
     * @param trainedLabels {@code [sample]}, classes by the trained network in single precision. Not modified.
     * @param spikingLabels {@code [sample]}, classes by the spiking network. Not modified.
     * @return one entry for each sample that differs, in the order of samples
     * @throws IllegalArgumentException if the lists are not as long as the images are many
     */
    public static List<TtfsDifference> differences(
            LayerGraph graph,
            List<ValueWindow> windows,
            LabelledImages images,
            int[] trainedLabels,
            int[] spikingLabels) {
        if (trainedLabels.length != images.size() || spikingLabels.length != images.size()) {
            throw new IllegalArgumentException(images.size() + " samples need as many classes by each network, got "
                    + trainedLabels.length + " and " + spikingLabels.length);
        }
        ExactForward exact = new ExactForward(StageGraph.of(graph), windows);
        double sameTime = SPIKE_TIME_ROUNDING * windows.get(windows.size() - 1).range();
        List<TtfsDifference> differences = new ArrayList<>();
        for (int s = 0; s < trainedLabels.length; s++) {
            if (trainedLabels[s] != spikingLabels[s]) {
                TtfsCause cause = cause(exact, images.sample(s), trainedLabels[s], spikingLabels[s], sameTime);
                differences.add(new TtfsDifference(s, trainedLabels[s], spikingLabels[s], cause));
            }
        }
        return differences;
    }

    private static TtfsCause cause(ExactForward exact, float[] sample, int trained, int spiking, double sameTime) {
        double[] logits = exact.logits(sample);
        double gap = logits[trained] - logits[spiking];
        double bound = exact.bound(trained) + exact.bound(spiking) + sameTime;
        if (wins(spiking, logits, sameTime) && Math.abs(gap) <= bound) {
            return new TtfsCause.FloatTie(Math.abs(gap), bound);
        }
        double[] clipped = exact.clippedLogits(sample);
        TtfsCause.Clipping clipping = exact.firstClipping();
        if (clipping != null && wins(spiking, clipped, sameTime)) {
            return clipping;
        }
        return new TtfsCause.Unexplained(gap, bound);
    }

    private static boolean wins(int label, double[] logits, double tolerance) {
        for (double logit : logits) {
            if (logit > logits[label] + tolerance) {
                return false;
            }
        }
        return true;
    }
}
