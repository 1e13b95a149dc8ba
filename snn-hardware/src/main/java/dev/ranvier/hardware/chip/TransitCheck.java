package dev.ranvier.hardware.chip;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds neurons whose delay is too short for the way of their spikes. A spike of tick t with delay d has to be at its axon
 * before tick t + d begins; it may leave its core at any time within tick t, so what it can count on is d ticks less the
 * time that a core needs for its neurons:
 *
 * <pre>
 *   hops * hopNanoseconds + crossings * crossingNanoseconds &lt;= d * tickNanoseconds - coreNanoseconds
 * </pre>
 *
 * <p>No latency of the chip's mesh is published. {@link #ASSUMED} says what is assumed if the user knows nothing better.
 *
 * @param tickNanoseconds length of a tick
 * @param coreNanoseconds when the last spike of a tick has left its core, after the tick began
 * @param hopNanoseconds time for one hop without contention
 * @param crossingNanoseconds time for one edge between chips, on top of the hop
 */
public record TransitCheck(
        double tickNanoseconds, double coreNanoseconds, double hopNanoseconds, double crossingNanoseconds) {

    /**
     * Ticks of 1 ms and bounds that follow if the 200 us ticks shown in Merolla et al. 2014 (Science 345:668, supplement
     * S8) had room for both all neurons of a core and the longest way over one chip, 126 hops, in 100 us each: 100 us a
     * core, 794 ns a hop, and as much again for an edge between chips. An assumption, not a measurement.
     */
    public static final TransitCheck ASSUMED = new TransitCheck(1e6, 1e5, 794, 794);

    /** @throws IllegalArgumentException if a time is negative or not a number, or a tick has no length */
    public TransitCheck {
        boolean good = tickNanoseconds > 0
                && coreNanoseconds >= 0
                && hopNanoseconds >= 0
                && crossingNanoseconds >= 0
                && tickNanoseconds < Double.POSITIVE_INFINITY;
        if (!good) {
            throw new IllegalArgumentException("times must not be negative and a tick must have a length, got "
                    + tickNanoseconds + " ns a tick, " + coreNanoseconds + " ns a core, " + hopNanoseconds
                    + " ns a hop, " + crossingNanoseconds + " ns an edge between chips");
        }
    }

    /**
     * A neuron whose spikes can be late.
     *
     * @param neuron core and index, as messages name it
     * @param hops links that its spikes pass
     * @param delay its delay
     * @param needed the delay that would do
     */
    public record Late(String neuron, int hops, int delay, int needed) {

        @Override
        public String toString() {
            return neuron + ": delay " + delay + " is too short for " + hops + " hops, needed is " + needed;
        }
    }

    /** The neurons of a program whose spikes can be late, in the order of the program. Spikes that leave never are. */
    public List<Late> late(ChipProgram program) {
        List<Late> found = new ArrayList<>();
        for (CoreProgram core : program.cores()) {
            SpikeTargets targets = core.neurons().targets();
            for (int neuron = 0; neuron < targets.size(); neuron++) {
                if (targets.kind()[neuron] != SpikeTargets.Kind.AXON) {
                    continue;
                }
                int needed = needed(core, targets, neuron, program.grid());
                if (targets.delay()[neuron] < needed) {
                    String name = ProgramChecks.neuronName(core, neuron);
                    found.add(new Late(name, targets.hops(neuron), targets.delay()[neuron], needed));
                }
            }
        }
        return found;
    }

    private int needed(CoreProgram core, SpikeTargets targets, int neuron, ChipGrid grid) {
        int toX = core.x() + targets.dx()[neuron];
        int toY = core.y() + targets.dy()[neuron];
        double transit = targets.hops(neuron) * hopNanoseconds
                + grid.crossings(core.x(), core.y(), toX, toY) * crossingNanoseconds;
        return Math.max(1, (int) Math.ceil((transit + coreNanoseconds) / tickNanoseconds));
    }
}
