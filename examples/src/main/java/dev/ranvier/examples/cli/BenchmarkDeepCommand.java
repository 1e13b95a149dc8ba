package dev.ranvier.examples.cli;

import dev.ranvier.core.algebra.BandedGemm;
import dev.ranvier.examples.benchmark.DeepBenchmark;
import dev.ranvier.examples.study.Progress;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ranvier benchmark vgg16}: memory and speed of a deep convolutional network. */
@Command(
        name = "vgg16",
        mixinStandardHelpOptions = true,
        description = "Run a spiking VGG-16 (drawn weights, images of 32 x 32) and tell its memory and speed.",
        footer = {"", "It fits into a Java heap of 512 MiB: java -Xmx512m ..."})
final class BenchmarkDeepCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--steps", paramLabel = "T", defaultValue = "32", description = "Steps of an image. Default: 32")
    private int steps;

    @Option(names = "--images", paramLabel = "N", defaultValue = "5", description = "Number of images. Default: 5")
    private int images;

    @Option(names = "--threads", paramLabel = "N", defaultValue = "1", description = "Number of threads. Default: 1")
    private int threads;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Seed of weights, images. Default: 1")
    private long seed;

    @Option(names = "--json", description = "Print the result as JSON")
    private boolean json;

    @Override
    public Integer call() {
        if (steps < 1 || images < 1 || threads < 1) {
            throw new UserMistake("--steps, --images and --threads must be at least 1");
        }
        PrintWriter err = spec.commandLine().getErr();
        DeepBenchmark.Result result;
        try (Progress progress = new Progress(line -> {
                    err.println(line);
                    err.flush();
                });
                BandedGemm gemm = BandedGemm.fastest(threads)) {
            result = UserMistake.unlessRefused(
                    () -> DeepBenchmark.run(steps, images, threads, seed, gemm, progress::stage));
        }
        List<String> lines = List.of(
                String.format(
                        Locale.ROOT,
                        "%d neurons, %.0f M synapses; %.0f spikes and %.0f M synaptic events an image of %d steps",
                        result.neurons(),
                        1e-6 * result.synapses(),
                        result.spikesPerImage(),
                        1e-6 * result.synapticEventsPerImage(),
                        steps),
                String.format(
                        Locale.ROOT,
                        "%.3f s of processor time an image, %.2f G synaptic events a second",
                        result.cpuSecondsPerImage(),
                        1e-9 * result.synapticEventsPerCpuSecond()),
                String.format(
                        Locale.ROOT,
                        "%.0f MiB of Java heap in use of at most %.0f, peak of the process %.0f MiB",
                        result.heapMebibytes(),
                        result.largestHeapMebibytes(),
                        result.peakMebibytes()));
        new Answer().with("vgg16", result).print(spec.commandLine().getOut(), json, lines);
        return ExitCode.GOOD;
    }
}
