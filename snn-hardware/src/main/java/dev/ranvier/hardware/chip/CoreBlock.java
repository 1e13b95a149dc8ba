package dev.ranvier.hardware.chip;

import java.util.Arrays;

/**
 * The cores that one thread runs, and what that thread writes: the spikes it has sent and its counts. Each block has a
 * scheduler of its own for all cores of the chip; a core takes the union of all blocks' bits. So threads never write to the
 * same word, and the result does not depend on their number: a slot is a set of axons, and counts are sums.
 */
final class CoreBlock {

    /** Spikes that are sent together, so that the waits for their routes and for their axons' words overlap. Not tuned. */
    private static final int BATCH = 512;

    final long[] scheduled; // [slot][core][axon word], axons that spikes of this block reach
    final long[] outputBits; // [word], lines of the output port that fired in the last tick
    private final CoreState[] cores; // [core], of the whole chip
    private final long[] routes; // [core][neuron], of the whole chip
    private final int neuronsPerCore; // places in routes
    private final int[] fired; // [spike], place in routes
    private final long[] ways; // [spike], its route
    private int waiting; // spikes that have not been sent
    private final int first;
    private final int end;
    private final int slots;
    private final int wordsPerCore;
    private final CoreKernel kernel;
    private final CoreScratch scratch;
    private final LinkLoads.Meter meter; // or null
    int fetched; // means nothing; see CoreState.fetch
    long spikes;
    long outputSpikes;
    long axonDeliveries;
    long synapticEvents;
    long hops;
    long chipCrossings;

    /** The block of cores {@code first} (inclusive) to {@code end} (exclusive). */
    CoreBlock(
            CoreState[] cores,
            long[] routes,
            int first,
            int end,
            int slots,
            int outputWords,
            CoreKernel kernel,
            CoreScratch scratch,
            LinkLoads.Meter meter) {
        this.cores = cores;
        this.routes = routes;
        neuronsPerCore = routes.length / cores.length;
        fired = new int[BATCH + neuronsPerCore];
        ways = new long[fired.length];
        this.first = first;
        this.end = end;
        this.slots = slots;
        this.kernel = kernel;
        this.scratch = scratch;
        this.meter = meter;
        wordsPerCore = scratch.active.length;
        scheduled = new long[slots * cores.length * wordsPerCore];
        outputBits = new long[outputWords];
    }

    void reset() {
        for (int core = first; core < end; core++) {
            cores[core].reset();
        }
        Arrays.fill(scheduled, 0);
        Arrays.fill(outputBits, 0);
        spikes = 0;
        outputSpikes = 0;
        axonDeliveries = 0;
        synapticEvents = 0;
        hops = 0;
        chipCrossings = 0;
    }

    /** Runs one tick of the block's cores and sends their spikes. No delay leads into the slot that is being read. */
    void tick(long tick, int slot, CoreBlock[] all) {
        Arrays.fill(outputBits, 0);
        int word = (slot * cores.length + first) * wordsPerCore;
        for (int core = first; core < end; core++, word += wordsPerCore) {
            if (core + 1 < end) {
                fetched += cores[core + 1].fetch(scheduled, word + wordsPerCore);
            }
            CoreState state = cores[core];
            if (take(word, all)) {
                synapticEvents += state.tickWithInput(tick, kernel, scratch);
            } else {
                state.tickWithoutInput(tick, kernel, scratch);
            }
            collect(core, state.fired());
            if (waiting >= BATCH || core + 1 == end) {
                send(slot);
            }
        }
    }

    /** Moves the active axons of one core from all blocks into the scratch; false if there are none. */
    private boolean take(int word, CoreBlock[] all) {
        long any = 0;
        for (int i = 0; i < wordsPerCore; i++) {
            long axons = 0;
            for (CoreBlock block : all) {
                axons |= block.scheduled[word + i];
                block.scheduled[word + i] = 0;
            }
            scratch.active[i] = axons;
            any |= axons;
        }
        return any != 0;
    }

    private void collect(int core, long[] ofCore) {
        int first = core * neuronsPerCore;
        for (int group = 0; group < ofCore.length; group++) {
            for (long left = ofCore[group]; left != 0; left &= left - 1) {
                fired[waiting++] = first + (group << 6) + Long.numberOfTrailingZeros(left);
            }
        }
    }

    private void send(int slot) {
        int count = waiting;
        waiting = 0;
        spikes += count;
        for (int i = 0; i < count; i++) {
            ways[i] = routes[fired[i]];
        }
        int slotWords = cores.length * wordsPerCore;
        for (int i = 0; i < count; i++) {
            long route = ways[i];
            if (SpikeRoutes.nowhere(route)) {
                continue;
            }
            int delay = SpikeRoutes.delay(route);
            hops += SpikeRoutes.hops(route);
            int word = SpikeRoutes.word(route);
            if (delay > 0) {
                int later = slot + delay;
                later = later < slots ? later : later - slots;
                scheduled[later * slotWords + word] |= 1L << SpikeRoutes.bit(route);
                chipCrossings += SpikeRoutes.crossings(route);
                axonDeliveries++;
            } else {
                outputBits[word >> 6] |= 1L << word;
                outputSpikes++;
            }
            if (meter != null) {
                meter.pass(fired[i] / neuronsPerCore, fired[i] % neuronsPerCore);
            }
        }
    }
}
