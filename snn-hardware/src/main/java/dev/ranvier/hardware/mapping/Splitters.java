package dev.ranvier.hardware.mapping;

import dev.ranvier.core.network.CoreLimits;
import dev.ranvier.hardware.chip.Crossbar;
import java.util.ArrayList;
import java.util.List;

/**
 * Cores of splitter neurons. A splitter has one axon and copies each spike on it, in the tick in which it arrives, to
 * as many neurons as there are ways to go on: a neuron of the chip drives one axon, so this is how one reaches more
 * (Merolla et al. 2014, supplement S4). Ways that are longer than the longest delay go over a splitter with one
 * neuron.
 */
final class Splitters {

    private static final int OPEN_CORES = 8;

    private final int capacity; // neurons of a core
    private final int axonsOfACore;
    private final int maxDelay;
    private final int firstCore;
    private final List<Filling> fillings = new ArrayList<>();

    /** One splitter core being filled. */
    private static final class Filling {
        private final List<int[]> stages = new ArrayList<>(); // first neuron, neurons
        private final List<Drive> drives = new ArrayList<>(); // [neuron]
        private final List<Double> rates = new ArrayList<>(); // [neuron]
    }

    /** @param firstCore number of the first splitter core */
    Splitters(CoreLimits limits, int firstCore) {
        capacity = limits.neurons();
        axonsOfACore = limits.axons();
        maxDelay = limits.maxDelayTicks();
        this.firstCore = firstCore;
    }

    /** What one neuron sends to: an axon of a core after a delay, or a line of the output port at once. */
    record Drive(int core, int axon, int delayTicks) {

        boolean toPort() {
            return core == Traffic.OUTPUT;
        }
    }

    /** Splitters on the way to that many ends. */
    int depth(int ends) {
        int depth = 0;
        for (long reached = 1; reached < ends; reached *= capacity) {
            depth++;
            if (capacity == 1) {
                return Integer.MAX_VALUE / 4; // a core of one neuron splits nothing
            }
        }
        return depth;
    }

    /** Least ticks to an end among that many. */
    int need(int ends, boolean toPort) {
        return depth(ends) + (toPort ? 0 : 1);
    }

    /**
     * Finds the way to all ends, each with the ticks that are to pass on it.
     *
     * @param rate spikes that the sender is expected to send
     * @return what the sender drives
     */
    Drive route(List<Drive> ends, double rate) {
        Drive only = ends.get(0);
        if (ends.size() == 1 && (only.toPort() ? only.delayTicks() == 0 : only.delayTicks() <= maxDelay)) {
            return only;
        }
        int slack = Integer.MAX_VALUE;
        for (Drive end : ends) {
            slack = Math.min(slack, end.delayTicks() - need(ends.size(), end.toPort()));
        }
        // a long way first goes undivided
        int ways = slack >= maxDelay ? 1 : Math.min(ends.size(), capacity);
        int delay = maxDelay;
        for (int way = 0; way < ways; way++) {
            List<Drive> part = part(ends, way, ways);
            for (Drive end : part) {
                delay = Math.min(delay, end.delayTicks() - need(part.size(), end.toPort()));
            }
        }
        if (delay < 1) {
            throw new IllegalStateException("no time for a splitter on the way to " + ends.size() + " ends");
        }
        int core = open(ways);
        Filling filling = fillings.get(core);
        int axon = filling.stages.size();
        int first = filling.drives.size();
        filling.stages.add(new int[] {first, ways});
        for (int way = 0; way < ways; way++) {
            filling.drives.add(null);
            filling.rates.add(rate);
        }
        for (int way = 0; way < ways; way++) {
            filling.drives.set(first + way, route(later(part(ends, way, ways), delay), rate));
        }
        return new Drive(firstCore + core, axon, delay);
    }

    private static List<Drive> part(List<Drive> ends, int way, int ways) {
        return ends.subList((int) ((long) way * ends.size() / ways), (int) ((way + 1L) * ends.size() / ways));
    }

    private static List<Drive> later(List<Drive> ends, int ticks) {
        List<Drive> rest = new ArrayList<>();
        for (Drive end : ends) {
            rest.add(new Drive(end.core(), end.axon(), end.delayTicks() - ticks));
        }
        return rest;
    }

    /** The first of the cores opened last that has room for a splitter, or a new one. */
    private int open(int neurons) {
        for (int core = Math.max(0, fillings.size() - OPEN_CORES); core < fillings.size(); core++) {
            Filling filling = fillings.get(core);
            if (filling.stages.size() < axonsOfACore && filling.drives.size() + neurons <= capacity) {
                return core;
            }
        }
        fillings.add(new Filling());
        return fillings.size() - 1;
    }

    /** Number of splitter cores. */
    int cores() {
        return fillings.size();
    }

    /** {@code [neuron]}, what the neurons of a splitter core drive. */
    List<Drive> drives(int core) {
        return fillings.get(core).drives;
    }

    /** {@code [neuron]}, spikes expected. */
    List<Double> rates(int core) {
        return fillings.get(core).rates;
    }

    /** Axons and crossbar of a splitter core: one type, weight 1. */
    TypedCore typed(int core) {
        Filling filling = fillings.get(core);
        int axons = filling.stages.size();
        int neurons = filling.drives.size();
        int[][] weights = new int[1][neurons];
        Crossbar.Builder crossbar = new Crossbar.Builder(axons, neurons);
        for (int axon = 0; axon < axons; axon++) {
            int first = filling.stages.get(axon)[0];
            for (int neuron = first; neuron < first + filling.stages.get(axon)[1]; neuron++) {
                weights[0][neuron] = 1;
                crossbar.set(axon, neuron, true);
            }
        }
        return new TypedCore(new int[0], new byte[axons], weights, crossbar.build());
    }
}
