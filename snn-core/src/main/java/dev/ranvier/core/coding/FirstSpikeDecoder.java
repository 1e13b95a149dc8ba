package dev.ranvier.core.coding;

import dev.ranvier.core.spike.SpikeBatch;

/**
 * The neuron that fires first names the class, and its spike is the decision. Exactly equal times go to the lower index;
 * with no spike at all the largest potential decides at the end of the run. The confidence is the lead over the second
 * neuron's first spike as a share of the run, 1 if no other fired, 0 without any spike.
 */
public record FirstSpikeDecoder() implements Decoder {

    @Override
    public Decision decode(SpikeBatch spikes, double[] potentials, double endMs) {
        if (spikes.size() == 0) {
            return new Decision(Ranking.largest(potentials), 0, endMs);
        }
        double first = spikes.timesMs()[0];
        int label = spikes.neurons()[0];
        for (int i = 1; i < spikes.size() && spikes.timesMs()[i] == first; i++) {
            label = Math.min(label, spikes.neurons()[i]);
        }
        for (int i = 0; i < spikes.size(); i++) {
            if (spikes.neurons()[i] != label) {
                return new Decision(label, (spikes.timesMs()[i] - first) / endMs, first);
            }
        }
        return new Decision(label, 1, first);
    }

    /** 1 for the class of the first spike, 0 for all others. */
    @Override
    public double[] evidence(SpikeBatch spikes, double[] potentials) {
        double[] evidence = new double[potentials.length];
        if (spikes.size() > 0) {
            evidence[decode(spikes, potentials, 1).label()] = 1;
        }
        return evidence;
    }
}
