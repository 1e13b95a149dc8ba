package dev.ranvier.examples.cli;

import dev.ranvier.examples.benchmark.QueueBenchmark;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ranvier benchmark queue}: what an event costs in the queue. */
@Command(
        name = "queue",
        mixinStandardHelpOptions = true,
        description = "Time the event queue beside the library's: a removal, an insertion and a move.")
final class BenchmarkQueueCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Print the result as JSON")
    private boolean json;

    @Override
    public Integer call() {
        List<QueueBenchmark.Result> results = QueueBenchmark.run();
        List<String> lines = results.stream()
                .map(result -> String.format(
                        Locale.ROOT,
                        "%-24s %,8d entries: %6.1f ns",
                        result.queue(),
                        result.entries(),
                        result.nanosecondsPerRound()))
                .toList();
        new Answer().with("queues", results).print(spec.commandLine().getOut(), json, lines);
        return ExitCode.GOOD;
    }
}
