package dev.ranvier.examples.cli;

import dev.ranvier.examples.benchmark.ChipBenchmark;
import dev.ranvier.hardware.chip.TnCaseFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ranvier benchmark chip}: how fast the chip is simulated. */
@Command(
        name = "chip",
        mixinStandardHelpOptions = true,
        description = "Time the simulation of the whole chip, or of a network of cores run over and over.")
final class BenchmarkChipCommand implements Callable<Integer> {

    private static final int SIDE = 64; // cores in a row of the whole chip

    @Spec
    private CommandSpec spec;

    @Option(names = "--threads", paramLabel = "T", defaultValue = "2", description = "Threads. Default: 2")
    private int threads;

    @Option(names = "--rounds", paramLabel = "R", defaultValue = "7", description = "Timed rounds. Default: 7")
    private int rounds;

    @Option(names = "--ticks", paramLabel = "N", defaultValue = "50", description = "Ticks of a round. Default: 50")
    private int ticks;

    @Option(
            names = "--case",
            paramLabel = "CASE.input.json",
            description = "Run this network of cores over and over instead of the whole chip")
    private Path caseFile;

    @Option(names = "--json", description = "Print the result as JSON")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (threads < 1 || rounds < 1 || ticks < 1) {
            throw new UserMistake("--threads, --rounds and --ticks must be at least 1");
        }
        if (caseFile != null) {
            ChipBenchmark.Coverage coverage = ChipBenchmark.repeated(TnCaseFile.read(caseFile), threads, rounds, ticks);
            print(
                    coverage,
                    String.format(
                            Locale.ROOT,
                            "%.3g ticks/s, %.3g crossbar cells/s, %.0f times the cells that RANC scans in a second",
                            coverage.ticksPerSecond(),
                            coverage.cellsPerSecond(),
                            coverage.timesRanc()));
            return ExitCode.GOOD;
        }
        ChipBenchmark.Speed speed = ChipBenchmark.characterisation(SIDE, false, threads, rounds, ticks);
        print(
                speed,
                String.format(
                        Locale.ROOT,
                        "%d cores, %d thread(s): %.2f ms a tick, %.3g synaptic events/s (in the cache %.3g), %.0f MB",
                        speed.cores(),
                        speed.threads(),
                        speed.millisecondsPerTick(),
                        speed.eventsPerSecond(),
                        speed.limitEventsPerSecond(),
                        speed.memoryMegabytes()));
        return ExitCode.GOOD;
    }

    private void print(Object result, String line) {
        new Answer().with("chip", result).print(spec.commandLine().getOut(), json, List.of(line));
    }
}
