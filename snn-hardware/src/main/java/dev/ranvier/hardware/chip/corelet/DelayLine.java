package dev.ranvier.hardware.chip.corelet;

import dev.ranvier.core.network.CoreLimits;

/**
 * Holds spikes back. Input {@code in}, output {@code out}: a spike at the input axon in tick t is fired again in tick t +
 * ticks; the connection that follows adds its own delay. Delays longer than one neuron can give are chains of neurons.
 */
public final class DelayLine {

    private static final int LONGEST = CoreLimits.TRUENORTH.maxDelayTicks();

    private DelayLine() {}

    /**
     * A delay.
     *
     * @param lines pins of each connector
     * @param ticks by how much, at least 0
     * @throws IllegalArgumentException if the delay is negative
     */
    public static Corelet of(int lines, int ticks) {
        if (ticks < 0) {
            throw new IllegalArgumentException("a delay cannot be negative, got " + ticks + " ticks");
        }
        Corelet.Builder corelet = new Corelet.Builder("delay");
        for (int line = 0; line < lines; line++) {
            int axon = corelet.axon(0);
            corelet.input("in", axon);
            int neuron = corelet.neuron(Cell.relay(), axon);
            for (int left = ticks; left > 0; left -= LONGEST) {
                int next = corelet.axon(0);
                corelet.wire(neuron, next, Math.min(left, LONGEST));
                neuron = corelet.neuron(Cell.relay(), next);
            }
            corelet.output("out", neuron);
        }
        return corelet.build();
    }
}
