package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings networks into a form that the mapper takes: integrate-and-fire neurons become integer neurons, their layers
 * run a tick later each where they had no delay between them, and neurons with more inputs than a core has axons get
 * partial sums. Each change says what it costs in accuracy. A network that
 * fits as it is stays as it is.
 *
 * @param limits what one core can hold
 * @param weights how weights become whole numbers
 * @param axonsPerNeuron axons that the partial sums of one neuron may drive; more make them finer and cost cores
 * @param activity share of ticks in which an input is taken to spike, 0..1 exclusive: how large sums are made ready for
 */
public record ChipForm(CoreLimits limits, WeightLevels weights, int axonsPerNeuron, double activity) {

    /** For IBM's core, with 64 axons a neuron and inputs that spike in every fifth tick. */
    public static ChipForm trueNorth(WeightLevels weights) {
        return new ChipForm(CoreLimits.TRUENORTH, weights, 64, 0.2);
    }

    /** @throws IllegalArgumentException if a number is out of range */
    public ChipForm {
        if (axonsPerNeuron < 1 || axonsPerNeuron > limits.axons()) {
            throw new IllegalArgumentException("the partial sums of a neuron may drive 1.." + limits.axons()
                    + " axons, a core's, got " + axonsPerNeuron);
        }
        if (!(activity > 0 && activity < 1)) {
            throw new IllegalArgumentException(
                    "the share of ticks in which an input spikes must be between 0 and 1, got " + activity);
        }
    }

    /**
     * Adapts a network.
     *
     * @param output name of the population whose latency is told
     * @throws MappingException if the weights of a neuron cannot be made whole, or its fan-in cannot be split
     * @throws IllegalArgumentException naming the population, if its neurons are of a kind that has no integer form, or
     *     the network is not clocked or has drives or delays that the chip does not have
     */
    public AdaptedNetwork adapt(Network network, String output) {
        ChipNetworks.require(network);
        List<NetworkChange> changes = new ArrayList<>();
        Network integers = new IntegerForm(network, limits, weights, changes).build();
        int population = integers.indexOf(output);
        // integer neurons were made for the chip, where a spike without delay is a mistake
        boolean withoutDelay = !changes.isEmpty();
        FanInSplit split = new FanInSplit(integers, limits, axonsPerNeuron, activity, withoutDelay, changes);
        return new AdaptedNetwork(split.build(), split.latency(population), changes);
    }
}
