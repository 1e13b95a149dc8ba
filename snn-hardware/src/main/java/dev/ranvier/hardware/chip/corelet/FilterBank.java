package dev.ranvier.hardware.chip.corelet;

/**
 * Ternary filters over the same inputs. Input {@code in}, output {@code out} with one pin a filter. A filter fires in each
 * tick in which the inputs that it wants less those that it does not want are at least its threshold; it fires one tick
 * after the spikes are at the input axons, because each input is first split into a wanted and an unwanted axon.
 */
public final class FilterBank {

    private FilterBank() {}

    /**
     * Filters.
     *
     * @param weights {@code [filter][input]}, 1 wanted, -1 unwanted, 0 not seen. Not modified.
     * @param thresholds {@code [filter]}, at least 1. Not modified.
     * @throws IllegalArgumentException if a weight is none of these, a threshold is not positive, or lengths differ
     */
    public static Corelet of(int[][] weights, int[] thresholds) {
        int inputs = weights[0].length;
        Corelet.Builder corelet = new Corelet.Builder("filter bank");
        int[] wanted = new int[inputs]; // [input], axon
        int[] unwanted = new int[inputs]; // [input], axon
        for (int input = 0; input < inputs; input++) {
            int axon = corelet.axon(0);
            wanted[input] = corelet.axon(0);
            unwanted[input] = corelet.axon(1);
            corelet.input("in", axon);
            corelet.wire(corelet.neuron(Cell.relay(), axon), wanted[input], 1);
            corelet.wire(corelet.neuron(Cell.relay(), axon), unwanted[input], 1);
        }
        if (thresholds.length != weights.length) {
            throw new IllegalArgumentException(
                    weights.length + " filters need as many thresholds, got " + thresholds.length);
        }
        for (int filter = 0; filter < weights.length; filter++) {
            if (weights[filter].length != inputs || thresholds[filter] < 1) {
                throw new IllegalArgumentException("filter " + filter + " has " + weights[filter].length
                        + " weights and threshold " + thresholds[filter] + "; needed are " + inputs
                        + " weights and a threshold of at least 1");
            }
            int neuron = corelet.neuron(Cell.gate(thresholds[filter], 1, -1));
            for (int input = 0; input < inputs; input++) {
                switch (weights[filter][input]) {
                    case 1 -> corelet.synapse(wanted[input], neuron);
                    case -1 -> corelet.synapse(unwanted[input], neuron);
                    case 0 -> {} // not seen
                    default ->
                        throw new IllegalArgumentException("weight of filter " + filter + " for input " + input + " is "
                                + weights[filter][input] + ", allowed is -1, 0 or 1");
                }
            }
            corelet.output("out", neuron);
        }
        return corelet.build();
    }
}
