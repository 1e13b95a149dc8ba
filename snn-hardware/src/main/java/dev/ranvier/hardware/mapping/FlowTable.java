package dev.ranvier.hardware.mapping;

/** The flows of a traffic by core, each at both its ends; flows of a core with itself are left out. */
final class FlowTable {

    private final int[] start; // [core + 1]
    private final int[] partner; // [entry], core at the other end, or Traffic.OUTPUT
    private final double[] spikes; // [entry]

    FlowTable(Traffic traffic) {
        start = new int[traffic.cores() + 1];
        int[] from = traffic.from();
        int[] to = traffic.to();
        for (int flow = 0; flow < from.length; flow++) {
            if (from[flow] != to[flow]) {
                start[from[flow] + 1]++;
                if (to[flow] != Traffic.OUTPUT) {
                    start[to[flow] + 1]++;
                }
            }
        }
        for (int core = 1; core < start.length; core++) {
            start[core] += start[core - 1];
        }
        int[] next = start.clone();
        partner = new int[start[start.length - 1]];
        spikes = new double[partner.length];
        for (int flow = 0; flow < from.length; flow++) {
            if (from[flow] != to[flow]) {
                enter(next[from[flow]]++, to[flow], traffic.spikes()[flow]);
                if (to[flow] != Traffic.OUTPUT) {
                    enter(next[to[flow]]++, from[flow], traffic.spikes()[flow]);
                }
            }
        }
    }

    private void enter(int entry, int other, double weight) {
        partner[entry] = other;
        spikes[entry] = weight;
    }

    /** First entry of a core. */
    int from(int core) {
        return start[core];
    }

    /** The entry after a core's last. */
    int to(int core) {
        return start[core + 1];
    }

    int partner(int entry) {
        return partner[entry];
    }

    double spikes(int entry) {
        return spikes[entry];
    }
}
