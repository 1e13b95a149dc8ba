package dev.ranvier.core.coding;

import dev.ranvier.core.spike.SpikeBatch;

/**
 * The class with the largest potential at the end of the run wins, for outputs that accumulate and do not fire; neuron i
 * counts for class {@code i mod classes}, and equal sums go to the lower index. The decision comes at the end of the run. The
 * confidence is the lead over the second class as a share of the distance between the largest and the smallest, 0 if all
 * are equal.
 *
 * @param classes number of classes, at least 2
 */
public record PotentialDecoder(int classes) implements Decoder {

    /** @throws IllegalArgumentException if there are fewer than two classes */
    public PotentialDecoder {
        if (classes < 2) {
            throw new IllegalArgumentException("a decision needs at least 2 classes, got " + classes);
        }
    }

    @Override
    public Decision decode(SpikeBatch spikes, double[] potentials, double endMs) {
        double[] sums = evidence(spikes, potentials);
        int label = Ranking.largest(sums);
        double second = Double.NEGATIVE_INFINITY;
        double least = sums[label];
        for (int c = 0; c < classes; c++) {
            second = c == label ? second : Math.max(second, sums[c]);
            least = Math.min(least, sums[c]);
        }
        double range = sums[label] - least;
        return new Decision(label, range > 0 ? (sums[label] - second) / range : 0, endMs);
    }

    @Override
    public double[] evidence(SpikeBatch spikes, double[] potentials) {
        double[] sums = new double[classes];
        for (int i = 0; i < potentials.length; i++) {
            sums[i % classes] += potentials[i];
        }
        return sums;
    }
}
