package dev.ranvier.examples.cli;

import dev.ranvier.core.algebra.Gemm;
import dev.ranvier.core.algebra.NetlibGemm;
import dev.ranvier.core.coding.SpikingClassifier;
import dev.ranvier.core.io.NetworkFile;
import dev.ranvier.core.model.LayerGraph;
import dev.ranvier.examples.study.Progress;
import dev.ranvier.examples.study.SpikingRun;
import dev.ranvier.training.ann.Inference;
import dev.ranvier.training.conversion.BinaryConversion;
import dev.ranvier.training.conversion.RateConversion;
import dev.ranvier.training.conversion.RateSettings;
import dev.ranvier.training.conversion.TtfsConversion;
import dev.ranvier.training.conversion.TtfsSettings;
import dev.ranvier.training.data.Dataset;
import dev.ranvier.training.data.LabelledImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ranvier convert}: a trained model to a spiking network. */
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        description = "Convert a trained model to a spiking network, compare both, and write NAME.json plus NAME.npz.")
final class ConvertCommand implements Callable<Integer> {

    /** Ways to spikes. */
    enum Method {
        /** Spike counts stand for activations. */
        rate,
        /** The time to the first spike stands for the activation, exactly. */
        ttfs,
        /** Binary neurons of a model trained by {@code --rule chip}, exactly. */
        binary
    }

    @Spec
    private CommandSpec spec;

    @Mixin
    private CommonOptions common;

    @Option(names = "--model", required = true, paramLabel = "MODEL.json", description = "A model made by train.")
    private Path model;

    @Option(
            names = "--method",
            defaultValue = "rate",
            paramLabel = "METHOD",
            description = "rate, ttfs (time to first spike), or binary (models of train --rule chip)."
                    + " Default: ${DEFAULT-VALUE}")
    private Method method;

    @Option(names = "--steps", paramLabel = "T", description = "Time steps of the rate code. Default: 32")
    private Integer steps;

    @Option(
            names = "--percentile",
            paramLabel = "P",
            description = "Percentile of activations that the rate code can express. Default: 99.9")
    private Double percentile;

    @Option(names = "--limit", paramLabel = "N", description = "Compare on the first N test images. Default: all")
    private Integer limit;

    @Option(
            names = "--out",
            paramLabel = "NETWORK.json",
            defaultValue = "ranvier-out/network.json",
            description = "Where to write the network. Default: ${DEFAULT-VALUE}")
    private Path out;

    @Override
    public Integer call() throws IOException {
        int threads = common.threads();
        if (method != Method.rate && (steps != null || percentile != null)) {
            throw new UserMistake("--steps and --percentile go with --method rate");
        }
        RateSettings rate = UserMistake.unlessRefused(() -> new RateSettings(
                percentile == null ? RateSettings.DEFAULT.percentile() : percentile,
                steps == null ? RateSettings.DEFAULT.steps() : steps,
                RateSettings.DEFAULT.initialPotentialFraction()));
        OutputFile.check(out);
        LayerGraph graph = FileKind.readModel(model);
        try (Progress progress = common.progress(spec);
                NetlibGemm gemm = new NetlibGemm(threads)) {
            progress.stage("reading data");
            Dataset data = common.load();
            Inputs.requireFit(graph, model, data);
            LabelledImages test = Inputs.test(data, limit);
            if (method != Method.binary && Inputs.isForChip(graph)) {
                throw new UserMistake(model + " was trained for the chip; convert it with --method binary");
            }
            OutputFile.makeFolderOf(out);
            progress.stage("converting");
            SpikingClassifier network = UserMistake.unlessRefused(() -> convert(graph, data.train(), gemm, rate));
            NetworkFile.write(network, out);
            double accuracy = new Inference(graph, gemm).accuracy(test);
            progress.stage("simulating " + test.size() + " images");
            SpikingRun run = SpikingRun.of(network, threads, test, progress.samples(test.size()));
            print(run, accuracy, data);
        }
        return ExitCode.GOOD;
    }

    private SpikingClassifier convert(LayerGraph graph, LabelledImages training, Gemm gemm, RateSettings rate) {
        return switch (method) {
            case rate -> RateConversion.convert(graph, training, gemm, rate);
            case ttfs ->
                TtfsConversion.convert(graph, training, gemm, TtfsSettings.DEFAULT)
                        .classifier();
            case binary -> BinaryConversion.convert(graph);
        };
    }

    private void print(SpikingRun run, double accuracy, Dataset data) {
        new Answer()
                .with("network", run.classifier().network().name())
                .with("file", OutputFile.shown(out))
                .with("dataset", data.name())
                .with("samples", run.results().decisions().size())
                .with("ann", Map.of("accuracy", accuracy))
                .with("snn", run.summary())
                .print(
                        spec.commandLine().getOut(),
                        common.json,
                        List.of(
                                String.format(
                                        Locale.ROOT,
                                        "ANN: accuracy %.2f %% on %d images",
                                        100 * accuracy,
                                        run.results().decisions().size()),
                                SnnLines.of(run.summary()),
                                "Network: " + OutputFile.shown(out)));
    }
}
