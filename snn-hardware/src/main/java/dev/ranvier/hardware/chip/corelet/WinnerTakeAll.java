package dev.ranvier.hardware.chip.corelet;

import dev.ranvier.core.network.IntegerNeuron.Reset;
import java.util.List;

/**
 * Lets the line with the highest rate through. Input {@code in}, output {@code out}. Each line counts its spikes up to a
 * threshold; a line that gets there fires, begins again at 0 and, two ticks later, pushes all others down. The output fires
 * one tick after that. Lines that get there in the same tick, or before the push of the first, both fire: equal rates are
 * not decided.
 */
public final class WinnerTakeAll {

    private WinnerTakeAll() {}

    /**
     * A winner-take-all.
     *
     * @param lines competitors
     * @param threshold spikes of a line for one spike of the output
     * @param inhibition how many spikes a push takes from each other line; the line goes at most as far below 0
     */
    public static Corelet of(int lines, int threshold, int inhibition) {
        Corelet.Builder corelet = new Corelet.Builder("winner-take-all");
        Cell competitor = new Cell(List.of(1, -inhibition), 0, threshold, inhibition, Reset.TO_VALUE, true);
        int[] neuron = new int[lines];
        for (int line = 0; line < lines; line++) {
            int axon = corelet.axon(0);
            corelet.input("in", axon);
            neuron[line] = corelet.neuron(competitor, axon);
        }
        for (int line = 0; line < lines; line++) {
            int split = corelet.axon(0);
            int push = corelet.axon(1);
            corelet.wire(neuron[line], split, 1);
            corelet.output("out", corelet.neuron(Cell.relay(), split));
            corelet.wire(corelet.neuron(Cell.relay(), split), push, 1);
            for (int other = 0; other < lines; other++) {
                if (other != line) {
                    corelet.synapse(push, neuron[other]);
                }
            }
        }
        return corelet.build();
    }
}
