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
 * <p>Packets go x first, then y, and pass |dx| + |dy| links. The time they take on the mesh is not part of the
 * meaning: a delay is chosen longer than the transit, so hops are counted and change no result.
 *
 * <p>Potentials are clamped to their 20 bits after integration, after the leak and after a reset. Not thread-safe:
 * one simulator a thread, the program is shared.
 */
public final class ChipSimulator {

    private static final int NOWHERE = -1;
    private static final int OUTPUT = -2;

    private final ChipProgram program;
    private final CoreState[] cores; // [core]
    private final int[][] targetCore; // [core][neuron], NOWHERE, OUTPUT or the position of the target core
    private final int[][] hopsOf; // [core][neuron], links that a spike passes
    private final int slots;
    private final long neurons;
    private final long[] outputBits; // [word], lines of the output port that fired in the last tick

    private long tick;
    private int slot; // of the current tick in the ring of scheduler slots
    private long spikes;
    private long outputSpikes;
    private long axonDeliveries;
    private long externalDeliveries;
    private long synapticEvents;
    private long hops;

    /** A simulator of the program, at tick 0. */
    public ChipSimulator(ChipProgram program) {
        this.program = program;
        this.slots = program.limits().maxDelayTicks() + 1;
        this.neurons = program.neurons();
        this.outputBits = new long[(program.outputPort().lines() + 63) >> 6];
        List<CoreProgram> programs = program.cores();
        this.cores = new CoreState[programs.size()];
        this.targetCore = new int[programs.size()][];
        this.hopsOf = new int[programs.size()][];
        CorePlaces places = new CorePlaces(programs);
        for (int core = 0; core < cores.length; core++) {
            cores[core] = new CoreState(programs.get(core), slots);
            targetCore[core] = targets(programs.get(core), places);
            SpikeTargets targets = programs.get(core).neurons().targets();
            hopsOf[core] = new int[targets.size()];
            Arrays.setAll(hopsOf[core], targets::hops);
        }
    }

    /** The program that runs. */
    public ChipProgram program() {
        return program;
    }

    /** Back to tick 0: initial potentials, no spikes under way, empty counts. */
    public void reset() {
        for (CoreState core : cores) {
            core.reset();
        }
        Arrays.fill(outputBits, 0);
        tick = 0;
        slot = 0;
        spikes = 0;
        outputSpikes = 0;
        axonDeliveries = 0;
        externalDeliveries = 0;
        synapticEvents = 0;
        hops = 0;
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
        cores[core].schedule(slotAfter((int) ahead), axon);
        externalDeliveries++;
    }

    /** Runs one tick. */
    public void tick() {
        Arrays.fill(outputBits, 0);
        // Spikes may be sent before the other cores have run: no delay leads into the current slot.
        for (int core = 0; core < cores.length; core++) {
            synapticEvents += cores[core].tick(slot);
            if (cores[core].firedCount() > 0) {
                send(core);
            }
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

    /** What has happened since the last reset. */
    public ChipActivity activity() {
        return new ChipActivity(
                cores.length,
                tick,
                tick * neurons,
                spikes,
                outputSpikes,
                axonDeliveries,
                externalDeliveries,
                synapticEvents,
                hops);
    }

    private void send(int core) {
        CoreState state = cores[core];
        SpikeTargets targets = program.cores().get(core).neurons().targets();
        int[] target = targetCore[core];
        int[] line = targets.line();
        int[] delay = targets.delay();
        int count = state.firedCount();
        for (int i = 0; i < count; i++) {
            int neuron = state.fired(i);
            hops += hopsOf[core][neuron];
            if (target[neuron] >= 0) {
                cores[target[neuron]].schedule(slotAfter(delay[neuron]), line[neuron]);
                axonDeliveries++;
            } else if (target[neuron] == OUTPUT) {
                outputBits[line[neuron] >> 6] |= 1L << line[neuron];
                outputSpikes++;
            }
        }
        spikes += count;
    }

    private int slotAfter(int ticks) {
        int next = slot + ticks;
        return next < slots ? next : next - slots;
    }

    private static int[] targets(CoreProgram core, CorePlaces places) {
        SpikeTargets targets = core.neurons().targets();
        int[] positions = new int[targets.size()];
        for (int neuron = 0; neuron < positions.length; neuron++) {
            positions[neuron] = switch (targets.kind()[neuron]) {
                case NOWHERE -> NOWHERE;
                case OUTPUT -> OUTPUT;
                case AXON -> places.at(core.x() + targets.dx()[neuron], core.y() + targets.dy()[neuron]);
            };
        }
        return positions;
    }
}
