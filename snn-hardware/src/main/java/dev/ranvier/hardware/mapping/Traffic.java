package dev.ranvier.hardware.mapping;

import java.util.Arrays;

/**
 * Who talks to whom among cores: what a placement has to bring close together. Arrays are taken over, not copied, and
 * must not be modified afterwards.
 *
 * @param cores number of cores
 * @param from {@code [flow]}, core that sends
 * @param to {@code [flow]}, core that receives, or {@link #OUTPUT}
 * @param spikes {@code [flow]}, weight: spikes if every neuron fires once, i.e. neurons
 */
public record Traffic(int cores, int[] from, int[] to, int[] spikes) {

    /** Stands for the output port where a core is asked for. */
    public static final int OUTPUT = -1;

    /** Sum of the weights. */
    public long totalSpikes() {
        return Arrays.stream(spikes).asLongStream().sum();
    }

    /** Links passed if every neuron fires once, with the cores at the given places and the output port at its own. */
    public long hops(Places places) {
        long hops = 0;
        for (int flow = 0; flow < from.length; flow++) {
            hops += (long) spikes[flow] * distance(places, from[flow], to[flow]);
        }
        return hops;
    }

    private static int distance(Places places, int a, int b) {
        int x = b == OUTPUT ? places.mesh().portX() : places.x()[b];
        int y = b == OUTPUT ? places.mesh().portY() : places.y()[b];
        return Math.abs(places.x()[a] - x) + Math.abs(places.y()[a] - y);
    }
}
