package dev.ranvier.hardware.mapping;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Who talks to whom among cores: what a placement has to bring close together. Arrays are taken over, not copied, and
 * must not be modified afterwards.
 *
 * @param cores number of cores
 * @param from {@code [flow]}, core that sends
 * @param to {@code [flow]}, core that receives, or {@link #OUTPUT}
 * @param spikes {@code [flow]}, expected spikes, positive or 0
 */
public record Traffic(int cores, int[] from, int[] to, double[] spikes) {

    /** Stands for the output port where a core is asked for. */
    public static final int OUTPUT = -1;

    /** Sum of the weights. */
    public double totalSpikes() {
        return Arrays.stream(spikes).sum();
    }

    /** Sum of the weights of flows that leave their core, those to the output port included. */
    public double interCoreSpikes() {
        double sum = 0;
        for (int flow = 0; flow < from.length; flow++) {
            sum += from[flow] == to[flow] ? 0 : spikes[flow];
        }
        return sum;
    }

    /** Links passed by the expected spikes, with the cores at the given places and the output port at its own. */
    public double hops(Places places) {
        double hops = 0;
        for (int flow = 0; flow < from.length; flow++) {
            hops += spikes[flow] * distance(places, flow);
        }
        return hops;
    }

    /** Links on the way of a flow. */
    int distance(Places places, int flow) {
        int dx = Math.abs(places.x()[from[flow]] - toX(places, flow));
        return dx + Math.abs(places.y()[from[flow]] - toY(places, flow));
    }

    /** Column in which a flow ends. */
    int toX(Places places, int flow) {
        return to[flow] == OUTPUT ? places.mesh().portX() : places.x()[to[flow]];
    }

    /** Row in which a flow ends. */
    int toY(Places places, int flow) {
        return to[flow] == OUTPUT ? places.mesh().portY() : places.y()[to[flow]];
    }

    /** Collects flows; several between the same two are one with the sum. */
    static final class Builder {

        private final int cores;
        private final Map<Long, Integer> flowOf = new HashMap<>();
        private int[] from = new int[64];
        private int[] to = new int[64];
        private double[] spikes = new double[64];
        private int size;

        Builder(int cores) {
            this.cores = cores;
        }

        void add(int sender, int receiver, double expected) {
            int flow = flowOf.computeIfAbsent((long) sender << 32 | receiver & 0xffffffffL, key -> size);
            if (flow == size) {
                if (size == from.length) {
                    from = Arrays.copyOf(from, 2 * size);
                    to = Arrays.copyOf(to, 2 * size);
                    spikes = Arrays.copyOf(spikes, 2 * size);
                }
                from[size] = sender;
                to[size++] = receiver;
            }
            spikes[flow] += expected;
        }

        Traffic build() {
            return new Traffic(cores, Arrays.copyOf(from, size), Arrays.copyOf(to, size), Arrays.copyOf(spikes, size));
        }
    }
}
