package dev.ranvier.hardware.chip.corelet;

/**
 * Gathers spikes into bursts. Input {@code in}, output {@code out}: each time a line has got {@code spikesPerBurst} spikes,
 * the output fires in {@code burstLength} ticks in a row, the first one tick after the last of the spikes. Bursts that would
 * overlap follow one another; none is lost.
 */
public final class RateToBurst {

    private RateToBurst() {}

    /**
     * A rate-to-burst converter.
     *
     * @param lines pins of each connector
     * @param spikesPerBurst spikes that make a burst, at least 1
     * @param burstLength spikes of a burst, 1 to 255
     * @throws IllegalArgumentException if a number is out of range
     */
    public static Corelet of(int lines, int spikesPerBurst, int burstLength) {
        if (spikesPerBurst < 1 || burstLength < 1 || burstLength > 255) {
            throw new IllegalArgumentException(
                    "bursts need at least 1 spike to start and 1 to 255 spikes of their own, got " + spikesPerBurst
                            + " and " + burstLength);
        }
        Corelet.Builder corelet = new Corelet.Builder("rate to burst");
        for (int line = 0; line < lines; line++) {
            int axon = corelet.axon(0);
            int full = corelet.axon(1);
            corelet.input("in", axon);
            corelet.wire(corelet.neuron(Cell.counter(spikesPerBurst, 1), axon), full, 1);
            corelet.output("out", corelet.neuron(Cell.counter(1, 0, burstLength), full));
        }
        return corelet.build();
    }
}
