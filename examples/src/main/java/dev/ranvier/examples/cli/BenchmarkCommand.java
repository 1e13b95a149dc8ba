package dev.ranvier.examples.cli;

import dev.ranvier.core.engine.tick.Precision;
import dev.ranvier.core.io.NetworkFile;
import dev.ranvier.core.io.StagedFile;
import dev.ranvier.examples.benchmark.BenchmarkName;
import dev.ranvier.examples.benchmark.BenchmarkResult;
import dev.ranvier.examples.benchmark.BenchmarkRun;
import dev.ranvier.examples.benchmark.BenchmarkSettings;
import dev.ranvier.examples.simulation.EngineChoice;
import dev.ranvier.examples.study.Provenance;
import dev.ranvier.examples.study.ResultFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ranvier benchmark}: how fast the engines run well-known networks. */
@Command(
        name = "benchmark",
        subcommands = {
            BenchmarkChipCommand.class,
            BenchmarkInferenceCommand.class,
            BenchmarkDeepCommand.class,
            BenchmarkMappingCommand.class,
            BenchmarkQueueCommand.class,
            BenchmarkActivityCommand.class,
            BenchmarkTrainingCommand.class,
            BenchmarkCompareCommand.class
        },
        mixinStandardHelpOptions = true,
        description = "Time the engines on well-known networks.",
        footer = {
            "",
            "The network is built once and run until the virtual machine has warmed up; then the loop is timed. Build and"
                    + " warm-up are not in wallSeconds, the median of the repeats."
        })
final class BenchmarkCommand implements Callable<Integer> {

    private static final String ALL = "all";

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "NETWORK",
            description =
                    "cuba, coba, brunel, brunelPoisson, microcircuit, feedforward, ring, million, or all (but million)")
    private String name;

    @Option(names = "--neurons", paramLabel = "N", description = "Number of neurons. Default: as published")
    private int neurons;

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = "tick",
            description = "event or tick. Default: tick")
    private EngineChoice.Kind engine;

    @Option(
            names = "--precision",
            paramLabel = "P",
            defaultValue = "SINGLE",
            description = "SINGLE or DOUBLE state of the tick engine. Default: SINGLE")
    private Precision precision;

    @Option(
            names = "--threads",
            paramLabel = "T",
            defaultValue = "1",
            description = "Threads that share a run. Default: 1")
    private int threads;

    @Option(names = "--seconds", paramLabel = "S", description = "Network time of a run. Default: as published")
    private double seconds;

    @Option(names = "--repeats", paramLabel = "R", defaultValue = "5", description = "Timed runs. Default: 5")
    private int repeats;

    @Option(names = "--json", description = "Print the result as JSON on standard output, progress on standard error")
    private boolean json;

    @Option(names = "--out", paramLabel = "FILE", description = "Write the JSON to a file, too")
    private Path out;

    @Option(
            names = "--export",
            paramLabel = "NETWORK.json",
            description = "Write the network to a file for simulate instead of timing it")
    private Path export;

    @Override
    public Integer call() throws IOException {
        if (name == null) {
            throw new UserMistake(
                    "which network? There are " + Arrays.toString(BenchmarkName.values()) + " and " + ALL);
        }
        if (export != null) {
            BenchmarkName network = one();
            NetworkFile.writeCircuit(
                    UserMistake.unlessRefused(() -> network.build(neurons)).network(), export);
            return ExitCode.GOOD;
        }
        if (out != null) {
            OutputFile.check(out);
            OutputFile.makeFolderOf(out);
        }
        List<BenchmarkName> names = name.equals(ALL)
                ? Arrays.stream(BenchmarkName.values())
                        .filter(BenchmarkName::usual)
                        .toList()
                : List.of(one());
        List<BenchmarkResult> results = new ArrayList<>();
        PrintWriter err = spec.commandLine().getErr();
        for (BenchmarkName each : names) {
            BenchmarkSettings settings = UserMistake.unlessRefused(() -> new BenchmarkSettings(
                    each, neurons, engine == EngineChoice.Kind.event, precision, threads, seconds, repeats));
            results.add(UserMistake.unlessRefused(
                    () -> BenchmarkRun.of(settings, stage -> err.println(each + ": " + stage))));
        }
        Object answer = names.size() == 1 ? results.get(0) : withOrigin(results);
        String text = ResultFiles.json(answer);
        if (out != null) {
            StagedFile.write(out, text.getBytes(StandardCharsets.UTF_8));
        }
        PrintWriter printer = spec.commandLine().getOut();
        if (json) {
            printer.print(text);
        } else {
            results.forEach(result -> printer.println(line(result)));
        }
        printer.flush();
        return ExitCode.GOOD;
    }

    private BenchmarkName one() {
        return Arrays.stream(BenchmarkName.values())
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UserMistake("there is no benchmark '" + name + "'; there are "
                        + Arrays.toString(BenchmarkName.values()) + " and " + ALL));
    }

    private static Map<String, Object> withOrigin(List<BenchmarkResult> results) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("ranvier", Provenance.ranvierVersionOfThisBuild());
        all.put("java", System.getProperty("java.version"));
        all.put("benchmarks", results);
        return all;
    }

    private static String line(BenchmarkResult result) {
        return String.format(
                Locale.ROOT,
                "%-15s %s %s, %d thread(s), %s kernels: %.4f s for %.3g s of network time (%.4f a second), %.3g events/s,"
                        + " %.2f Hz",
                result.network(),
                result.engine(),
                result.precision(),
                result.threads(),
                result.kernels(),
                result.wallSeconds(),
                result.networkSeconds(),
                result.wallPerNetworkSecond(),
                result.eventsPerSecond(),
                result.meanRateHz());
    }
}
