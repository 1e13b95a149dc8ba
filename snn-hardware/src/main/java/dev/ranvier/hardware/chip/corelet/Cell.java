package dev.ranvier.hardware.chip.corelet;

import dev.ranvier.core.network.IntegerNeuron;
import dev.ranvier.core.network.IntegerNeuron.Reset;
import java.util.List;

/**
 * A neuron of a corelet, deterministic; {@link IntegerNeuron} has the rule. Starts at V = 0.
 *
 * @param weights weight of a spike on an axon of each type, from type 0 on; the types left out weigh 0
 * @param leak added in every tick
 * @param threshold alpha
 * @param negativeThreshold magnitude (beta)
 * @param reset what a spike does to V; to a value means to 0
 * @param saturating whether V stays at the negative threshold
 */
public record Cell(
        List<Integer> weights, int leak, int threshold, int negativeThreshold, Reset reset, boolean saturating) {

    /** Takes a copy of the weights; ranges are checked when the program is made. */
    public Cell {
        weights = List.copyOf(weights);
    }

    /** Fires in the tick in which a spike comes, on an axon of type 0. */
    public static Cell relay() {
        return new Cell(List.of(1), 0, 1, 0, Reset.TO_VALUE, false);
    }

    /** Fires in each tick in which the weights of its spikes sum up to at least {@code firingSum}, and remembers nothing. */
    public static Cell gate(int firingSum, Integer... weights) {
        return new Cell(List.of(weights), -firingSum, 0, 0, Reset.TO_VALUE, false);
    }

    /** Fires once for each {@code threshold} that its input sums up to, one spike a tick; keeps the rest, and what is below 0. */
    public static Cell counter(int threshold, Integer... weights) {
        return new Cell(List.of(weights), 0, threshold, IntegerNeuron.MAX_THRESHOLD, Reset.BY_SUBTRACTION, false);
    }

    int weight(int type) {
        return type < weights.size() ? weights.get(type) : 0;
    }
}
