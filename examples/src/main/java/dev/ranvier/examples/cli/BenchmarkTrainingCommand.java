package dev.ranvier.examples.cli;

import dev.ranvier.core.algebra.BandedGemm;
import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.examples.benchmark.GemmBenchmark;
import dev.ranvier.examples.benchmark.TrainingBenchmark;
import dev.ranvier.examples.study.Progress;
import dev.ranvier.training.data.LabelledImages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ranvier benchmark training}: how fast networks are trained. */
@Command(
        name = "training",
        mixinStandardHelpOptions = true,
        description = "Time dense products and epochs of training, batch 128, Adam.",
        footer = {"", "Built with -Popenblas it measures OpenBLAS, too, unless --netlib is given."})
final class BenchmarkTrainingCommand implements Callable<Integer> {

    private static final int PRODUCT_REPEATS = 7;

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Option(
            names = "--layers",
            split = ",",
            paramLabel = "LAYERS",
            defaultValue = "784-1200-1200-10,12c5-2s-64c5-2s-10",
            description = "The networks in short. Default: ${DEFAULT-VALUE}")
    private List<String> layers;

    @Option(names = "--epochs", paramLabel = "N", defaultValue = "1", description = "Epochs. Default: 1")
    private int epochs;

    @Option(names = "--limit", paramLabel = "N", description = "Use the first N training images. Default: all")
    private Integer limit;

    @Option(names = "--netlib", description = "Use netlib even if OpenBLAS is there")
    private boolean netlib;

    @Override
    public Integer call() throws IOException {
        int threads = common.threads();
        List<TrainingBenchmark.Result> trainings = new ArrayList<>();
        GemmBenchmark.Result product;
        try (Progress progress = common.progress(spec);
                BandedGemm alone = open(1);
                BandedGemm gemm = open(threads)) {
            progress.stage("reading data");
            LabelledImages images = Inputs.first(common.load().train(), limit);
            progress.stage("products of 128 x 784 x 1200 on one thread");
            product = GemmBenchmark.run(alone, 128, 1200, 784, PRODUCT_REPEATS);
            for (String network : layers) {
                progress.stage("training " + network);
                trainings.add(
                        UserMistake.unlessRefused(() -> TrainingBenchmark.run(network, images, epochs, gemm, threads)));
            }
        }
        new Answer()
                .with("product", product)
                .with("trainings", trainings)
                .print(spec.commandLine().getOut(), common.json, lines(product, trainings));
        return ExitCode.GOOD;
    }

    private BandedGemm open(int threads) {
        return netlib ? new NetlibGemm(threads) : BandedGemm.fastest(threads);
    }

    private static List<String> lines(GemmBenchmark.Result product, List<TrainingBenchmark.Result> trainings) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%s: %d x %d x %d in %.2f ms of one processor, %.0f GFLOP/s",
                product.kernel(),
                product.m(),
                product.k(),
                product.n(),
                product.milliseconds(),
                product.gigaflopsPerSecond()));
        for (TrainingBenchmark.Result training : trainings) {
            for (TrainingBenchmark.Epoch epoch : training.epochs()) {
                lines.add(String.format(
                        Locale.ROOT,
                        "%s, %d images, %d threads: %.2f s wall, %.2f s processor, training accuracy %.2f %%; peak %.0f MiB",
                        training.layers(),
                        training.samples(),
                        training.threads(),
                        epoch.wallSeconds(),
                        epoch.cpuSeconds(),
                        100 * epoch.trainAccuracy(),
                        training.peakMebibytes()));
            }
        }
        return lines;
    }
}
