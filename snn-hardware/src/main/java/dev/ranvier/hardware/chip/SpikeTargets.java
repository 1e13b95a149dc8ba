package dev.ranvier.hardware.chip;

import java.util.Arrays;

/**
 * Where each neuron of a core sends its spikes: to one axon of one core, to one line of the output port, or nowhere.
 * Arrays are taken over, not copied, and must not be modified afterwards.
 *
 * @param kind {@code [neuron]}
 * @param dx {@code [neuron]}, cores to go in x
 * @param dy {@code [neuron]}, cores to go in y
 * @param line {@code [neuron]}, axon of the target core or line of the output port
 * @param delay {@code [neuron]}, ticks until the axon is active; has no effect on the way to the output port
 */
public record SpikeTargets(Kind[] kind, int[] dx, int[] dy, int[] line, int[] delay) {

    /** What a spike is sent to. */
    public enum Kind {
        /** Nothing; the spike is counted and lost. */
        NOWHERE,
        /** An axon of the core at (x + dx, y + dy). */
        AXON,
        /** A line of the output port, which lies at (x + dx, y + dy). */
        OUTPUT
    }

    /** @throws IllegalArgumentException if the arrays differ in length; ranges are checked by {@link ChipProgram} */
    public SpikeTargets {
        int size = kind.length;
        if (dx.length != size || dy.length != size || line.length != size || delay.length != size) {
            throw new IllegalArgumentException("each of the " + size + " neurons needs kind, dx, dy, line and delay");
        }
    }

    /** Number of neurons. */
    public int size() {
        return kind.length;
    }

    /** Mesh links that a spike of the neuron passes, |dx| + |dy|; 0 if it goes nowhere. */
    public int hops(int neuron) {
        return kind[neuron] == Kind.NOWHERE ? 0 : Math.abs(dx[neuron]) + Math.abs(dy[neuron]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpikeTargets that
                && Arrays.equals(kind, that.kind)
                && Arrays.equals(dx, that.dx)
                && Arrays.equals(dy, that.dy)
                && Arrays.equals(line, that.line)
                && Arrays.equals(delay, that.delay);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(dx) + 7 * Arrays.hashCode(dy) + Arrays.hashCode(line);
    }

    @Override
    public String toString() {
        return size() + " targets";
    }
}
