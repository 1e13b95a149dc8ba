package dev.ranvier.examples.cli;

import dev.ranvier.examples.benchmark.ActivityBenchmark;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ranvier benchmark activity}: what less activity saves. */
@Command(
        name = "activity",
        mixinStandardHelpOptions = true,
        description = "Time both engines on one network at three levels of activity, each a tenth of the one before.")
final class BenchmarkActivityCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print the result as JSON")
    private boolean json;

    @Override
    public Integer call() {
        List<ActivityBenchmark.Result> results = ActivityBenchmark.run();
        List<String> lines = results.stream()
                .map(result -> String.format(
                        Locale.ROOT,
                        "%-5s sources at %4.1f Hz: %,8d spikes, %,10d synaptic events, %.5f s of CPU%s",
                        result.engine(),
                        result.sourceRateHz(),
                        result.spikes(),
                        result.synapticEvents(),
                        result.cpuSeconds(),
                        Double.isNaN(result.timesCheaper())
                                ? ""
                                : String.format(Locale.ROOT, ", %.1f times less", result.timesCheaper())))
                .toList();
        new Answer().with("activity", results).print(spec.commandLine().getOut(), json, lines);
        return ExitCode.GOOD;
    }
}
