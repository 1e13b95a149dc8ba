package dev.ranvier.examples.cli;

import dev.ranvier.examples.benchmark.MappingBenchmark;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ranvier benchmark mapping}: how fast a network that fills the chip is mapped, and how well. */
@Command(
        name = "mapping",
        mixinStandardHelpOptions = true,
        description =
                "Time the mapping of a locally connected network that fills the chip, against the sequential one.")
final class BenchmarkMappingCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of the placement. Default: 1")
    private long seed;

    @Option(names = "--json", description = "Print the result as JSON")
    private boolean json;

    @Override
    public Integer call() {
        MappingBenchmark.Result result = new MappingBenchmark(seed).run();
        String line = String.format(
                Locale.ROOT,
                "%d cores: partition %.1f s, placement %.1f s, all %.1f s; %.2f hops a spike",
                result.cores(),
                result.partitionSeconds(),
                result.placementSeconds(),
                result.mappingSeconds(),
                result.hopsPerSpike());
        new Answer().with("mapping", result).print(spec.commandLine().getOut(), json, List.of(line));
        return ExitCode.GOOD;
    }
}
