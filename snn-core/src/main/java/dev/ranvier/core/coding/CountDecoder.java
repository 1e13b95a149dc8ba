package dev.ranvier.core.coding;

import dev.ranvier.core.spike.SpikeBatch;

/**
 * The class with the most spikes wins; neuron i votes for class {@code i mod classes}. Equal counts are ranked by the sum of
 * the final potentials of the class's neurons, then by the lower index. The decision time is that of the first spike after
 * which the winner leads alone until the end, or the end of the run if potentials had to decide. The confidence is the lead
 * over the second class as a share of all counted spikes.
 *
 * @param classes number of classes, at least 2
 * @param fromMs earlier spikes are not counted: what the output does before the input can have reached it says nothing
 */
public record CountDecoder(int classes, double fromMs) implements Decoder {

    /** @throws IllegalArgumentException if there are fewer than two classes, or the start is negative */
    public CountDecoder {
        if (!(fromMs >= 0) || Double.isInfinite(fromMs)) {
            throw new IllegalArgumentException("spikes can be counted from 0 ms or later, got " + fromMs + " ms");
        }
        if (classes < 2) {
            throw new IllegalArgumentException("a decision needs at least 2 classes, got " + classes);
        }
    }

    @Override
    public Decision decode(SpikeBatch spikes, double[] potentials, double endMs) {
        double[] counts = evidence(spikes, potentials);
        double total = 0;
        for (double count : counts) {
            total += count;
        }
        double[] sums = new double[classes];
        for (int i = 0; i < potentials.length; i++) {
            sums[i % classes] += potentials[i];
        }
        int label = 0;
        for (int c = 1; c < classes; c++) {
            if (counts[c] > counts[label] || counts[c] == counts[label] && sums[c] > sums[label]) {
                label = c;
            }
        }
        double runnerUp = 0;
        for (int c = 0; c < classes; c++) {
            if (c != label) {
                runnerUp = Math.max(runnerUp, counts[c]);
            }
        }
        double confidence = total == 0 ? 0 : (counts[label] - runnerUp) / total;
        return new Decision(label, confidence, decisionTime(spikes, label, endMs));
    }

    /** Counts of spikes; potentials are not looked at. */
    @Override
    public double[] evidence(SpikeBatch spikes, double[] potentials) {
        double[] counts = new double[classes];
        for (int i = 0; i < spikes.size(); i++) {
            if (spikes.timesMs()[i] >= fromMs) {
                counts[spikes.neurons()[i] % classes]++;
            }
        }
        return counts;
    }

    /** Walks through time; a group of simultaneous spikes counts as a whole. */
    private double decisionTime(SpikeBatch spikes, int label, double endMs) {
        int[] running = new int[classes];
        double since = endMs;
        boolean leading = false;
        for (int i = 0; i < spikes.size(); i++) {
            if (spikes.timesMs()[i] < fromMs) {
                continue;
            }
            running[spikes.neurons()[i] % classes]++;
            boolean instantOver = i + 1 == spikes.size() || spikes.timesMs()[i + 1] > spikes.timesMs()[i];
            if (instantOver) {
                boolean leads = leadsAlone(running, label);
                if (leads && !leading) {
                    since = spikes.timesMs()[i];
                }
                leading = leads;
            }
        }
        return leading ? since : endMs;
    }

    private static boolean leadsAlone(int[] counts, int label) {
        for (int c = 0; c < counts.length; c++) {
            if (c != label && counts[c] >= counts[label]) {
                return false;
            }
        }
        return true;
    }
}
