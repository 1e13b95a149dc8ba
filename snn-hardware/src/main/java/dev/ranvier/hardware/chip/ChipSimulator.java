package dev.ranvier.hardware.chip;

import java.util.Arrays;
import java.util.List;

/**
 * Runs a {@link ChipProgram} tick by tick and owns all its state. A tick, for every core: the axons that are active
 * in this tick are integrated, every neuron leaks, is tested and reset ({@link
 * dev.ranvier.core.network.IntegerNeuron} has the rule), and the spikes are sent off. A spike of tick t with delay d
 * makes its axon active in tick t + d; spikes that reach the same axon for the same tick merge. Spikes to the output
 * port are not delayed: they are outputs of tick t.
 *
 * <p>Packets go x first, then y, and pass |dx| + |dy| links. The time they take on the mesh is not part of the meaning: a
 * packet names the tick in which it acts, and its axon waits for that tick in the scheduler. So results are those of any
 * hop latency, as long as each packet is there in time; {@link TransitCheck} finds those that could be late.
 *
 * <p>One thread, or a {@link ChipTeam}; the results are the same. Not thread-safe otherwise: one simulator a thread, the
 * program is shared.
 */
public final class ChipSimulator {

    private final ChipProgram program;
    private final ChipTeam team; // or null: this thread only
    private final CoreState[] cores; // [core]
    private final CoreBlock[] blocks; // [thread]
    private final LinkLoads loads; // or null
    private final LinkLoads.Meter[] meters; // [thread], none if loads are not counted
    private final int wordsPerCore;
    private final int slots;
    private final long neurons;
    private final long[] outputBits; // [word], lines of the output port that fired in the last tick

    private long tick;
    private int slot; // of the current tick in the ring of scheduler slots
    private long externalDeliveries;

    /** A simulator of the program, at tick 0, that runs on the calling thread. */
    public ChipSimulator(ChipProgram program) {
        this(program, null, false, CoreKernels.best());
    }

    /**
     * A simulator of the program, at tick 0.
     *
     * @param team runs the cores; must not be used by two simulators at once
     * @param countLinks whether to count the load of every link; see {@link #linkLoads}
     */
    public ChipSimulator(ChipProgram program, ChipTeam team, boolean countLinks) {
        this(program, team, countLinks, CoreKernels.best());
    }

    ChipSimulator(ChipProgram program, ChipTeam team, boolean countLinks, CoreKernel kernel) {
        this.program = program;
        this.team = team;
        slots = program.limits().maxDelayTicks() + 1;
        neurons = program.neurons();
        outputBits = new long[program.outputPort().lines() + 63 >> 6];
        wordsPerCore = program.limits().axons() + 63 >> 6;
        List<CoreProgram> programs = program.cores();
        CorePlaces places = new CorePlaces(programs);
        cores = new CoreState[programs.size()];
        SharedArrays shared = new SharedArrays();
        int padded = program.limits().neurons() + 63 & ~63;
        long[] routes = new long[Math.multiplyExact(cores.length, padded)]; // [core][neuron]
        for (int core = 0; core < cores.length; core++) {
            cores[core] = new CoreState(programs.get(core), program.options(), shared);
            SpikeRoutes.fill(program, programs.get(core), places, wordsPerCore, routes, core * padded);
        }
        loads = countLinks ? new LinkLoads(program) : null;
        int threads = team == null ? 1 : team.size();
        meters = new LinkLoads.Meter[countLinks ? threads : 0];
        blocks = new CoreBlock[threads];
        for (int thread = 0; thread < threads; thread++) {
            if (countLinks) {
                meters[thread] = new LinkLoads.Meter(loads, program);
            }
            blocks[thread] = new CoreBlock(
                    cores,
                    routes,
                    (int) ((long) cores.length * thread / threads),
                    (int) ((long) cores.length * (thread + 1) / threads),
                    slots,
                    outputBits.length,
                    kernel,
                    new CoreScratch(wordsPerCore, padded),
                    countLinks ? meters[thread] : null);
        }
    }

    /** The program that runs. */
    public ChipProgram program() {
        return program;
    }

    /** Back to tick 0: initial potentials, no spikes under way, empty counts. */
    public void reset() {
        for (CoreBlock block : blocks) {
            block.reset();
        }
        if (loads != null) {
            loads.clear();
        }
        Arrays.fill(outputBits, 0);
        tick = 0;
        slot = 0;
        externalDeliveries = 0;
    }

    /** The next tick to run. */
    public long nextTick() {
        return tick;
    }

    /**
     * Brings a spike from outside to an axon, which will be active in the given tick.
     *
     * @param atTick from {@link #nextTick()} up to as many ticks later as the longest delay
     * @param core position of the core in the program
     * @param axon axon of that core
     * @throws IllegalArgumentException if the tick, the core or the axon is out of range
     */
    public void inject(long atTick, int core, int axon) {
        long ahead = atTick - tick;
        if (ahead < 0 || ahead >= slots) {
            throw new IllegalArgumentException(
                    "input can be brought in for ticks " + tick + ".." + (tick + slots - 1) + ", got tick " + atTick);
        }
        if (core < 0 || core >= cores.length) {
            throw new IllegalArgumentException(
                    "input for core number " + core + ", the program has cores 0.." + (cores.length - 1));
        }
        CoreProgram target = program.cores().get(core);
        if (axon < 0 || axon >= target.axons()) {
            throw new IllegalArgumentException(
                    "input for axon " + axon + " of " + target.name() + ", which has axons 0.." + (target.axons() - 1));
        }
        int inSlot = slotAfter((int) ahead);
        blocks[0].scheduled[(inSlot * cores.length + core) * wordsPerCore + (axon >> 6)] |= 1L << axon;
        externalDeliveries++;
    }

    /** Runs one tick. */
    public void tick() {
        if (team == null) {
            blocks[0].tick(tick, slot, blocks);
        } else {
            team.run(thread -> blocks[thread].tick(tick, slot, blocks));
        }
        for (int word = 0; word < outputBits.length; word++) {
            long bits = 0;
            for (CoreBlock block : blocks) {
                bits |= block.outputBits[word];
            }
            outputBits[word] = bits;
        }
        if (loads != null) {
            loads.endTick(meters);
        }
        tick++;
        slot = slotAfter(1);
    }

    /** True if the line of the output port got a spike in the last tick. */
    public boolean output(int line) {
        return (outputBits[line >> 6] >>> line & 1) != 0;
    }

    /** The lines of the output port that got a spike in the last tick, ascending. */
    public int[] outputs() {
        int count = 0;
        for (long word : outputBits) {
            count += Long.bitCount(word);
        }
        int[] lines = new int[count];
        int next = 0;
        for (int word = 0; word < outputBits.length; word++) {
            for (long bits = outputBits[word]; bits != 0; bits &= bits - 1) {
                lines[next++] = (word << 6) + Long.numberOfTrailingZeros(bits);
            }
        }
        return lines;
    }

    /** Potential of a neuron after the last tick; core and neuron by position in the program. */
    public int potential(int core, int neuron) {
        return cores[core].potential(neuron);
    }

    /** True if the neuron fired in the last tick; core and neuron by position in the program. */
    public boolean fired(int core, int neuron) {
        return (cores[core].fired()[neuron >> 6] >>> neuron & 1) != 0;
    }

    /**
     * The load of every link since the last reset.
     *
     * @throws IllegalStateException if this simulator does not count it
     */
    public LinkLoads linkLoads() {
        if (loads == null) {
            throw new IllegalStateException("this simulator was made without counting the load of links");
        }
        return loads;
    }

    /** What has happened since the last reset. */
    public ChipActivity activity() {
        ChipActivity sum = ChipActivity.none(cores.length);
        for (CoreBlock block : blocks) {
            sum = sum.plus(new ChipActivity(
                    cores.length,
                    0,
                    0,
                    block.spikes,
                    block.outputSpikes,
                    block.axonDeliveries,
                    0,
                    block.synapticEvents,
                    block.hops,
                    0,
                    block.chipCrossings));
        }
        long rowReads = tick * cores.length * program.limits().neurons();
        return sum.plus(
                new ChipActivity(cores.length, tick, tick * neurons, 0, 0, 0, externalDeliveries, 0, 0, rowReads, 0));
    }

    private int slotAfter(int ticks) {
        int next = slot + ticks;
        return next < slots ? next : next - slots;
    }
}
