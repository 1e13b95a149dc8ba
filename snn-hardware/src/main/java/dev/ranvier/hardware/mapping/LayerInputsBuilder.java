package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.Projection;
import dev.ranvier.core.network.SpikeSource;
import java.util.Arrays;

/**
 * Collects the synapses of one population from all projections that enter it, and checks that the chip has such
 * weights and delays. Synapses from the same neuron with the same delay are one synapse with the sum of the weights.
 */
final class LayerInputsBuilder {

    private final Network network;
    private final CoreLimits limits;
    private final InputIndex index;
    private final int leastDelay;

    private int[] target; // [synapse as stored], neuron of the population
    private int[] input; // [synapse as stored], number of the input
    private float[] weight; // [synapse as stored]
    private int stored;

    LayerInputsBuilder(Network network, CoreLimits limits, InputIndex index) {
        this(network, limits, index, 1);
    }

    /** @param leastDelay ticks that a spike needs between neurons; 0 where delays are still to be set */
    LayerInputsBuilder(Network network, CoreLimits limits, InputIndex index, int leastDelay) {
        this.leastDelay = leastDelay;
        this.network = network;
        this.limits = limits;
        this.index = index;
    }

    /**
     * @throws MappingException if a weight or a delay is out of range; that weights are whole the network has checked
     */
    LayerInputs build(int population) {
        String name = network.populations().get(population).name();
        target = new int[1024];
        input = new int[1024];
        weight = new float[1024];
        stored = 0;
        for (Projection projection : network.projections()) {
            if (projection.target().equals(name)) {
                checkDelay(projection);
                collect(projection);
            }
        }
        return merged(name, network.populations().get(population).size());
    }

    private void checkDelay(Projection projection) {
        int delay = InputIndex.delayTicks(network, projection);
        boolean fromOutside = network.population(projection.source()).model() instanceof SpikeSource;
        int least = fromOutside ? 0 : leastDelay;
        if (delay < least || delay > limits.maxDelayTicks()) {
            throw new MappingException(
                    projection.source(),
                    0,
                    MappingException.Limit.DELAY,
                    delay,
                    limits.maxDelayTicks(),
                    "projection " + projection.label() + " has a delay of " + delay + " ticks, the chip has " + least
                            + ".."
                            + limits.maxDelayTicks() + (fromOutside ? " for input" : " between neurons"),
                    "change the projection's delayMs");
        }
    }

    private void collect(Projection projection) {
        int source = network.indexOf(projection.source());
        int first = index.first(source, InputIndex.delayTicks(network, projection));
        Synapses.forEach(projection, (from, to, value) -> add(first + from, to, value));
    }

    private void add(int from, int to, float value) {
        if (stored == target.length) {
            target = Arrays.copyOf(target, 2 * stored);
            input = Arrays.copyOf(input, 2 * stored);
            weight = Arrays.copyOf(weight, 2 * stored);
        }
        target[stored] = to;
        input[stored] = from;
        weight[stored++] = value;
    }

    private LayerInputs merged(String name, int neurons) {
        boolean separate = network.population(name).model() instanceof IntegerNeuron model
                && model.noise().synapses();
        long[][] rows = rows(neurons);
        int[] rowStart = new int[neurons + 1];
        int[] inputs = new int[stored];
        int[] weights = new int[stored];
        int size = 0;
        for (int neuron = 0; neuron < neurons; neuron++) {
            long[] row = rows[neuron];
            Arrays.sort(row);
            int i = 0;
            while (i < row.length) {
                int from = (int) (row[i] >>> 32);
                if (separate && i + 1 < row.length && (int) (row[i + 1] >>> 32) == from) {
                    throw parallel(name, neuron, from);
                }
                double sum = 0;
                while (i < row.length && (int) (row[i] >>> 32) == from) {
                    sum += weight[(int) row[i++]];
                }
                if (sum != 0) {
                    inputs[size] = from;
                    weights[size++] = checked(name, neuron, from, sum);
                }
            }
            rowStart[neuron + 1] = size;
        }
        return new LayerInputs(name, rowStart, Arrays.copyOf(inputs, size), Arrays.copyOf(weights, size), index);
    }

    /** For each neuron its synapses as stored, {@code input number << 32 | position}. */
    private long[][] rows(int neurons) {
        int[] lengths = new int[neurons];
        for (int i = 0; i < stored; i++) {
            lengths[target[i]]++;
        }
        long[][] rows = new long[neurons][];
        Arrays.setAll(rows, neuron -> new long[lengths[neuron]]);
        for (int i = 0; i < stored; i++) {
            rows[target[i]][--lengths[target[i]]] = (long) input[i] << 32 | i;
        }
        return rows;
    }

    private MappingException parallel(String name, int neuron, int from) {
        return new MappingException(
                name,
                neuron,
                MappingException.Limit.SYNAPSES,
                2,
                1,
                "neuron " + neuron + " of population " + name + ", whose synapses are random, has several from neuron "
                        + index.neuron(from) + " of "
                        + network.populations().get(index.population(from)).name()
                        + " with one delay, and an axon draws once for each spike",
                "make them one synapse");
    }

    private int checked(String name, int neuron, int from, double sum) {
        if (Math.abs(sum) > limits.maxWeight()) {
            String source = network.populations().get(index.population(from)).name();
            throw new MappingException(
                    name,
                    neuron,
                    MappingException.Limit.WEIGHT,
                    (long) Math.abs(sum),
                    limits.maxWeight(),
                    "neuron " + neuron + " of population " + name + " has weight " + (long) sum + " from neuron "
                            + index.neuron(from) + " of " + source + "; the chip has weights within +-"
                            + limits.maxWeight(),
                    "quantise the weights to fewer bits, e.g. to -1, 0, 1");
        }
        return (int) sum;
    }
}
