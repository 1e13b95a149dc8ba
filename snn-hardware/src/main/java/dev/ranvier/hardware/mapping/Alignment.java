package dev.ranvier.hardware.mapping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * By how many ticks each population runs later on the chip than in the network, so that detours over splitters are
 * the same length for everything that meets at a neuron. A spike of population p over a delay of d ticks must take
 * {@code d + latency(q) - latency(p)} ticks to q; where the way takes at least {@code need}, that is a difference
 * constraint {@code latency(q) >= latency(p) + need - d}. The least latencies are the longest ways in the graph of
 * the constraints (Bellman 1958, doi:10.1090/qam/102435); there are none if it has a loop of positive length, i.e.
 * a loop of the network with too little delay.
 */
final class Alignment {

    private final int[] latency; // [node], ticks
    private final List<Gap> gaps = new ArrayList<>();

    /** {@code latency(to) >= latency(from) + ticks}. */
    private record Gap(int from, int to, int ticks) {}

    /** @param nodes populations, and what else has to keep in step */
    Alignment(int nodes) {
        latency = new int[nodes];
    }

    void require(int from, int to, int ticks) {
        gaps.add(new Gap(from, to, ticks));
    }

    /** Finds the least latencies, all at least 0; false if there are none. */
    boolean solve() {
        Arrays.fill(latency, 0);
        boolean changed = true;
        for (int round = 0; changed && round <= latency.length; round++) {
            changed = false;
            for (Gap gap : gaps) {
                if (latency[gap.from()] + gap.ticks() > latency[gap.to()]) {
                    latency[gap.to()] = latency[gap.from()] + gap.ticks();
                    changed = true;
                }
            }
        }
        return !changed;
    }

    int latency(int node) {
        return latency[node];
    }
}
