package dev.ranvier.hardware.chip;

/**
 * Where the spikes of one core's neurons go, in one long word a neuron: from the low end 6 bits for the place of the axon in
 * its word of the scheduler, 26 for that word (for the output port: the line), 10 for the delay (0: output port, all ones:
 * nowhere), 10 for hops, 6 for edges between chips.
 */
final class SpikeRoutes {

    /** Longest delay that a route can hold. */
    static final int MAX_DELAY = 1000;

    private static final int NOWHERE = 1023; // in place of a delay

    private SpikeRoutes() {}

    /** Writes the routes of a core's neurons, from the given place on. Modifies routes. */
    static void fill(
            ChipProgram program, CoreProgram core, CorePlaces places, int wordsPerCore, long[] routes, int at) {
        SpikeTargets targets = core.neurons().targets();
        for (int neuron = 0; neuron < targets.size(); neuron++) {
            int line = targets.line()[neuron];
            int x = core.x() + targets.dx()[neuron];
            int y = core.y() + targets.dy()[neuron];
            routes[at + neuron] = switch (targets.kind()[neuron]) {
                case NOWHERE -> pack(0, 0, NOWHERE, 0, 0);
                case OUTPUT -> pack(0, line, 0, targets.hops(neuron), 0);
                case AXON ->
                    pack(
                            line & 63,
                            (long) places.at(x, y) * wordsPerCore + (line >> 6),
                            targets.delay()[neuron],
                            targets.hops(neuron),
                            program.grid().crossings(core.x(), core.y(), x, y));
            };
        }
    }

    static int bit(long route) {
        return (int) route & 63;
    }

    static int word(long route) {
        return (int) (route >>> 6) & 0x3ffffff;
    }

    static int delay(long route) {
        return (int) (route >>> 32) & 1023;
    }

    static boolean nowhere(long route) {
        return delay(route) == NOWHERE;
    }

    static int hops(long route) {
        return (int) (route >>> 42) & 1023;
    }

    static int crossings(long route) {
        return (int) (route >>> 52) & 63;
    }

    private static long pack(int bit, long word, int delay, int hops, int crossings) {
        if (word >= 1 << 26 || crossings > 63) {
            throw new IllegalArgumentException(
                    "a simulated chip holds at most 2^26 words of 64 axons or output lines, and"
                            + " a spike crosses at most 63 edges between chips; this program needs more");
        }
        return bit | word << 6 | (long) delay << 32 | (long) hops << 42 | (long) crossings << 52;
    }
}
