package dev.ranvier.hardware.mapping;

import dev.ranvier.core.engine.ActivityProfile;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Population;
import java.util.Arrays;

/**
 * How often each neuron is expected to fire in one run: what traffic is weighted with and energy estimated from.
 * Arrays are taken over, not copied, and must not be modified afterwards.
 *
 * @param perNeuron {@code [population][neuron]}, spikes in one run
 * @param ticks ticks of one run
 * @param origin where the figures are from, shown beside what is derived from them
 */
public record ExpectedSpikes(double[][] perNeuron, double ticks, String origin) {

    /** Every neuron fires once in a run of one tick: the assumption where nothing was measured. */
    public static ExpectedSpikes once(Network network) {
        double[][] ones = new double[network.populations().size()][];
        for (int population = 0; population < ones.length; population++) {
            ones[population] = new double[network.populations().get(population).size()];
            Arrays.fill(ones[population], 1);
        }
        return new ExpectedSpikes(ones, 1, "assumed: every neuron fires once in one tick");
    }

    /**
     * The mean of measured runs, for all neurons of a population alike.
     *
     * @param profile of runs of this network, at least one
     * @throws IllegalArgumentException if the profile is of another network or of no run
     */
    public static ExpectedSpikes measured(Network network, ActivityProfile profile) {
        if (!profile.populations()
                .equals(network.populations().stream().map(Population::name).toList())) {
            throw new IllegalArgumentException("the activity is of populations " + profile.populations() + ", network "
                    + network.name() + " has others");
        }
        if (profile.samples() < 1) {
            throw new IllegalArgumentException("the activity is of no sample; run some first");
        }
        double[][] means = new double[network.populations().size()][];
        for (int population = 0; population < means.length; population++) {
            int size = network.populations().get(population).size();
            means[population] = new double[size];
            Arrays.fill(means[population], (double) profile.spikes()[population] / profile.samples() / size);
        }
        double ticks = profile.durationMs() / network.timeBase().stepMs() / profile.samples();
        return new ExpectedSpikes(means, ticks, "measured: mean of " + profile.samples() + " samples by population");
    }

    /** @throws IllegalArgumentException if these are not one figure for each neuron of the network */
    void requireFit(Network network) {
        boolean fits = perNeuron.length == network.populations().size();
        for (int population = 0; fits && population < perNeuron.length; population++) {
            fits = perNeuron[population].length
                    == network.populations().get(population).size();
        }
        if (!fits) {
            throw new IllegalArgumentException("expected spikes need one figure for each neuron of network "
                    + network.name() + "; are they of another network?");
        }
    }
}
