package dev.ranvier.examples.benchmark;

import com.sun.management.OperatingSystemMXBean;
import dev.ranvier.hardware.chip.ChipActivity;
import dev.ranvier.hardware.chip.ChipProgram;
import dev.ranvier.hardware.chip.ChipSimulator;
import dev.ranvier.hardware.chip.ChipTeam;
import dev.ranvier.hardware.chip.TnCase;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Question: how long does a tick of the whole chip take under the load with which IBM characterised it, and how many
 * crossbar cells a second does a network of cores cover that is run over and over? Medians over rounds; the first rounds
 * warm up and are not counted. Prints nothing.
 */
public final class ChipBenchmark {

    /** Crossbar cells that RANC's simulator scans in a second, one thread of the machine the project was begun on. */
    public static final double RANC_CELLS_PER_SECOND = 4.0e8;

    private static final int WARM_UP_ROUNDS = 6;
    private static final int LIMIT_SIDE = 4; // cores in a row and a column that fit a nearby cache
    private static final long SEED = 1;

    private ChipBenchmark() {}

    /**
     * How fast the characterisation network ran.
     *
     * @param cores cores, all in use
     * @param threads members of the team
     * @param millisecondsPerTick median over rounds, by the clock on the wall
     * @param cpuMillisecondsPerTick median over rounds, of all threads together
     * @param eventsPerTick synaptic events
     * @param meanRateHz spikes of a neuron in 1000 ticks
     * @param hopsPerSpike mean
     * @param eventsPerSecond synaptic events in a second of the clock
     * @param limitEventsPerSecond the same kernel's rate on a few cores that stay in the cache, times the threads
     * @param memoryMegabytes heap in use at the end, program and garbage included
     */
    public record Speed(
            int cores,
            int threads,
            double millisecondsPerTick,
            double cpuMillisecondsPerTick,
            double eventsPerTick,
            double meanRateHz,
            double hopsPerSpike,
            double eventsPerSecond,
            double limitEventsPerSecond,
            double memoryMegabytes) {}

    /**
     * How fast a case ran over and over.
     *
     * @param ticksPerSecond median over rounds
     * @param cellsPerSecond crossbar cells of all cores times ticks a second
     * @param timesRanc that over {@link #RANC_CELLS_PER_SECOND}
     * @param eventsPerSecond synaptic events in a second
     */
    public record Coverage(double ticksPerSecond, double cellsPerSecond, double timesRanc, double eventsPerSecond) {}

    /**
     * Runs the characterisation network.
     *
     * @param side cores in a row and in a column; 64 is the whole chip
     * @param ownWeights whether each neuron has weights of its own, or all the same four, one an axon type
     * @param threads members of the team
     * @param rounds rounds that count
     * @param ticksPerRound ticks of a round
     */
    public static Speed characterisation(int side, boolean ownWeights, int threads, int rounds, int ticksPerRound) {
        ChipProgram program = CharacterisationNetwork.of(side, ownWeights, SEED);
        try (ChipTeam team = new ChipTeam(threads)) {
            ChipSimulator chip = new ChipSimulator(program, team, false);
            Rounds measured = Rounds.of(chip, rounds, ticksPerRound);
            ChipActivity activity = chip.activity();
            double events = (double) measured.events() / (rounds * (long) ticksPerRound);
            double megabytes = memoryMegabytes();
            return new Speed(
                    program.cores().size(),
                    threads,
                    measured.wallMs(),
                    measured.cpuMs(),
                    events,
                    1000.0 * activity.spikes() / activity.neuronUpdates(),
                    (double) activity.hops() / activity.spikes(),
                    events / measured.wallMs() * 1000,
                    limit(ownWeights, ticksPerRound) * threads,
                    megabytes);
        }
    }

    /**
     * Runs a case over and over, its input included.
     *
     * @param threads members of the team
     * @param rounds rounds that count
     * @param repeats times the case is run in a round
     */
    public static Coverage repeated(TnCase tnCase, int threads, int rounds, int repeats) {
        long cells = tnCase.program().cores().stream()
                .mapToLong(core -> (long) core.axons() * core.neurons().size())
                .sum();
        double[] seconds = new double[rounds];
        long events = 0;
        try (ChipTeam team = new ChipTeam(threads)) {
            ChipSimulator chip = new ChipSimulator(tnCase.program(), team, false);
            for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
                long start = System.nanoTime();
                for (int repeat = 0; repeat < repeats; repeat++) {
                    run(tnCase, chip);
                }
                if (round >= 0) {
                    seconds[round] = (System.nanoTime() - start) * 1e-9;
                }
                events = chip.activity().synapticEvents();
            }
        }
        double ticksPerSecond = tnCase.ticks() * (double) repeats / median(seconds);
        return new Coverage(
                ticksPerSecond,
                ticksPerSecond * cells,
                ticksPerSecond * cells / RANC_CELLS_PER_SECOND,
                (double) events / tnCase.ticks() * ticksPerSecond);
    }

    private static void run(TnCase tnCase, ChipSimulator chip) {
        chip.reset();
        int input = 0;
        for (int tick = 0; tick < tnCase.ticks(); tick++) {
            for (; input < tnCase.inputTick().length && tnCase.inputTick()[input] == tick; input++) {
                chip.inject(tick, tnCase.inputCore()[input], tnCase.inputAxon()[input]);
            }
            chip.tick();
        }
    }

    /** Events a second of one thread on a network that stays in its cache. */
    private static double limit(boolean ownWeights, int ticksPerRound) {
        ChipSimulator chip = new ChipSimulator(CharacterisationNetwork.of(LIMIT_SIDE, ownWeights, SEED));
        int ticks = ticksPerRound * 64;
        Rounds measured = Rounds.of(chip, 5, ticks);
        return measured.events() / (5.0 * ticks) / measured.wallMs() * 1000;
    }

    private static double memoryMegabytes() {
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** Medians of a tick's time, and the events of the rounds that count. */
    private record Rounds(double wallMs, double cpuMs, long events) {

        static Rounds of(ChipSimulator chip, int rounds, int ticks) {
            OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
            double[] wall = new double[rounds];
            double[] cpu = new double[rounds];
            long before = 0;
            for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
                if (round == 0) {
                    before = chip.activity().synapticEvents();
                }
                long cpuStart = system.getProcessCpuTime();
                long start = System.nanoTime();
                for (int tick = 0; tick < ticks; tick++) {
                    chip.tick();
                }
                if (round >= 0) {
                    wall[round] = (System.nanoTime() - start) * 1e-6 / ticks;
                    cpu[round] = (system.getProcessCpuTime() - cpuStart) * 1e-6 / ticks;
                }
            }
            return new Rounds(median(wall), median(cpu), chip.activity().synapticEvents() - before);
        }
    }
}
