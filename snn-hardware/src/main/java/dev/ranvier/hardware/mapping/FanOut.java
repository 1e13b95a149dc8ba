package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.Network;
import dev.ranvier.core.network.SpikeSource;
import java.util.Arrays;
import java.util.List;

/**
 * How the neurons of one partition reach all axons that need them, and how late each population runs for it. A neuron
 * with one end drives it; one with more goes over splitters or, in a population so marked, stands on its core once for
 * each end, which takes no time. The output port is one more end of the output population.
 */
final class FanOut {

    private final Network network;
    private final Reach reach;
    private final List<CoreGroup> groups;
    private final boolean[] copied; // [population]
    private final int output;
    private final Splitters splitters;
    private final boolean[] tight; // [population], true if splitters make what follows later
    private final int[] latency; // [population + the port], ticks
    private final double[][] initial; // [population], [neuron] where the start is moved, else null
    private final int restless; // population that cannot start early, or -1
    private final boolean loopsHaveTime;

    FanOut(Network network, Reach reach, List<CoreGroup> groups, boolean[] copied, int output, Splitters splitters) {
        this.network = network;
        this.reach = reach;
        this.groups = groups;
        this.copied = copied;
        this.output = output;
        this.splitters = splitters;
        int populations = network.populations().size();
        tight = new boolean[populations];
        latency = new int[populations + 1];
        initial = new double[populations][];
        Alignment alignment = alignment(populations);
        loopsHaveTime = alignment.solve();
        restless = loopsHaveTime ? settle(alignment) : -1;
    }

    /** True if every spike can be in time everywhere. */
    boolean works() {
        return loopsHaveTime && restless < 0;
    }

    /** Populations whose splitters make something late and that might be copied instead. */
    boolean[] tight() {
        return tight;
    }

    /** Why it does not work. */
    String trouble() {
        return restless >= 0
                ? "population " + network.populations().get(restless).name()
                        + " would have to start later than the chip, but its neurons fire or drift without input"
                        + " or are random"
                : "a loop of the network has too little delay for the splitters in it";
    }

    /** Ticks that the population runs later on the chip than in the network. */
    int latency(int population) {
        return latency[population];
    }

    /** Ticks from a spike of an output neuron in the network to its arrival at the port on the chip. */
    int portLatency() {
        return latency[latency.length - 1];
    }

    /** {@code [neuron]}, initial potentials of a population that starts early; null if they are the network's. */
    double[] initial(int population) {
        return initial[population];
    }

    /** Ends of a neuron, the port included. */
    int ends(int population, int neuron) {
        return reach.ends(population, neuron) + (population == output ? 1 : 0);
    }

    private Alignment alignment(int populations) {
        Alignment alignment = new Alignment(populations + 1);
        int[] gap = new int[populations + 1];
        for (int p = 0; p < populations; p++) {
            if (network.populations().get(p).model() instanceof SpikeSource) {
                continue;
            }
            Arrays.fill(gap, Integer.MIN_VALUE);
            for (int neuron = 0; neuron < network.populations().get(p).size(); neuron++) {
                int ends = copied[p] ? 1 : ends(p, neuron);
                int need = splitters.need(ends, false);
                int from = reach.from(p, neuron);
                for (int end = from; end < from + reach.ends(p, neuron); end++) {
                    int to = groups.get(reach.core(end)).population();
                    gap[to] = Math.max(gap[to], need - reach.delayTicks(end));
                }
                if (p == output) {
                    gap[populations] = Math.max(gap[populations], need - 1);
                }
            }
            for (int to = 0; to <= populations; to++) {
                if (gap[to] > Integer.MIN_VALUE) {
                    alignment.require(p, to, gap[to]);
                    tight[p] |= gap[to] > 0;
                }
            }
        }
        return alignment;
    }

    /** Takes over the latencies; returns a population that cannot start early, or -1. */
    private int settle(Alignment alignment) {
        for (int p = 0; p < latency.length; p++) {
            latency[p] = alignment.latency(p);
        }
        for (int p = 0; p < initial.length; p++) {
            if (latency[p] > 0) {
                initial[p] = new QuietStart(network, p, latency[p]).find();
                if (initial[p] == null) {
                    return p;
                }
            }
        }
        return -1;
    }
}
